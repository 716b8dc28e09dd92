//! The globals that a window and a worker both have, without naming either.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Crypto, IdbFactory};

use super::dom_error::{Doing, Failure};
use crate::error::{StorageError, Unavailability};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, delay_ms: u32);
}

/// The way to all databases of the origin.
pub(super) fn factory() -> Result<IdbFactory, StorageError> {
    let value = global("indexedDB")
        .map_err(|thrown| Failure::from_js(&thrown, Doing::Opening).into_error())?;
    value
        .dyn_into::<IdbFactory>()
        .map_err(|_absent| StorageError::Unavailable {
            why: Unavailability::Missing,
        })
}

/// The browser's random numbers.
pub(super) fn crypto() -> Result<Crypto, JsValue> {
    global("crypto")?.dyn_into::<Crypto>()
}

pub(super) fn global(name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(&js_sys::global(), &JsValue::from_str(name))
}

/// Resolves after this time.
pub(super) fn timeout(delay_ms: u32) -> Promise {
    Promise::new(&mut |resolve, _reject| set_timeout(&resolve, delay_ms))
}
