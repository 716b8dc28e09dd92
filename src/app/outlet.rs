use super::split::part_of;
use crate::features;
use crate::part::{FromPart, PartView};
use crate::route::View;
use crate::router::use_router;
use crate::shell::NotFoundPage;
use leptos::prelude::*;

/// The features whose pages are always here; the others are in `split.rs`.
const FEATURES: &[fn(&View) -> Option<AnyView>] =
    &[features::today::page, features::customers::page];

/// The page of the place shown. A page is mounted when the view changes, and follows the rest of the address by
/// itself.
#[component]
pub(super) fn Outlet() -> impl IntoView {
    let view = use_router().view();
    move || {
        let view = view.get();
        if let Some(part) = part_of(&view) {
            return view! { <FromPart part view=PartView::Page(view) /> }.into_any();
        }
        FEATURES
            .iter()
            .find_map(|page| page(&view))
            .unwrap_or_else(|| view! { <NotFoundPage /> }.into_any())
    }
}
