//! Whether the app runs from its own icon.

use super::media;
use js_sys::Reflect;
use leptos::prelude::window;

/// Opened from the home screen or as a desktop app.
pub fn is_installed() -> bool {
    // Safari on iPad says so by a property of its own.
    let standalone = Reflect::get(&window().navigator(), &"standalone".into())
        .ok()
        .and_then(|value| value.as_bool());
    standalone == Some(true) || media::is_match("(display-mode: standalone)")
}
