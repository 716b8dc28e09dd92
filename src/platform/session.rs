//! What is kept as long as the tab is open.

use gloo_storage::{SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    SessionStorage::get(name).ok()
}

/// Whether the value is now kept.
pub fn write<T: Serialize>(name: &str, value: &T) -> bool {
    SessionStorage::set(name, value).is_ok()
}
