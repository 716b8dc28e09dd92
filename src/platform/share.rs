//! The system's share sheet.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// Whether there is a share sheet at all; desktop browsers often have none.
pub fn is_available() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Whether the text was handed over; closing the sheet counts as not.
pub async fn text(title: &str, text: &str) -> bool {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    is_available()
        && JsFuture::from(window().navigator().share_with_data(&data))
            .await
            .is_ok()
}
