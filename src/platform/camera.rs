//! The camera, as long as it is looked through.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// Allow it in the browser's settings.
    #[error("the camera was refused")]
    Refused,
    /// The device has none.
    #[error("there is no camera")]
    Absent,
    /// Another program has it.
    #[error("the camera is in use")]
    Busy,
    /// Browsers lend a camera to `https` alone.
    #[error("this address gets no camera")]
    NotHere,
}

/// A camera that is on. Dropping it switches it off.
pub struct Camera {
    stream: MediaStream,
}

impl Camera {
    /// Asks for the camera that looks away from the reader. The browser asks him first.
    pub async fn open() -> Result<Self, CameraError> {
        let devices = window().navigator().media_devices();
        let devices = devices.map_err(|_missing| CameraError::NotHere)?;
        if devices.is_undefined() {
            return Err(CameraError::NotHere);
        }
        let wanted = MediaStreamConstraints::new();
        wanted.set_video(&back_camera());
        let promise = devices
            .get_user_media_with_constraints(&wanted)
            .map_err(|_refused| CameraError::NotHere)?;
        let stream = JsFuture::from(promise)
            .await
            .map_err(|error| reason(&error))?;
        let stream = stream.dyn_into().map_err(|_other| CameraError::Absent)?;
        Ok(Self { stream })
    }

    /// Shows what it sees.
    pub async fn show_in(&self, video: &HtmlVideoElement) -> bool {
        video.set_src_object(Some(&self.stream));
        match video.play() {
            Ok(playing) => JsFuture::from(playing).await.is_ok(),
            Err(_refused) => false,
        }
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks() {
            if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
                track.stop();
            }
        }
    }
}

/// Wished for, not insisted on: a laptop has only the one that looks at the reader.
fn back_camera() -> JsValue {
    let video = Object::new();
    for (name, value) in [
        ("facingMode", JsValue::from("environment")),
        ("width", JsValue::from(ideal(1_280))),
        ("height", JsValue::from(ideal(720))),
    ] {
        // A plain object takes any property.
        let _set = Reflect::set(&video, &name.into(), &value);
    }
    video.into()
}

fn ideal(pixels: u32) -> Object {
    let range = Object::new();
    let _set = Reflect::set(&range, &"ideal".into(), &pixels.into());
    range
}

fn reason(error: &JsValue) -> CameraError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotFoundError" | "OverconstrainedError") => CameraError::Absent,
        Some("NotReadableError" | "AbortError") => CameraError::Busy,
        Some("TypeError") => CameraError::NotHere,
        _ => CameraError::Refused,
    }
}
