use crate::engine_client::{Query, use_doer};
use crate::features::customers::form::{PersonForm, birthday_text};
use crate::features::history::RemovalItems;
use crate::i18n::t;
use crate::ui::{Answered, Card, Dialog, Face, Icon, IconButton, Menu, MenuItem, Row, Rows, dial};
use api::CustomerView;
use domain::Record as _;
use domain::command::{Command, RecordName};
use domain::record::{ContactPerson, CustomerId, RemovalReason};
use leptos::prelude::*;

/// The people one talks to at a customer.
#[component]
pub(super) fn PeopleCard(query: Query<CustomerView>, id: CustomerId) -> impl IntoView {
    use t::customers::people as text;
    // Outside the answer, so that a change elsewhere does not close the form.
    let edited = RwSignal::new(None::<ContactPerson>);
    let open = RwSignal::new(false);
    let edit = move |person: ContactPerson| {
        edited.set(Some(person));
        open.set(true);
    };
    let add = move |()| {
        edit(ContactPerson {
            customer: id,
            ..ContactPerson::default()
        });
    };
    let show = move |view: CustomerView| {
        if view.people.is_empty() {
            return view! { <p class="card__empty">{text::none()}</p> }.into_any();
        }
        let people = view
            .people
            .into_iter()
            .map(|person| view! { <PersonRow person on_edit=edit /> })
            .collect_view();
        view! { <Rows>{people}</Rows> }.into_any()
    };
    view! {
        <Card
            title=text::title()
            flush=true
            aside=move || {
                view! { <IconButton icon=Icon::Plus label=text::add() on_press=add /> }
            }
        >
            <Answered query show />
        </Card>
        <Dialog
            open
            title=move || {
                if edited.with(|person| person.as_ref().is_some_and(|person| person.id.0.0 != 0)) {
                    text::edit()
                } else {
                    text::add()
                }
            }
            sheet=true
        >
            {move || {
                edited
                    .get()
                    .map(|person| {
                        view! { <PersonForm person on_done=move |()| open.set(false) /> }
                    })
            }}
        </Dialog>
    }
}

#[component]
fn PersonRow(
    person: ContactPerson,
    #[prop(into)] on_edit: Callback<ContactPerson>,
) -> impl IntoView {
    use t::customers::people as text;
    let doer = use_doer();
    let name = person.name.clone();
    let facts = [
        Some(person.position.clone()).filter(|text| !text.is_empty()),
        Some(person.phone.clone()).filter(|text| !text.is_empty()),
        person
            .birthday
            .map(|birthday| text::birthday(&birthday_text(birthday))),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let call = dial(&person.phone);
    let record = RecordName::of::<ContactPerson>(person.id);
    let done = text::removed(&person.name);
    let remove = move |reason: RemovalReason| {
        let command = Command::Remove {
            records: vec![record.clone()],
            reason: reason.code().to_owned(),
        };
        doer.run(command, done.clone(), |_| {});
    };
    let label = text::actions(&person.name);
    let face = name.clone();
    let edited = person.clone();
    view! {
        <Row lead=move || view! { <Face name=face.clone() /> }>
            <div class="person">
                <div class="person__text">
                    <strong>{name}</strong>
                    <small class="person__facts">{facts.join(" · ")}</small>
                </div>
                <Menu label=label>
                    {call
                        .map(|href| {
                            view! {
                                <a class="menu-row" href=href>
                                    {Icon::Phone.view()}
                                    <span class="menu-row__word">{t::customers::action::call()}</span>
                                </a>
                            }
                        })}
                    <MenuItem icon=Icon::Edit on_press=move |()| on_edit.run(edited.clone())>
                        {text::edit()}
                    </MenuItem>
                    <RemovalItems kind=ContactPerson::KIND.0 on_choose=remove />
                </Menu>
            </div>
        </Row>
    }
}
