//! Saving a file that was made on the device.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::timer;

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser refused the download")]
pub struct DownloadError;

/// How long a browser may take to start reading the file.
const RELEASE_AFTER_MILLIS: u32 = 60_000;

/// A file that grows part by part. The browser keeps the parts, on disk where they are large.
#[derive(Default)]
pub struct Growing {
    parts: Array,
}

impl Growing {
    pub fn add(&self, content: &[u8]) -> Result<(), DownloadError> {
        let part = Array::of1(&Uint8Array::from(content));
        let blob = Blob::new_with_u8_array_sequence(&part).map_err(|_refused| DownloadError)?;
        self.parts.push(&blob);
        Ok(())
    }

    /// Offers what has grown as a file with this name; `mime` such as `text/csv`.
    pub fn offer(self, name: &str, mime: &str) -> Result<(), DownloadError> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let whole = Blob::new_with_blob_sequence_and_options(&self.parts, &options)
            .map_err(|_refused| DownloadError)?;
        blob(&whole, name)
    }
}

/// Offers a blob as a file with this name.
pub fn blob(blob: &Blob, name: &str) -> Result<(), DownloadError> {
    let address = Url::create_object_url_with_blob(blob).map_err(|_refused| DownloadError)?;
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok())
        .ok_or(DownloadError)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    timer::after(RELEASE_AFTER_MILLIS, move || {
        // An address that is already released is what we want.
        let _released = Url::revoke_object_url(&address);
    });
    Ok(())
}
