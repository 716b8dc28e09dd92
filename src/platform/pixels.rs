//! Pictures as pixels.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// A picture as brightness: one byte per pixel, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub brightness: Vec<u8>,
}

/// Where pictures are drawn to be looked at.
pub struct Easel {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Easel {
    /// `None` where the browser cannot draw.
    pub fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Draws what a video shows now, no larger than `longest_edge`; false while it shows nothing.
    pub fn draw_video(&self, video: &HtmlVideoElement, longest_edge: u32) -> bool {
        let Some((width, height)) =
            self.make_room(video.video_width(), video.video_height(), longest_edge)
        else {
            return false;
        };
        self.context
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
            .is_ok()
    }

    /// Draws a picture, upright, no larger than `longest_edge`; false when it is none.
    pub async fn draw_file(&self, file: &Blob, longest_edge: u32) -> bool {
        let Ok(promise) = window().create_image_bitmap_with_blob(file) else {
            return false;
        };
        let Ok(bitmap) = JsFuture::from(promise).await else {
            return false;
        };
        let bitmap: ImageBitmap = bitmap.unchecked_into();
        let room = self.make_room(bitmap.width(), bitmap.height(), longest_edge);
        let is_drawn = room.is_some_and(|(width, height)| {
            self.context
                .draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)
                .is_ok()
        });
        bitmap.close();
        is_drawn
    }

    /// What was drawn last.
    pub fn pixels(&self) -> Option<Pixels> {
        let (width, height) = (self.canvas.width(), self.canvas.height());
        let data = self
            .context
            .get_image_data(0.0, 0.0, width.into(), height.into())
            .ok()?;
        let colors = data.data().0;
        // Green weighs most, as the eye has it; what is transparent is paper.
        let brightness = colors.chunks_exact(4).map(|pixel| match pixel {
            [red, green, blue, alpha] => {
                let sum = u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29;
                let alpha = u32::from(*alpha);
                let seen = (sum >> 8) * alpha / 255 + (255 - alpha);
                u8::try_from(seen).unwrap_or(u8::MAX)
            }
            _ => u8::MAX,
        });
        let brightness = brightness.collect();
        Some(Pixels { width, brightness })
    }

    /// An empty canvas of the right shape, and its sides.
    fn make_room(&self, width: u32, height: u32, longest_edge: u32) -> Option<(f64, f64)> {
        let longest = width.max(height);
        if width == 0 || height == 0 {
            return None;
        }
        let side = |side: u32| {
            let scaled = u64::from(side) * u64::from(longest_edge) / u64::from(longest);
            let scaled = u32::try_from(scaled).unwrap_or(longest_edge);
            scaled.min(side).max(1)
        };
        let (width, height) = (side(width), side(height));
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        Some((f64::from(width), f64::from(height)))
    }
}
