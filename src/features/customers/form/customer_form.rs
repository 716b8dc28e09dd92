use super::custom_fields::CustomFields;
use super::customer_fields::{ContactFields, NameFields, StandingFields};
use super::profile_fields::ProfileFields;
use super::similar_note::SimilarNote;
use crate::draft::{Checks, Draft, DraftNote, use_checks, use_draft};
use crate::engine_client::{Query, use_doer, use_query};
use crate::features::customers::staff_choices::use_staff;
use crate::i18n::t;
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, FirstAnswer, Form, Page};
use api::{SettingsView, Vocabulary, VocabularyView};
use domain::command::{Command, Edit, Validate};
use domain::record::{Customer, CustomerId};
use leptos::prelude::*;

/// What the form edits: the record as it was opened, and as it is now.
pub(super) type CustomerDraft = Draft<Edit<Customer>>;

/// What every part of the form needs.
#[derive(Clone, Copy)]
pub(super) struct FormParts {
    pub(super) draft: CustomerDraft,
    pub(super) checks: Checks,
    pub(super) words: Query<VocabularyView>,
    pub(super) settings: Query<SettingsView>,
}

/// A new customer, or an old one changed.
#[component]
pub(in super::super) fn CustomerFormPage(id: Option<CustomerId>) -> impl IntoView {
    use t::customers::form as text;
    let Some(id) = id else {
        return view! {
            <Page title=text::new_title()>
                <CustomerForm before=None />
            </Page>
        }
        .into_any();
    };
    let query = use_query(move || Some(api::CustomerPage { id }));
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| text::edit_title(&view.customer.name))
        })
    };
    view! {
        <Page title>
            <FirstAnswer query show=|view| view! { <CustomerForm before=Some(view.customer) /> } />
        </Page>
    }
    .into_any()
}

#[component]
fn CustomerForm(before: Option<Customer>) -> impl IntoView {
    use t::customers::form as text;
    let router = use_router();
    let doer = use_doer();
    let id = before.as_ref().map(|customer| customer.id);
    let start = Edit {
        after: before.clone().unwrap_or_default(),
        before,
    };
    let draft = use_draft("customer", id.map(|id| id.0), start);
    let checks = use_checks(
        move || draft.with(|edit| tidied(edit.after.clone()).problems(clock::today())),
        doer,
    );
    let parts = FormParts {
        draft,
        checks,
        words: use_query(|| Some(Vocabulary)),
        settings: use_staff(),
    };
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let Edit { before, after } = draft.get_untracked();
        let after = tidied(after);
        let done = if before.is_none() {
            text::added(&after.name)
        } else {
            text::saved(&after.name)
        };
        let command = Command::SaveCustomer(Box::new(Edit { before, after }));
        doer.run(command, done, move |done| {
            draft.forget();
            if let Some(about) = done.about {
                router.replace(Route::customer(CustomerId(about.id)));
            }
        });
    };
    let home = move || id.map_or_else(Route::customers, Route::customer);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {t::ui::save()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(home())>
                        {t::ui::cancel()}
                    </Button>
                }
            }
        >
            <DraftNote draft />
            <NameFields parts is_new=id.is_none() />
            <SimilarNote draft />
            <StandingFields parts />
            <ContactFields parts />
            <ProfileFields parts />
            <CustomFields draft />
        </Form>
    }
}

/// Without what nobody meant to write: spaces around, phones left empty.
fn tidied(mut customer: Customer) -> Customer {
    for text in [
        &mut customer.name,
        &mut customer.number,
        &mut customer.phone,
        &mut customer.email,
        &mut customer.messenger,
        &mut customer.address,
        &mut customer.area,
    ] {
        let trimmed = text.trim();
        if trimmed.len() != text.len() {
            *text = trimmed.to_owned();
        }
    }
    for phone in &mut customer.other_phones {
        *phone = phone.trim().to_owned();
    }
    customer.other_phones.retain(|phone| !phone.is_empty());
    customer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_meant_to_write_is_left_out() {
        let customer = tidied(Customer {
            name: " 王建国　".to_owned(),
            other_phones: vec![" 010 1 ".to_owned(), "  ".to_owned()],
            ..Customer::default()
        });
        assert_eq!(customer.name, "王建国");
        assert_eq!(customer.other_phones, ["010 1"]);
    }
}
