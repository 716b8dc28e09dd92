use api::BUILD_ID;
use api::sheet::{Reply, encode};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessagePort};

/// Says what went wrong where nobody can be told any more.
pub(super) fn complain(what: &JsValue) {
    web_sys::console::error_1(what);
}

/// Tells the page which build this is.
pub(super) fn say_hello(scope: &DedicatedWorkerGlobalScope) {
    let sent = object(&[("hello", BUILD_ID.into())]).and_then(|hello| scope.post_message(&hello));
    if let Err(refused) = sent {
        complain(&refused);
    }
}

/// Answers the request with this id.
pub(super) fn answer(
    scope: &DedicatedWorkerGlobalScope,
    id: &JsValue,
    reply: &Reply,
    file: Option<Blob>,
) {
    let Some(body) = bytes_of(reply) else {
        return;
    };
    let mut fields = vec![("id", id.clone()), ("body", body.clone().into())];
    fields.extend(file.map(|file| ("file", file.into())));
    let sent = object(&fields).and_then(|message| {
        scope.post_message_with_transfer(&message, &Array::of1(&body.buffer()))
    });
    if let Err(refused) = sent {
        complain(&refused);
    }
}

/// Sends a frame through a port.
pub(super) fn send(port: &MessagePort, frame: &impl Serialize) {
    let Some(body) = bytes_of(frame) else {
        return;
    };
    let sent = port.post_message_with_transferable(&body, &Array::of1(&body.buffer()));
    if let Err(refused) = sent {
        complain(&refused);
    }
}

fn bytes_of(message: &impl Serialize) -> Option<Uint8Array> {
    match encode(message) {
        Ok(bytes) => Some(Uint8Array::from(bytes.as_slice())),
        Err(error) => {
            complain(&error.to_string().into());
            None
        }
    }
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}
