use super::product_form::ProductFormPage;
use super::product_list::ProductListPage;
use crate::route::View;
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    Some(match view {
        View::Products => view! { <ProductListPage /> }.into_any(),
        View::Product(id) => view! { <ProductFormPage id=*id /> }.into_any(),
        _ => return None,
    })
}
