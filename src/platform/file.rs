//! Reading a file the user chose.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// All bytes; `None` when the browser cannot read it any more.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer())
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
