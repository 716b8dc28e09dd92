//! Small settings of this device and browser, in local storage.

use leptos::ev;
use leptos::prelude::{WindowListenerHandle, window, window_event_listener};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Keeps our keys apart from another app's under the same host.
const PREFIX: &str = "shuke.";

/// What is kept under a name; absent, unreadable and forbidden are all `None`.
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = storage()?.get_item(&key(name)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Whether the value is now kept; a full or forbidden storage says no.
pub fn write<T: Serialize>(name: &str, value: &T) -> bool {
    let text = serde_json::to_string(value);
    let written = text.ok().zip(storage());
    written.is_some_and(|(text, storage)| storage.set_item(&key(name), &text).is_ok())
}

pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // What is not there needs no removing.
        let _absent = storage.remove_item(&key(name));
    }
}

/// Everything that is kept under names with this beginning, by whichever tab, as it is written there; `None` when the
/// storage cannot be read.
pub fn texts(beginning: &str) -> Option<Vec<String>> {
    let beginning = key(beginning);
    let storage = storage()?;
    let mut found = Vec::new();
    for at in 0..storage.length().ok()? {
        let name = storage.key(at).ok()?;
        if let Some(name) = name.filter(|name| name.starts_with(&beginning)) {
            found.extend(storage.get_item(&name).ok()?);
        }
    }
    Some(found)
}

/// Calls when another tab has changed what is kept under a name.
pub fn on_change(name: &'static str, told: impl Fn() + 'static) -> WindowListenerHandle {
    let key = key(name);
    window_event_listener(ev::storage, move |event| {
        if event.key().as_ref() == Some(&key) {
            told();
        }
    })
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// A browser that keeps nothing throws.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
