//! Whether the app runs from its own icon, and how it gets one.

use super::media;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// Sent by the start script when the browser offers to install.
const EVENT: &str = "shuke:install";
/// Where the start script keeps the browser's offer.
const OFFER: &str = "shukeInstall";

/// How the app can get an icon of its own, which keeps browsers from removing its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// The browser shows its own question when asked.
    Offer,
    /// By hand, from the share menu of Safari on a phone or tablet, which removes the data of sites that
    /// were not opened for a week.
    ShareMenu,
    /// By hand, from the menu of Safari on a Mac, which does the same.
    Dock,
}

/// Opened from the home screen or as a desktop app.
pub fn is_installed() -> bool {
    // Safari on iPad says so by a property of its own.
    is_true(&window().navigator(), "standalone") || media::is_match("(display-mode: standalone)")
}

/// The way this browser has; `None` where there is none, or it is done.
pub fn use_way() -> Signal<Option<InstallWay>> {
    let offered = RwSignal::new(offer().is_some());
    let handle = window_event_listener_untyped(EVENT, move |_| {
        offered.try_set(true);
    });
    on_cleanup(move || handle.remove());
    let by_hand = way_by_hand();
    Signal::derive(move || {
        if is_installed() {
            None
        } else if offered.get() {
            Some(InstallWay::Offer)
        } else {
            by_hand
        }
    })
}

/// Shows the browser's question. It can be asked once.
pub fn ask() {
    if let Some(offer) = offer() {
        let prompt = Reflect::get(&offer, &"prompt".into())
            .ok()
            .and_then(|prompt| prompt.dyn_into::<Function>().ok());
        // What the reader answers is for the browser; a refusal changes nothing here.
        let _shown = prompt.map(|prompt| prompt.call0(&offer));
        let _forgotten = Reflect::set(&window(), &OFFER.into(), &JsValue::UNDEFINED);
    }
}

/// Only Safari needs to be known by name: it alone removes data by the calendar, and says nothing of installing.
fn way_by_hand() -> Option<InstallWay> {
    let navigator = window().navigator();
    if Reflect::has(&navigator, &"standalone".into()) == Ok(true) {
        return Some(InstallWay::ShareMenu);
    }
    let agent = navigator.user_agent().ok()?;
    let is_safari = agent.contains("Safari/") && agent.contains("Version/");
    is_safari.then_some(InstallWay::Dock)
}

fn offer() -> Option<JsValue> {
    Reflect::get(&window(), &OFFER.into())
        .ok()
        .filter(|offer| !offer.is_undefined() && !offer.is_null())
}

fn is_true(of: &JsValue, name: &str) -> bool {
    Reflect::get(of, &name.into())
        .ok()
        .and_then(|value| value.as_bool())
        == Some(true)
}
