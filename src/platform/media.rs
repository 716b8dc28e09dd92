//! Media queries.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Two panes fit from this width on; the same number stands in the style sheet.
pub const WIDE: &str = "(min-width: 1024px)";
/// The bottom bar replaces the rail below this width; the same number stands in the style sheet.
pub const PHONE: &str = "(max-width: 639.98px)";
/// The reader wants no motion.
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";

/// Whether the query matches now.
pub fn is_match(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// Follows a media query for as long as the view that asks.
pub fn use_media(query: &'static str) -> Signal<bool> {
    let matches = RwSignal::new(is_match(query));
    if let Some(list) = window().match_media(query).ok().flatten() {
        let watched = list.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || {
            let _gone = matches.try_set(watched.matches());
        });
        let listener = on_change.as_ref().unchecked_ref();
        if list
            .add_event_listener_with_callback("change", listener)
            .is_ok()
        {
            let kept = StoredValue::new_local((list, on_change));
            on_cleanup(move || {
                kept.try_with_value(|(list, on_change)| {
                    let _gone = list.remove_event_listener_with_callback(
                        "change",
                        on_change.as_ref().unchecked_ref(),
                    );
                });
            });
        }
    }
    matches.into()
}
