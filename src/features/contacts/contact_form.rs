use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_engine, use_query};
use crate::features::customers::{CustomerPicker, staff_choices, use_staff};
use crate::features::history::RemovalMenu;
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, DateField, FirstAnswer, Form, NumberField, Page,
    SelectField, TextArea,
};
use api::ContactPage;
use domain::command::{Command, Edit, RecordName, Validate};
use domain::record::{Contact, ContactId, ContactWay, CustomerId, Outcome, RemovalReason};
use domain::{Id, Record as _};
use leptos::prelude::*;

/// Who, when, how, what was found, what was promised, what comes next.
#[component]
pub(super) fn ContactFormPage(
    contact: Option<ContactId>,
    customer: Option<CustomerId>,
) -> impl IntoView {
    use t::contacts as text;
    let Some(id) = contact else {
        let staff = use_engine().staff().get_untracked();
        let start = Contact {
            customer: customer.unwrap_or_default(),
            day: clock::today(),
            way: Some(ContactWay::Call),
            outcome: Some(Outcome::Reached),
            by: staff,
            ..Contact::default()
        };
        // Each customer has a draft of its own: a call that comes in between does not end up with the wrong one.
        let about = customer.map(|id| id.0);
        return view! {
            <Page title=text::new_title()>
                <ContactForm before=None start about />
            </Page>
        }
        .into_any();
    };
    let query = use_query(move || Some(ContactPage { id }));
    view! {
        <Page title=text::edit_title()>
            <FirstAnswer
                query
                show=move |view| {
                    let contact = view.contact;
                    view! { <ContactForm before=Some(contact.clone()) start=contact about=Some(id.0) /> }
                }
            />
        </Page>
    }
    .into_any()
}

#[component]
fn ContactForm(before: Option<Contact>, start: Contact, about: Option<Id>) -> impl IntoView {
    use t::contacts as text;
    let router = use_router();
    let doer = use_doer();
    let settings = use_staff();
    let old = before.clone();
    let draft = use_draft(
        "contact",
        about,
        Edit {
            before,
            after: start,
        },
    );
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let staff = staff_choices(settings, move || draft.with(|edit| edit.after.by));
    let has_staff = Memo::new(move |_| {
        settings.with(|settings| settings.is_some_and(|settings| !settings.staff.is_empty()))
    });
    let reached =
        Memo::new(move |_| draft.with(|edit| edit.after.outcome != Some(Outcome::NotReached)));
    let home = move || match draft.with(|edit| edit.after.customer) {
        CustomerId(Id(0)) => Route::customers(),
        customer => Route::customer(customer),
    };
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let mut edit = draft.get_untracked();
        if edit.before.is_none() && edit.after.day == clock::today() {
            edit.after.at = Some(clock::now());
        }
        let customer = edit.after.customer;
        let done = if edit.before.is_none() {
            text::added()
        } else {
            text::saved()
        };
        doer.run(Command::SaveContact(Box::new(edit)), done, move |_| {
            draft.forget();
            router.replace(Route::customer(customer));
        });
    };
    let remove = old.map(|contact| {
        let on_choose = move |reason: RemovalReason| {
            let command = Command::Remove {
                records: vec![RecordName::of::<Contact>(contact.id)],
                reason: reason.code().to_owned(),
            };
            let customer = contact.customer;
            doer.run(command, text::removed(), move |_| {
                draft.forget();
                router.replace(Route::customer(customer));
            });
        };
        ViewFn::from(move || {
            view! { <RemovalMenu kind=Contact::KIND.0 label=text::remove() on_choose /> }
        })
    });
    let label = |field: &str| field_label("contact", field);
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
                    {remove.as_ref().map(ViewFn::run)}
                }
            }
        >
            <DraftNote draft />
            <Checked checks field="customer">
                <CustomerPicker
                    label=label("customer")
                    value=draft
                        .field(
                            |e| Some(e.after.customer).filter(|id| id.0 != Id(0)),
                            |e, id| e.after.customer = id.unwrap_or_default(),
                        )
                    error=checks.error("customer")
                    required=true
                />
            </Checked>
            <ChoiceField
                label=label("way")
                value=draft.field(|e| e.after.way, |e, way| e.after.way = way)
                choices=Choice::all(ContactWay::ALL)
                error=checks.error("way")
                required=true
            />
            <ChoiceField
                label=label("outcome")
                value=draft.field(|e| e.after.outcome, |e, outcome| e.after.outcome = outcome)
                choices=Choice::all(Outcome::ALL)
                required=true
            />
            <Checked checks field="day">
                <DateField
                    label=label("day")
                    value=draft.field(|e| Some(e.after.day), |e, day| e.after.day = day.unwrap_or(e.after.day))
                    error=checks.error("day")
                    latest=clock::today()
                    quick=true
                    required=true
                />
            </Checked>
            <Show when=move || reached.get()>
                <Checked checks field="found">
                    <TextArea
                        label=label("found")
                        help=text::found_help()
                        value=draft.field(|e| e.after.found.clone(), |e, words| e.after.found = words)
                        error=checks.error("found")
                    />
                </Checked>
                <TextArea
                    label=label("promised")
                    help=text::promised_help()
                    rows=2
                    value=draft.field(|e| e.after.promised.clone(), |e, words| e.after.promised = words)
                    error=checks.error("promised")
                />
            </Show>
            <TextArea
                label=label("next")
                rows=2
                value=draft.field(|e| e.after.next.clone(), |e, words| e.after.next = words)
                error=checks.error("next")
            />
            <TextArea
                label=label("purpose")
                rows=2
                value=draft.field(|e| e.after.purpose.clone(), |e, words| e.after.purpose = words)
                error=checks.error("purpose")
            />
            <Checked checks field="minutes">
                <NumberField
                    label=label("minutes")
                    value=draft.field(|e| e.after.minutes, |e, minutes| e.after.minutes = minutes)
                    error=checks.error("minutes")
                />
            </Checked>
            <Show when=move || has_staff.get()>
                <SelectField
                    label=label("by")
                    value=draft.field(|e| e.after.by, |e, id| e.after.by = id)
                    choices=staff
                />
            </Show>
        </Form>
    }
}
