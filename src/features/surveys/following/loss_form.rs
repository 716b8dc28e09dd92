use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::features::customers::CustomerPicker;
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{
    Binding, Button, ButtonKind, Choice, ChoiceField, DateField, Form, SelectField, TextArea,
    TextField,
};
use domain::command::{Command, Edit, Validate as _};
use domain::record::{CustomerId, Loss, LossId, LossReason, WinBack};
use leptos::prelude::*;

/// A customer who left, or how far winning them back has come.
#[component]
pub(super) fn LossForm(start: Loss, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    use t::following as text;
    let doer = use_doer();
    let before = (start.id != LossId::default()).then(|| start.clone());
    let is_new = before.is_none();
    let record = before.as_ref().map(|before| before.id.0);
    let draft = use_draft("loss", record, start);
    let checks = use_checks(
        move || draft.with(|loss| loss.problems(clock::today())),
        doer,
    );
    let customer = Binding::new(
        Signal::derive(move || {
            draft.with(|loss| (loss.customer != CustomerId::default()).then_some(loss.customer))
        }),
        move |customer: Option<CustomerId>| {
            draft.update(|loss| loss.customer = customer.unwrap_or_default());
        },
    );
    let before = StoredValue::new(before);
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let edit = Edit {
            before: before.get_value(),
            after: draft.get_untracked(),
        };
        doer.run(
            Command::SaveLoss(Box::new(edit)),
            text::lost_saved(),
            move |_| {
                draft.forget();
                on_done.run(());
            },
        );
    };
    let label = |field: &str| field_label("loss", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            {is_new
                .then(|| {
                    view! {
                        <Checked checks field="customer">
                            <CustomerPicker label=label("customer") value=customer error=checks.error("customer") />
                        </Checked>
                    }
                })}
            <ChoiceField
                label=label("state")
                value=draft.field(|loss| loss.state, |loss, state| loss.state = state)
                choices=Choice::all(WinBack::ALL)
                settled=true
            />
            <div class="field-pair">
                <Checked checks field="day">
                    <DateField
                        label=label("day")
                        value=draft.field(|loss| loss.day, |loss, day| loss.day = day)
                        error=checks.error("day")
                    />
                </Checked>
                <SelectField
                    label=label("reason")
                    value=draft.field(|loss| loss.reason, |loss, reason| loss.reason = reason)
                    choices=Choice::all(LossReason::ALL)
                />
            </div>
            <Checked checks field="reason_note">
                <TextArea
                    label=label("reason_note")
                    rows=2
                    value=draft.field(|loss| loss.reason_note.clone(), |loss, note| loss.reason_note = note)
                    error=checks.error("reason_note")
                />
            </Checked>
            <Checked checks field="lost_to">
                <TextField
                    label=label("lost_to")
                    value=draft.field(|loss| loss.competitor.clone(), |loss, to| loss.competitor = to)
                    error=checks.error("lost_to")
                />
            </Checked>
            <Checked checks field="would_return">
                <TextArea
                    label=label("would_return")
                    rows=2
                    value=draft.field(|loss| loss.would_return.clone(), |loss, words| loss.would_return = words)
                    error=checks.error("would_return")
                />
            </Checked>
            <Checked checks field="note">
                <TextArea
                    label=label("note")
                    rows=2
                    value=draft.field(|loss| loss.note.clone(), |loss, note| loss.note = note)
                    error=checks.error("note")
                />
            </Checked>
        </Form>
    }
}
