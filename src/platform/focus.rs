//! Where the keyboard is.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves the focus to the element with this id; false when there is none.
pub fn by_id(id: &str) -> bool {
    document()
        .get_element_by_id(id)
        .is_some_and(|element| element_focus(&element))
}

/// Moves the focus to the first element that matches.
pub fn first(selector: &str) -> bool {
    document()
        .query_selector(selector)
        .ok()
        .flatten()
        .is_some_and(|element| element_focus(&element))
}

/// Moves the focus to the last element that matches and can be seen.
pub fn last_visible(selector: &str) -> bool {
    let Ok(found) = document().query_selector_all(selector) else {
        return false;
    };
    (0..found.length())
        .rev()
        .filter_map(|index| found.item(index)?.dyn_into::<HtmlElement>().ok())
        .find(|element| element.offset_parent().is_some())
        .is_some_and(|element| element_focus(&element))
}

/// The element that has the focus.
pub fn active() -> Option<HtmlElement> {
    document()
        .active_element()
        .and_then(|element| element.dyn_into().ok())
}

/// Whether keys typed now are text: shortcuts of one letter must not act.
pub fn is_typing() -> bool {
    active().is_some_and(|element| {
        let text_input = element.tag_name() == "INPUT"
            && !matches!(
                element.get_attribute("type").as_deref(),
                Some("checkbox" | "radio" | "button" | "submit" | "range" | "color" | "file")
            );
        text_input
            || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || element.is_content_editable()
    })
}

/// Whether a modal dialog is open; shortcuts outside it must not act.
pub fn is_in_dialog() -> bool {
    document()
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .is_some()
}

fn element_focus(element: &Element) -> bool {
    element.dyn_ref::<HtmlElement>().is_some_and(|element| {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).is_ok()
    })
}

/// Scrolls as little as needed to show the element with this id.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
