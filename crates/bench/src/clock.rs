//! Elapsed time in a worker or a window.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// A stopwatch on the browser's own clock.
pub(crate) struct Clock {
    last_ms: f64,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self { last_ms: now_ms() }
    }

    /// Milliseconds since the start or the last lap.
    pub(crate) fn lap_ms(&mut self) -> f64 {
        let now = now_ms();
        let lap = now - self.last_ms;
        self.last_ms = now;
        lap
    }
}

/// `performance.now()`, which a window and a worker have under the same name.
fn now_ms() -> f64 {
    let performance =
        Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or(JsValue::UNDEFINED);
    Reflect::get(&performance, &"now".into())
        .ok()
        .and_then(|now| now.dyn_into::<Function>().ok())
        .and_then(|now| now.call0(&performance).ok())
        .and_then(|now| now.as_f64())
        .unwrap_or(f64::NAN)
}
