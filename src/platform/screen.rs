//! The screen as a whole: all of it, and awake. Browsers that can do neither are served as well.

use super::task;
use js_sys::{Function, Promise, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Takes the whole screen. Browsers want a gesture for it, and may refuse.
pub fn fill() {
    if let Some(root) = document().document_element() {
        call(&root, "requestFullscreen", &[]);
    }
}

/// Gives it back.
pub fn give_back() {
    if is_filled() {
        call(&document(), "exitFullscreen", &[]);
    }
}

pub fn is_filled() -> bool {
    Reflect::get(&document(), &"fullscreenElement".into())
        .is_ok_and(|element| !element.is_null() && !element.is_undefined())
}

/// Keeps the screen from going dark for as long as the view that asks. The browser lets go of it whenever the page is
/// hidden, so it is asked again.
pub fn stay_awake() {
    let held = StoredValue::new_local(None::<JsValue>);
    let hold = move || {
        task::spawn(async move {
            let Some(wake_lock) = property(&window().navigator(), "wakeLock") else {
                return;
            };
            let Some(promise) = promise(&wake_lock, "request", &["screen".into()]) else {
                return;
            };
            if let Ok(lock) = JsFuture::from(promise).await
                && held.try_set_value(Some(lock.clone())).is_some()
            {
                call(&lock, "release", &[]);
            }
        });
    };
    hold();
    let on_show = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            hold();
        }
    });
    on_cleanup(move || {
        on_show.remove();
        if let Some(lock) = held.try_update_value(Option::take).flatten() {
            call(&lock, "release", &[]);
        }
    });
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(object, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

fn promise(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<Promise> {
    let function: Function = property(object, name)?.dyn_into().ok()?;
    let arguments: js_sys::Array = arguments.iter().collect();
    function.apply(object, &arguments).ok()?.dyn_into().ok()
}

/// What the browser refuses here is not worth a word: the page works all the same.
fn call(object: &JsValue, name: &str, arguments: &[JsValue]) {
    if let Some(promise) = promise(object, name, arguments) {
        task::spawn(async move {
            let _refused = JsFuture::from(promise).await;
        });
    }
}
