//! Copying text.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Whether the text is now on the clipboard; the browser may refuse without a user's gesture.
pub async fn copy(text: &str) -> bool {
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
