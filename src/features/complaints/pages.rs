use super::board::ComplaintsPlace;
use super::form::ComplaintFormPage;
use super::page::ComplaintPage;
use crate::route::View;
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Complaints => Some(view! { <ComplaintsPlace /> }.into_any()),
        View::ComplaintForm { customer } => {
            Some(view! { <ComplaintFormPage customer=*customer /> }.into_any())
        }
        View::Complaint(id) => Some(view! { <ComplaintPage id=*id /> }.into_any()),
        _ => None,
    }
}
