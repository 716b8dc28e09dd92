//! The system's share sheet.

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, ShareData};

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

/// Whether the share sheet takes files.
pub fn takes_files() -> bool {
    is_available()
        && text_file("answer.txt", "")
            .is_some_and(|data| window().navigator().can_share_with_data(&data))
}

/// Whether the text was handed over as a file with this name; closing the sheet counts as not.
pub async fn file(name: &str, text: &str) -> bool {
    let Some(data) = text_file(name, text) else {
        return false;
    };
    JsFuture::from(window().navigator().share_with_data(&data))
        .await
        .is_ok()
}

fn text_file(name: &str, text: &str) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let file =
        File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}
