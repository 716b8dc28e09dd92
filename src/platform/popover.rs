//! Lists that float above the page.

use leptos::ev::MouseEvent;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Between the button and its list, and between the list and the edge of the window, in CSS pixels.
const GAP: f64 = 6.0;

/// Puts a popover below its button, or above where there is no room; its end edge under the button's.
pub fn place_below(button: &HtmlElement, list: &HtmlElement) {
    let anchor = button.get_bounding_client_rect();
    let size = list.get_bounding_client_rect();
    let length = |value: Result<wasm_bindgen::JsValue, _>| {
        value
            .ok()
            .and_then(|length| length.as_f64())
            .unwrap_or_default()
    };
    let (width, height) = (
        length(window().inner_width()),
        length(window().inner_height()),
    );
    let below = anchor.bottom() + GAP;
    let above = anchor.top() - GAP - size.height();
    let top = if below + size.height() + GAP > height && above > GAP {
        above
    } else {
        below
    };
    let left = if anchor.left() + size.width() + GAP > width {
        anchor.right() - size.width()
    } else {
        anchor.left()
    };
    let left = left.clamp(GAP, (width - size.width() - GAP).max(GAP));
    // Set through the style object, which the content security policy allows.
    let _unsupported = list
        .style()
        .set_property("inset", &format!("{top}px auto auto {left}px"));
}

/// Closes the popover in which a click happened.
pub fn close_around(event: &MouseEvent) {
    let popover = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("[popover]").ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(popover) = popover {
        // One that is closed already need not be closed.
        let _closed = popover.hide_popover();
    }
}
