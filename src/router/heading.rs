use crate::i18n::t;
use crate::platform::{focus, page, task, timer};
use crate::route::Route;
use leptos::prelude::*;

/// The heading of the place shown; the last on the page is the most particular one.
const HEADING: &str = "data-heading";

/// Sets the title of the window for as long as this view is mounted.
pub fn use_title(title: impl Fn() -> String + 'static) {
    Effect::new(move |_| {
        let title = title();
        let app = t::shell::app_name();
        page::set_title(&if title.is_empty() {
            app.to_owned()
        } else {
            format!("{title} · {app}")
        });
    });
}

/// Whether the reader went somewhere else, rather than sorting a list or changing a tab.
pub(super) fn is_another_place(from: &Route, to: &Route) -> bool {
    match (from, to) {
        (Route::Customer { id: from, .. }, Route::Customer { id: to, .. }) => from != to,
        (Route::Settings(from), Route::Settings(to)) => from != to,
        (Route::Customers(_), Route::Customers(_)) => false,
        (
            Route::Customers(_) | Route::Customer { .. },
            Route::Customers(_) | Route::Customer { .. },
        ) => true,
        _ => from.view() != to.view(),
    }
}

/// Tells a screen reader where the reader has arrived, once the page is there.
pub fn focus_heading_soon() {
    task::spawn(async {
        timer::frame().await;
        timer::frame().await;
        // A page that put the focus into its first field has already done the right thing.
        if !focus::is_typing() && !focus::is_in_dialog() {
            focus::last_visible(&format!("[{HEADING}]"));
        }
    });
}
