//! What the browser throws, as a failure.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::error::DomErrorName;
pub(super) use crate::failure::{Doing, Failure};

impl Failure {
    /// From what a call threw or an event left behind.
    pub(super) fn from_js(value: &JsValue, doing: Doing) -> Self {
        Self::from_name(name_of(value), doing)
    }
}

pub(super) fn name_of(value: &JsValue) -> DomErrorName {
    value
        .dyn_ref::<DomException>()
        .map_or(DomErrorName::Other, |exception| {
            DomErrorName::from_name(&exception.name())
        })
}
