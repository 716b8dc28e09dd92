use super::bars::{Bars, DemoBanner};
use super::finder::Finder;
use super::navigation::Navigation;
use super::shortcut_sheet::ShortcutSheet;
use super::toast_region::ToastRegion;
use crate::i18n::t;
use crate::platform::focus;
use crate::route::Route;
use crate::router::use_route;
use leptos::prelude::*;

/// The id of the landmark that holds the page.
const CONTENT: &str = "content";

/// Navigation at the side or at the bottom, the page beside it. A kiosk and a sheet of paper have the window for
/// themselves.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let route = use_route();
    let is_bare = Memo::new(move |_| {
        route.with(|route| {
            matches!(route, Route::Print(_))
                || matches!(route, Route::Surveys { place, .. } if place.is_kiosk())
        })
    });
    view! {
        <div class="frame" class:frame--bare=is_bare>
            <Show when=move || !is_bare.get()>
                <button type="button" class="skip" on:click=move |_| { focus::by_id(CONTENT); }>
                    {t::shell::skip_to_content()}
                </button>
                <Navigation />
            </Show>
            <main id=CONTENT class="frame__content" tabindex="-1">
                // A customer with the tablet in hand, and a sheet of paper, have no use for these.
                <Show when=move || !is_bare.get()>
                    <Bars />
                    <DemoBanner />
                </Show>
                {children()}
            </main>
        </div>
        <Finder />
        <ShortcutSheet />
        <ToastRegion />
    }
}
