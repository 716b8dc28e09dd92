use super::form::CustomerFormPage;
use super::merge::{DuplicatesPage, MergePage};
use super::place::CustomersPlace;
use super::print_card::CustomerSheet;
use crate::route::{PrintSheet, View};
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    Some(match view {
        View::Customers => view! { <CustomersPlace /> }.into_any(),
        View::CustomerForm(id) => view! { <CustomerFormPage id=*id /> }.into_any(),
        View::Duplicates => view! { <DuplicatesPage /> }.into_any(),
        View::Merge { keep, other } => view! { <MergePage keep=*keep other=*other /> }.into_any(),
        View::Print(PrintSheet::Customer(id)) => view! { <CustomerSheet id=*id /> }.into_any(),
        _ => return None,
    })
}
