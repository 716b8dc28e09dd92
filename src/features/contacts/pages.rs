use super::contact_form::ContactFormPage;
use crate::route::View;
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::ContactForm { contact, customer } => {
            let (contact, customer) = (*contact, *customer);
            Some(view! { <ContactFormPage contact customer /> }.into_any())
        }
        _ => None,
    }
}
