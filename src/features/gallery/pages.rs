use super::gallery_page::GalleryPage;
use crate::route::View;
use leptos::prelude::*;

/// The feature's page for a view, if it is one of its own.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Gallery => Some(view! { <GalleryPage /> }.into_any()),
        _ => None,
    }
}
