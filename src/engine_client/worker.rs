//! The worker as an object that takes and gives bytes.

use crate::platform::task;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Worker};

/// Where the start script keeps the worker it began.
const BEGUN: &str = "shukeEngine";

/// There is no worker to talk to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the engine cannot be reached")]
pub(super) struct WorkerError;

/// What the worker says.
pub(super) enum Heard {
    Frame(Vec<u8>),
    /// It stopped, or could not start.
    Stopped,
}

/// What the start script left for us.
struct Begun {
    worker: Worker,
    /// The messages that came before anybody listened.
    said: Array,
    failed: bool,
}

impl Begun {
    fn take() -> Option<Self> {
        let begun = Reflect::get(&window(), &BEGUN.into()).ok()?;
        let part = |name: &str| Reflect::get(&begun, &name.into()).ok();
        Some(Self {
            worker: part("worker")?.dyn_into().ok()?,
            said: part("said")?.dyn_into().ok()?,
            failed: part("failed")?.as_bool()?,
        })
    }
}

fn hear_message(data: &JsValue, hear: &impl Fn(Heard)) {
    let body = Reflect::get(data, &"body".into()).ok();
    if let Some(body) = body.and_then(|body| body.dyn_into::<Uint8Array>().ok()) {
        hear(Heard::Frame(body.to_vec()));
    }
}

/// A running worker. Dropping it ends it.
pub(super) struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_stop: Closure<dyn FnMut()>,
}

impl Running {
    /// Takes over the worker that the start script began.
    pub(super) fn start(hear: impl Fn(Heard) + Clone + 'static) -> Result<Self, WorkerError> {
        let begun = Begun::take().ok_or(WorkerError)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let hear = hear.clone();
            move |event: MessageEvent| hear_message(&event.data(), &hear)
        });
        let on_stop = Closure::<dyn FnMut()>::new({
            let hear = hear.clone();
            move || hear(Heard::Stopped)
        });
        begun
            .worker
            .set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        begun
            .worker
            .set_onerror(Some(on_stop.as_ref().unchecked_ref()));
        // Told after the caller has the worker in hand, as if it had just been heard.
        task::spawn(async move {
            for message in begun.said.iter() {
                hear_message(&message, &hear);
            }
            if begun.failed {
                hear(Heard::Stopped);
            }
        });
        Ok(Self {
            worker: begun.worker,
            _on_message: on_message,
            _on_stop: on_stop,
        })
    }

    /// Hands over a frame, and a port where the request comes with one.
    pub(super) fn send(
        &self,
        id: u32,
        body: &[u8],
        port: Option<&MessagePort>,
    ) -> Result<(), WorkerError> {
        let bytes = Uint8Array::from(body);
        let message = Object::new();
        let transferred = Array::of1(&bytes.buffer());
        let mut fields: Vec<(&str, &JsValue)> = Vec::with_capacity(3);
        let number = JsValue::from(id);
        fields.push(("id", &number));
        fields.push(("body", &bytes));
        if let Some(port) = port {
            fields.push(("port", port));
            transferred.push(port);
        }
        for (name, value) in fields {
            Reflect::set(&message, &name.into(), value).map_err(|_refused| WorkerError)?;
        }
        self.worker
            .post_message_with_transfer(&message, &transferred)
            .map_err(|_refused| WorkerError)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
