//! How large an element is.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// In CSS pixels, without borders.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// Calls `on_change` with the element's size, now and whenever it changes, for as long as the view that asks.
pub fn watch(element: &Element, on_change: impl Fn(Size) + 'static) {
    let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            let rect = entry.content_rect();
            on_change(Size {
                width: rect.width(),
                height: rect.height(),
            });
        }
    });
    if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = StoredValue::new_local((observer, closure));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
}

/// A length that the style sheet keeps in a custom property, such as `--row: 56px`.
pub fn length(element: &Element, property: &str) -> Option<f64> {
    let style = window().get_computed_style(element).ok()??;
    let text = style.get_property_value(property).ok()?;
    text.trim().strip_suffix("px")?.parse().ok()
}
