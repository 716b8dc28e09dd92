use super::changes_page::ChangesPage;
use super::recycle_bin_page::RecycleBinPage;
use crate::route::View;
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    Some(match view {
        View::RecycleBin => view! { <RecycleBinPage /> }.into_any(),
        View::Changes => view! { <ChangesPage /> }.into_any(),
        _ => return None,
    })
}
