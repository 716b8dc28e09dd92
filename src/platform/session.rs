//! What is kept as long as the tab is open.

use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// What is kept under a name; absent, unreadable and forbidden are all `None`.
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = storage()?.get_item(name).ok()??;
    serde_json::from_str(&text).ok()
}

/// Whether the value is now kept.
pub fn write<T: Serialize>(name: &str, value: &T) -> bool {
    let text = serde_json::to_string(value);
    let written = text.ok().zip(storage());
    written.is_some_and(|(text, storage)| storage.set_item(name, &text).is_ok())
}

/// A browser that keeps nothing throws.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
