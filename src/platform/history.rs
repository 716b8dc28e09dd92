//! The address after `#` and the browser's history. Every entry carries a number, so that its scroll
//! position can be found again after going back or reloading.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ScrollRestoration;

/// The address with its `#`, as the browser shows it.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The number of the entry shown; `None` for one made by a plain link.
pub fn entry() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?.as_f64()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "written by `push` as a u32"
    )]
    Some(state as u32)
}

/// Adds an entry; false when the browser refused.
pub fn push(hash: &str, entry: u32) -> bool {
    window().history().is_ok_and(|history| {
        history
            .push_state_with_url(&JsValue::from(entry), "", Some(hash))
            .is_ok()
    })
}

/// Changes the entry shown.
pub fn replace(hash: &str, entry: u32) -> bool {
    window().history().is_ok_and(|history| {
        history
            .replace_state_with_url(&JsValue::from(entry), "", Some(hash))
            .is_ok()
    })
}

pub fn back() {
    if let Ok(history) = window().history() {
        let _nowhere = history.back();
    }
}

/// We put scroll positions back ourselves: the browser tries before the content is there.
pub fn restore_scroll_ourselves() {
    if let Ok(history) = window().history() {
        let _unsupported = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// How far the page is scrolled, in CSS pixels.
pub fn scroll_top() -> f64 {
    window().scroll_y().unwrap_or_default()
}

pub fn scroll_to(top: f64) {
    window().scroll_to_with_x_and_y(0.0, top);
}

/// Parts of the page that scroll by themselves (`data-scrolls`) begin at their top again.
pub fn scroll_parts_to_top() {
    let Ok(parts) = leptos::prelude::document().query_selector_all("[data-scrolls]") else {
        return;
    };
    for index in 0..parts.length() {
        if let Some(part) = parts
            .item(index)
            .and_then(|part| part.dyn_into::<web_sys::Element>().ok())
        {
            part.set_scroll_top(0);
        }
    }
}

/// How far the page can be scrolled, in CSS pixels.
pub fn scroll_range() -> f64 {
    let full = leptos::prelude::document()
        .document_element()
        .map_or(0, |root| root.scroll_height());
    f64::from(full)
        - window()
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
            .unwrap_or_default()
}
