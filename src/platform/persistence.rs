//! Whether the browser may throw the data away, and how much room there is.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// Room on the device, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub used: f64,
    pub available: f64,
}

/// Whether the browser has promised to keep the data; `None` when it cannot say.
pub async fn is_persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?)
        .await
        .ok()?
        .as_bool()
}

/// Asks the browser to keep the data. Firefox asks the reader, so call it after a gesture that explains why.
pub async fn persist() -> Option<bool> {
    JsFuture::from(manager()?.persist().ok()?)
        .await
        .ok()?
        .as_bool()
}

pub async fn room() -> Option<Room> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(Room {
        used: estimate.get_usage()?,
        available: estimate.get_quota()?,
    })
}

/// Absent on insecure origins.
fn manager() -> Option<StorageManager> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"storage".into())
        .ok()?
        .dyn_into()
        .ok()
}
