use crate::features;
use crate::route::View;
use crate::router::use_router;
use crate::shell::NotFoundPage;
use leptos::prelude::*;

/// Each feature knows its own pages; a view that no feature knows is not there.
const FEATURES: &[fn(&View) -> Option<AnyView>] = &[
    features::gallery::page,
    features::customers::page,
    features::history::page,
    features::contacts::page,
    features::products::page,
    features::purchases::page,
    features::returns::page,
    features::today::page,
    features::insights::page,
    features::complaints::page,
    features::surveys::page,
    features::transfer::page,
    features::settings::page,
];

/// The page of the place shown. A page is mounted when the view changes, and follows the rest of the address by
/// itself.
#[component]
pub(super) fn Outlet() -> impl IntoView {
    let view = use_router().view();
    move || {
        let view = view.get();
        FEATURES
            .iter()
            .find_map(|page| page(&view))
            .unwrap_or_else(|| view! { <NotFoundPage /> }.into_any())
    }
}
