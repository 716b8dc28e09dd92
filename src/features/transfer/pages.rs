use super::export_page::ExportPage;
use super::import_page::ImportPage;
use crate::route::View;
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Import => Some(view! { <ImportPage /> }.into_any()),
        View::Export => Some(view! { <ExportPage /> }.into_any()),
        _ => None,
    }
}
