//! The worker as an object that takes and gives bytes.

use crate::platform::page;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Worker, WorkerOptions, WorkerType};

/// Among the files of the build.
const SCRIPT: &str = "engine_loader.js";

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

/// A running worker. Dropping it ends it.
pub(super) struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_stop: Closure<dyn FnMut()>,
}

impl Running {
    pub(super) fn start(hear: impl Fn(Heard) + Clone + 'static) -> Result<Self, WorkerError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&page::build_file(SCRIPT), &options)
            .map_err(|_refused| WorkerError)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let hear = hear.clone();
            move |event: MessageEvent| {
                let body = Reflect::get(&event.data(), &"body".into()).ok();
                if let Some(body) = body.and_then(|body| body.dyn_into::<Uint8Array>().ok()) {
                    hear(Heard::Frame(body.to_vec()));
                }
            }
        });
        let on_stop = Closure::<dyn FnMut()>::new(move || hear(Heard::Stopped));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_stop.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
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
