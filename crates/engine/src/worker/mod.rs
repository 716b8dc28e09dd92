//! The engine in a dedicated worker: frames in, frames out, IndexedDB below.

mod browser;
mod host;
mod later;
mod post;

use crate::worker::host::Host;
use api::FromEngine;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Says hello and listens.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        post::post(&FromEngine::Stopped);
    }));
    let host = Rc::new(Host::default());
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        Host::hear(&host, &event.data());
    });
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Listens as long as the worker lives.
    on_message.forget();
    post::post(&FromEngine::Hello {
        build: api::BUILD_ID.to_owned(),
    });
}
