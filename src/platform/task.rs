//! Futures on the page's own thread.

use std::future::Future;

/// Runs a future to its end. It outlives the view that started it, so it must use `try_set` on signals.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
