use crate::route::Route;
use leptos::prelude::*;

/// A link to a place in the app.
#[component]
pub fn Link(#[prop(into)] to: Signal<Route>, children: Children) -> impl IntoView {
    view! {
        <a class="link" href=move || to.with(Route::href)>
            {children()}
        </a>
    }
}
