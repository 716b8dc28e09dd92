//! Choosing by figures: controls that carry `data-key`, in groups that carry `data-keyed`.

use super::focus;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Presses the control of this figure in the group that has the focus; false when there is none. 1 and then 0 are 10,
/// where there is a 10.
pub fn choose(digit: &str) -> bool {
    let Some(group) = focus::active()
        .filter(|active| !is_text(active))
        .and_then(|active| active.closest("[data-keyed]").ok().flatten())
    else {
        return false;
    };
    let ten = || {
        let one = control(&group, "1")?.dyn_into::<HtmlInputElement>().ok()?;
        let is_radio = one.type_() == "radio";
        (digit == "0" && is_radio && one.checked())
            .then(|| control(&group, "10"))
            .flatten()
    };
    let Some(found) = ten().or_else(|| control(&group, digit)) else {
        return false;
    };
    let is_on = found
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| input.type_() == "radio" && input.checked());
    let _refused = found.focus();
    if !is_on {
        found.click();
    }
    true
}

/// Moves the focus from the stop it is in to the one after it; false at the last, and outside.
pub fn next(stops: &str) -> bool {
    let Some(here) = focus::active().and_then(|active| active.closest(stops).ok().flatten()) else {
        return false;
    };
    let Ok(found) = document().query_selector_all(stops) else {
        return false;
    };
    let all: Vec<Element> = (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect();
    let at = all.iter().position(|stop| *stop == here);
    let Some(next) = at.and_then(|at| all.get(at + 1)) else {
        return false;
    };
    enter(next)
}

/// Enters the first stop of a form.
pub fn first(form: &str) -> bool {
    let stop = format!("{form} :is([data-keyed], [data-stop])");
    let found = document().query_selector(&stop).ok().flatten();
    found.is_some_and(|stop| enter(&stop))
}

/// Puts the focus into a stop: on what is chosen in it, or on its first control.
fn enter(stop: &Element) -> bool {
    let inside = |selector: &str| stop.query_selector(selector).ok().flatten();
    let target = inside("input:checked")
        .or_else(|| inside("input, button, textarea"))
        .unwrap_or_else(|| stop.clone());
    let is_there = target
        .dyn_into::<HtmlElement>()
        .is_ok_and(|target| target.focus().is_ok());
    if is_there {
        stop.scroll_into_view_with_bool(false);
    }
    is_there
}

fn control(group: &Element, key: &str) -> Option<HtmlElement> {
    group
        .query_selector(&format!("[data-key='{key}']"))
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

fn is_text(element: &HtmlElement) -> bool {
    element.has_attribute("data-stop")
}
