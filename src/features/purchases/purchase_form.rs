use super::line_fields::LineFields;
use super::purchase_draft::PurchaseDraft;
use crate::draft::{Checked, CheckedText, Draft, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_engine, use_query};
use crate::features::customers::{CustomerPicker, staff_choices, use_staff};
use crate::i18n::{field_label, format, t};
use crate::platform::clock;
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Binding, Button, ButtonKind, Choice, ChoiceField, DateField, FirstAnswer, Form, MoneyField,
    Page, SelectField, TextArea, TextKind,
};
use domain::command::Command;
use domain::record::{CustomerId, PurchaseChannel, PurchaseId};
use domain::{Id, Money};
use leptos::prelude::*;

/// A purchase recorded, or one corrected.
#[component]
pub(super) fn PurchaseFormPage(
    purchase: Option<PurchaseId>,
    customer: Option<CustomerId>,
) -> impl IntoView {
    use t::purchases as text;
    let Some(id) = purchase else {
        let seller = use_engine().staff().get_untracked();
        let start = PurchaseDraft::new(customer, clock::today(), seller);
        // Each customer has a draft of its own: what is typed for one never ends up with another.
        let about = customer.map(|id| id.0);
        return view! {
            <Page title=text::new_title()>
                <PurchaseForm start about id=None />
            </Page>
        }
        .into_any();
    };
    let query = use_query(move || Some(api::PurchasePage { id }));
    view! {
        <Page title=text::edit_title()>
            <FirstAnswer
                query
                show=move |view| {
                    let start = PurchaseDraft::of(&view.purchase);
                    view! { <PurchaseForm start about=Some(id.0) id=Some(id) /> }
                }
            />
        </Page>
    }
    .into_any()
}

#[component]
fn PurchaseForm(start: PurchaseDraft, about: Option<Id>, id: Option<PurchaseId>) -> impl IntoView {
    use t::purchases as text;
    let router = use_router();
    let doer = use_doer();
    let settings = use_staff();
    let draft = use_draft("purchase", about, start);
    let checks = use_checks(
        move || draft.with(|draft| draft.problems(clock::today())),
        doer,
    );
    let staff = staff_choices(settings, move || draft.with(|draft| draft.seller));
    let has_staff = Memo::new(move |_| {
        settings.with(|settings| settings.is_some_and(|settings| !settings.staff.is_empty()))
    });
    let home = move || match (id, draft.with(|draft| draft.customer)) {
        (Some(id), _) => Route::Purchase(id),
        (None, Some(customer)) => Route::customer(customer),
        (None, None) => Route::Purchases(ListState::default()),
    };
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let edit = draft.get_untracked().edit();
        let amount = format::money(edit.after.total);
        let customer = edit.after.customer;
        let done = if id.is_none() {
            text::added(&amount)
        } else {
            text::saved(&amount)
        };
        doer.run(Command::SavePurchase(Box::new(edit)), done, move |_| {
            draft.forget();
            router.replace(id.map_or_else(|| Route::customer(customer), Route::Purchase));
        });
    };
    let label = |field: &str| field_label("purchase", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {t::ui::save()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(untrack(home))>
                        {t::ui::cancel()}
                    </Button>
                }
            }
        >
            <DraftNote draft />
            <Checked checks field="customer">
                <CustomerPicker
                    label=label("customer")
                    value=draft.field(|d| d.customer, |d, id| d.customer = id)
                    error=checks.error("customer")
                    required=true
                />
            </Checked>
            <Checked checks field="day">
                <DateField
                    label=label("day")
                    value=draft.field(|d| Some(d.day), |d, day| d.day = day.unwrap_or(d.day))
                    error=checks.error("day")
                    latest=clock::today()
                    quick=true
                    required=true
                />
            </Checked>
            <LineFields draft error=checks.error("lines") />
            <Checked checks field="total">
                <TotalField draft error=checks.error("total") />
            </Checked>
            <ChoiceField
                label=label("channel")
                value=draft.field(|d| d.channel, |d, channel| d.channel = channel)
                choices=Choice::all(PurchaseChannel::ALL)
            />
            <Show when=move || has_staff.get()>
                <SelectField
                    label=label("seller")
                    value=draft.field(|d| d.seller, |d, id| d.seller = id)
                    choices=staff
                />
            </Show>
            <CheckedText
                checks
                record="purchase"
                field="number"
                kind=TextKind::Code
                value=draft.field(|d| d.number.clone(), |d, number| d.number = number)
            />
            <TextArea
                label=label("note")
                rows=2
                value=draft.field(|d| d.note.clone(), |d, note| d.note = note)
                error=checks.error("note")
            />
        </Form>
    }
}

/// The total: worked out from the lines, until somebody writes another.
#[component]
fn TotalField(draft: Draft<PurchaseDraft>, error: Signal<Option<String>>) -> impl IntoView {
    use t::purchases as text;
    let total = Memo::new(move |_| draft.with(|draft| draft.total));
    let value = Binding::new(total, move |total: Option<Money>| {
        draft.update(|draft| {
            draft.total = total;
            // An emptied total follows the lines again.
            draft.total_by_hand = total.is_some() && total != draft.sum();
        });
    });
    let other_sum = Memo::new(move |_| {
        draft.with(|draft| {
            draft
                .sum()
                .filter(|sum| draft.total_by_hand && Some(*sum) != draft.total)
        })
    });
    let follow = move |()| {
        draft.update(|draft| {
            draft.total_by_hand = false;
            draft.follow_lines();
        });
    };
    view! {
        <MoneyField
            label=field_label("purchase", "total")
            help=text::total_help()
            value
            error
            required=true
        />
        {move || {
            other_sum
                .get()
                .map(|sum| {
                    view! {
                        <div class="form__aside">
                            <Button kind=ButtonKind::Quiet on_press=follow>
                                {text::take_sum(&format::money(sum))}
                            </Button>
                        </div>
                    }
                })
        }}
    }
}
