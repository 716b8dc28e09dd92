use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::features::customers::{CustomerPicker, staff_choices, use_staff};
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{Button, ButtonKind, DateField, Form, SelectField, TextArea};
use domain::command::{Command, Edit, Validate as _};
use domain::record::{FollowUp, FollowUpId};
use leptos::prelude::*;

/// Something to do, by whom and until when: a new one, or one that is put right.
#[component]
pub(super) fn FollowUpForm(
    /// As it is stored, or what a new one begins with.
    start: FollowUp,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    use t::following as text;
    let doer = use_doer();
    let before = (start.id != FollowUpId::default()).then(|| start.clone());
    let is_new = before.is_none();
    let is_about_area = start.area.is_some();
    let record = before.as_ref().map(|before| before.id.0);
    let form = start.area.map_or_else(
        || "follow-up".to_owned(),
        |area| format!("follow-up-{}", area.code()),
    );
    let draft = use_draft(&form, record, start);
    let checks = use_checks(
        move || draft.with(|follow_up| follow_up.problems(clock::today())),
        doer,
    );
    let staff = staff_choices(use_staff(), move || draft.with(|follow_up| follow_up.owner));
    let actor = crate::engine_client::use_engine().staff();
    let before = StoredValue::new(before);
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let mut after = draft.get_untracked();
        if is_new {
            after.at = clock::now();
            after.by = actor.get_untracked();
        }
        let edit = Edit {
            before: before.get_value(),
            after,
        };
        let said = if is_new { text::added() } else { text::saved() };
        doer.run(Command::SaveFollowUp(Box::new(edit)), said, move |_| {
            draft.forget();
            on_done.run(());
        });
    };
    let label = |field: &str| field_label("follow_up", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{t::ui::save()}</Button> }
            }
        >
            <DraftNote draft />
            <Checked checks field="what">
                <TextArea
                    label=label("what")
                    rows=2
                    required=true
                    value=draft.field(|follow_up| follow_up.what.clone(), |follow_up, what| follow_up.what = what)
                    error=checks.error("what")
                />
            </Checked>
            {(!is_about_area)
                .then(|| {
                    view! {
                        <CustomerPicker
                            label=label("customer")
                            value=draft
                                .field(|follow_up| follow_up.customer, |follow_up, customer| follow_up.customer = customer)
                        />
                    }
                })}
            <div class="field-pair">
                <SelectField
                    label=label("owner")
                    value=draft.field(|follow_up| follow_up.owner, |follow_up, owner| follow_up.owner = owner)
                    choices=staff
                />
                <Checked checks field="due">
                    <DateField
                        label=label("due")
                        required=true
                        value=draft.field(|follow_up| follow_up.due, |follow_up, due| follow_up.due = due)
                        error=checks.error("due")
                    />
                </Checked>
            </div>
        </Form>
    }
}
