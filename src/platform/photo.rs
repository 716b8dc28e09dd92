//! Photos: scaled down on the device, so that a shop's tablet keeps thousands of them.

use js_sys::{Promise, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, Url,
};

/// A photo as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    pub bytes: Vec<u8>,
    /// `image/webp`, or `image/jpeg` where the browser cannot write the former.
    pub mime: String,
    pub width: u32,
    pub height: u32,
}

/// Why a file did not become a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// Not a picture, or of a kind this browser does not know.
    #[error("the browser cannot read this picture")]
    Unreadable,
    /// No canvas, or no memory for one.
    #[error("the browser cannot draw")]
    CannotDraw,
}

/// How closely the copy looks like the original, 0 to 1.
const LIKENESS: f64 = 0.82;

/// Reads a picture, upright as it was taken, and makes it no larger than `longest_edge` pixels.
pub async fn scaled_down(file: &Blob, longest_edge: u32) -> Result<Photo, PhotoError> {
    let bitmap: ImageBitmap = JsFuture::from(
        window()
            .create_image_bitmap_with_blob(file)
            .map_err(|_refused| PhotoError::Unreadable)?,
    )
    .await
    .map_err(|_refused| PhotoError::Unreadable)?
    .unchecked_into();
    let (width, height) = fitted(bitmap.width(), bitmap.height(), longest_edge);
    let canvas = document()
        .create_element("canvas")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok())
        .ok_or(PhotoError::CannotDraw)?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .ok_or(PhotoError::CannotDraw)?
        .unchecked_into();
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(
            &bitmap,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .map_err(|_refused| PhotoError::CannotDraw)?;
    bitmap.close();
    // A browser that cannot write WebP answers with PNG, which is far too large for a photo.
    let mut blob = written(&canvas, "image/webp").await?;
    if blob.type_() != "image/webp" {
        blob = written(&canvas, "image/jpeg").await?;
    }
    let buffer = JsFuture::from(blob.array_buffer())
        .await
        .map_err(|_refused| PhotoError::CannotDraw)?;
    Ok(Photo {
        bytes: Uint8Array::new(&buffer).to_vec(),
        mime: blob.type_(),
        width,
        height,
    })
}

/// What was drawn on a canvas, with sharp lines: a signature.
pub async fn drawing(canvas: &HtmlCanvasElement) -> Result<Photo, PhotoError> {
    let blob = written(canvas, "image/png").await?;
    let buffer = JsFuture::from(blob.array_buffer())
        .await
        .map_err(|_refused| PhotoError::CannotDraw)?;
    Ok(Photo {
        bytes: Uint8Array::new(&buffer).to_vec(),
        mime: blob.type_(),
        width: canvas.width(),
        height: canvas.height(),
    })
}

async fn written(canvas: &HtmlCanvasElement, mime: &str) -> Result<Blob, PhotoError> {
    let promise = Promise::new(&mut |resolve, reject| {
        let on_blob = Closure::once_into_js(move |blob: JsValue| {
            // Nobody waits any more when this fails.
            let _heard = resolve.call1(&JsValue::NULL, &blob);
        });
        if canvas
            .to_blob_with_type_and_encoder_options(
                on_blob.unchecked_ref(),
                mime,
                &JsValue::from_f64(LIKENESS),
            )
            .is_err()
        {
            let _heard = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise)
        .await
        .ok()
        .and_then(|blob| blob.dyn_into::<Blob>().ok())
        .ok_or(PhotoError::CannotDraw)
}

/// Width and height within a square of `edge`, never enlarged.
fn fitted(width: u32, height: u32, edge: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= edge {
        return (width.max(1), height.max(1));
    }
    let scale = |side: u32| {
        let scaled = u64::from(side) * u64::from(edge) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(edge).max(1)
    };
    (scale(width), scale(height))
}

/// An address for bytes that an `<img>` can show; to be released when the picture goes away.
pub fn address(bytes: &[u8], mime: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Lets go of an address.
pub fn release(address: &str) {
    // An address that is already released is what we want.
    let _released = Url::revoke_object_url(address);
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_photo_keeps_its_shape_and_is_never_enlarged() {
        assert_eq!(fitted(4_000, 3_000, 1_600), (1_600, 1_200));
        assert_eq!(fitted(3_000, 4_000, 1_600), (1_200, 1_600));
        assert_eq!(fitted(800, 600, 1_600), (800, 600));
        assert_eq!(fitted(100_000, 1, 1_600), (1_600, 1));
    }
}
