use super::return_form::{EditReturnPage, NewReturnPage};
use super::return_page::ReturnPage;
use crate::route::View;
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    Some(match view {
        View::NewReturn {
            customer,
            purchase,
            complaint,
        } => {
            let (customer, purchase, complaint) = (*customer, *purchase, *complaint);
            view! { <NewReturnPage customer purchase complaint /> }.into_any()
        }
        View::Return(id) => view! { <ReturnPage id=*id /> }.into_any(),
        View::EditReturn(id) => view! { <EditReturnPage id=*id /> }.into_any(),
        _ => return None,
    })
}
