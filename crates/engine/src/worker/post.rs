use api::FromEngine;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use web_sys::DedicatedWorkerGlobalScope;

/// Sends a frame to the page.
pub(super) fn post(frame: &FromEngine) {
    let Ok(bytes) = postcard::to_allocvec(frame) else {
        return;
    };
    let body = Uint8Array::from(bytes.as_slice());
    let message = Object::new();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let sent = Reflect::set(&message, &"body".into(), &body)
        .and_then(|_set| scope.post_message_with_transfer(&message, &Array::of1(&body.buffer())));
    if let Err(refused) = sent {
        web_sys::console::error_2(&JsValue::from_str("a frame could not be sent"), &refused);
    }
}
