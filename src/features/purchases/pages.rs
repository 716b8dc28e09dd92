use super::purchase_form::PurchaseFormPage;
use super::purchase_list::PurchaseListPage;
use super::purchase_page::PurchasePage;
use crate::route::View;
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    Some(match view {
        View::Purchases => view! { <PurchaseListPage /> }.into_any(),
        View::Purchase(id) => view! { <PurchasePage id=*id /> }.into_any(),
        View::PurchaseForm { purchase, customer } => {
            let (purchase, customer) = (*purchase, *customer);
            view! { <PurchaseFormPage purchase customer /> }.into_any()
        }
        _ => return None,
    })
}
