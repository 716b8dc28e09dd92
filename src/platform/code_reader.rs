//! The browser's own reader of QR codes, where it has one.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const FORMAT: &str = "qr_code";

pub struct CodeReader {
    detector: JsValue,
}

impl CodeReader {
    /// `None` where the browser has none, or one that knows other codes only.
    pub async fn find() -> Option<Self> {
        let class: Function = property(&window(), "BarcodeDetector")?.dyn_into().ok()?;
        let supported: Function = property(&class, "getSupportedFormats")?.dyn_into().ok()?;
        let formats = settled(&supported.call0(&class).ok()?).await?;
        let formats: Array = formats.dyn_into().ok()?;
        if !formats.includes(&FORMAT.into(), 0) {
            return None;
        }
        let options = Object::new();
        Reflect::set(&options, &"formats".into(), &Array::of1(&FORMAT.into())).ok()?;
        let detector = Reflect::construct(&class, &Array::of1(&options)).ok()?;
        Some(Self { detector })
    }

    /// The texts of the codes in a picture: a canvas, say. `None` when the browser could not look.
    pub async fn texts(&self, picture: &JsValue) -> Option<Vec<String>> {
        let detect: Function = property(&self.detector, "detect")?.dyn_into().ok()?;
        let found = settled(&detect.call1(&self.detector, picture).ok()?).await?;
        let found: Array = found.dyn_into().ok()?;
        let text = |code: JsValue| property(&code, "rawValue")?.as_string();
        Some(found.iter().filter_map(text).collect())
    }
}

async fn settled(promise: &JsValue) -> Option<JsValue> {
    let promise: Promise = promise.clone().dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(object, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}
