use super::form::CustomerFormPage;
use super::merge::{DuplicatesPage, MergePage};
use super::page::CustomerPage;
use super::place::CustomersPlace;
use super::print_card::CustomerSheet;
use crate::route::{PrintSheet, View};
use domain::record::CustomerId;
use leptos::prelude::*;

/// The list, which is among the first that anybody sees.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Customers => Some(view! { <CustomersPlace /> }.into_any()),
        _ => None,
    }
}

/// The pages about one customer or two.
pub fn record_page(view: &View) -> Option<AnyView> {
    Some(match view {
        View::CustomerForm(id) => view! { <CustomerFormPage id=*id /> }.into_any(),
        View::Duplicates => view! { <DuplicatesPage /> }.into_any(),
        View::Merge { keep, other } => view! { <MergePage keep=*keep other=*other /> }.into_any(),
        View::Print(PrintSheet::Customer(id)) => view! { <CustomerSheet id=*id /> }.into_any(),
        _ => return None,
    })
}

/// The page of a customer, beside the list.
pub fn beside_list(id: CustomerId) -> AnyView {
    view! { <CustomerPage id /> }.into_any()
}
