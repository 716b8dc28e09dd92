//! Waiting, by timer and by frame.

use js_sys::Promise;
use leptos::leptos_dom::helpers::{
    TimeoutHandle, set_interval_with_handle, set_timeout_with_handle,
};
use leptos::prelude::{on_cleanup, window};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// A pending call; dropping it does not cancel it.
#[derive(Clone, Copy, Debug)]
pub struct Timer(Option<TimeoutHandle>);

impl Timer {
    pub fn cancel(self) {
        if let Some(handle) = self.0 {
            handle.clear();
        }
    }
}

/// Calls `then` once after `millis`.
pub fn after(millis: u32, then: impl FnOnce() + 'static) -> Timer {
    Timer(set_timeout_with_handle(then, Duration::from_millis(millis.into())).ok())
}

/// Calls every `millis` for as long as the view that asks.
pub fn every(millis: u32, act: impl Fn() + 'static) {
    let interval = set_interval_with_handle(act, Duration::from_millis(millis.into()));
    on_cleanup(move || {
        if let Ok(interval) = interval {
            interval.clear();
        }
    });
}

/// Resolves after `millis`.
pub async fn sleep(millis: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        // Without a timer the promise resolves at once; waiting for ever would be worse.
        if window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis)
            .is_err()
        {
            let _ignored = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let _never_rejects = JsFuture::from(promise).await;
}

/// Resolves when the page has nothing else to do, or after a while where the browser cannot tell.
pub async fn idle() {
    const WHILE_MILLIS: i32 = 1_000;
    let can_tell = js_sys::Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or(false);
    if !can_tell {
        return sleep(WHILE_MILLIS).await;
    }
    let promise = Promise::new(&mut |resolve, _| {
        if window().request_idle_callback(&resolve).is_err() {
            let _ignored = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let _never_rejects = JsFuture::from(promise).await;
}

/// Resolves before the next frame is painted.
pub async fn frame() {
    let promise = Promise::new(&mut |resolve, _| {
        if window().request_animation_frame(&resolve).is_err() {
            let _ignored = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let _never_rejects = JsFuture::from(promise).await;
}
