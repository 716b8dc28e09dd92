use super::birthday_field::BirthdayField;
use crate::draft::{CheckedText, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::i18n::{field_label, t};
use crate::platform::clock;
use crate::ui::{Button, ButtonKind, Form, TextArea, TextField, TextKind};
use domain::command::{Command, Edit, Validate};
use domain::record::ContactPerson;
use leptos::prelude::*;

/// A contact person, new or changed; one without an identity is new.
#[component]
pub(in super::super) fn PersonForm(
    person: ContactPerson,
    /// The form is done with, saved or not.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    use t::customers::people as text;
    let doer = use_doer();
    let is_new = person.id.0.0 == 0;
    // A draft of a new person belongs to its customer.
    let about = if is_new {
        person.customer.0
    } else {
        person.id.0
    };
    let start = Edit {
        before: (!is_new).then(|| person.clone()),
        after: person,
    };
    let draft = use_draft("person", Some(about), start);
    let checks = use_checks(
        move || draft.with(|edit| edit.after.problems(clock::today())),
        doer,
    );
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let mut edit = draft.get_untracked();
        let name = edit.after.name.trim().to_owned();
        edit.after.name = name;
        let done = text::saved(&edit.after.name);
        doer.run(Command::SavePerson(Box::new(edit)), done, move |_| {
            draft.forget();
            on_done.run(());
        });
    };
    let label = |field: &str| field_label("person", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {t::ui::save()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=on_done>
                        {t::ui::cancel()}
                    </Button>
                }
            }
        >
            <DraftNote draft />
            <CheckedText
                checks
                record="person"
                field="name"
                value=draft.field(|e| e.after.name.clone(), |e, text| e.after.name = text)
                required=true
                autofocus=true
            />
            <CheckedText
                checks
                record="person"
                field="position"
                help=text::position_help()
                value=draft.field(|e| e.after.position.clone(), |e, text| e.after.position = text)
            />
            <CheckedText
                checks
                record="person"
                field="phone"
                kind=TextKind::Phone
                value=draft.field(|e| e.after.phone.clone(), |e, text| e.after.phone = text)
            />
            <CheckedText
                checks
                record="person"
                field="email"
                kind=TextKind::Email
                value=draft.field(|e| e.after.email.clone(), |e, text| e.after.email = text)
            />
            <TextField
                label=label("messenger")
                kind=TextKind::Code
                value=draft.field(|e| e.after.messenger.clone(), |e, text| e.after.messenger = text)
            />
            <BirthdayField
                label=label("birthday")
                value=draft.field(|e| e.after.birthday, |e, day| e.after.birthday = day)
            />
            <TextArea
                label=label("note")
                rows=2
                value=draft.field(|e| e.after.note.clone(), |e, text| e.after.note = text)
                error=checks.error("note")
            />
        </Form>
    }
}
