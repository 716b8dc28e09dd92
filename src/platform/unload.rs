//! Leaving the page.

use leptos::ev;
use leptos::prelude::*;

/// While `busy`, the browser asks before the page is closed. Only for work that would be lost: an import under
/// way, a save that is not yet confirmed. Drafts are kept and never ask.
pub fn ask_while(busy: Signal<bool>) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if busy.try_get_untracked() == Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
