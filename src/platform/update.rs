//! A new build, fetched by the service worker and waiting. The start script tells us and knows how to switch.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::page;

/// Sent by the start script when a build is ready.
const EVENT: &str = "shuke:update";
/// Set by the start script: switches to the waiting build and loads the page again.
const SWITCH: &str = "shukeUpdate";

/// Whether a new build waits.
pub fn use_update() -> Signal<bool> {
    let waits = RwSignal::new(switch().is_some());
    let handle = window_event_listener_untyped(EVENT, move |_| {
        waits.try_set(true);
    });
    on_cleanup(move || handle.remove());
    waits.into()
}

/// Switches to it.
pub fn apply() {
    let switched = switch().is_some_and(|switch| switch.call0(&window()).is_ok());
    if !switched {
        page::reload();
    }
}

fn switch() -> Option<Function> {
    Reflect::get(&window(), &SWITCH.into())
        .ok()?
        .dyn_into()
        .ok()
}
