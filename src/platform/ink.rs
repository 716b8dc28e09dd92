//! Writing on a canvas with a finger, a pen or a mouse.

use super::pointer;
use leptos::ev::{self, PointerEvent};
use leptos::prelude::window_event_listener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// In pixels of the drawing.
const NIB: f64 = 5.0;

/// A clean sheet.
pub fn blank(canvas: &HtmlCanvasElement) {
    if let Some(context) = context(canvas) {
        // Dark on light in every theme, since it is printed as well.
        context.set_fill_style_str("white");
        context.fill_rect(
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        );
    }
}

/// Draws a stroke from where the pointer is pressed until it is lifted.
pub fn draw(canvas: &HtmlCanvasElement, pressed: &PointerEvent, lifted: impl FnOnce() + 'static) {
    let Some(context) = context(canvas) else {
        return;
    };
    context.set_stroke_style_str("black");
    context.set_line_width(NIB);
    context.set_line_cap("round");
    context.set_line_join("round");
    let start = place(
        canvas,
        f64::from(pressed.client_x()),
        f64::from(pressed.client_y()),
    );
    line(&context, start, start);
    let last = Cell::new(start);
    let sheet = canvas.clone();
    pointer::follow(pressed, move |x, y| {
        let here = place(&sheet, x, y);
        line(&context, last.replace(here), here);
    });
    on_lifted(pressed.pointer_id(), lifted);
}

fn on_lifted(id: i32, lifted: impl FnOnce() + 'static) {
    let told = Rc::new(RefCell::new(Some(lifted)));
    let handles = Rc::new(RefCell::new(Vec::new()));
    let listen = || {
        let (told, handles) = (Rc::clone(&told), Rc::clone(&handles));
        move |event: PointerEvent| {
            if event.pointer_id() != id {
                return;
            }
            for handle in std::mem::take(&mut *handles.borrow_mut()) {
                leptos::prelude::WindowListenerHandle::remove(handle);
            }
            let lifted = told.borrow_mut().take();
            if let Some(lifted) = lifted {
                lifted();
            }
        }
    };
    let up = window_event_listener(ev::pointerup, listen());
    let cancel = window_event_listener(ev::pointercancel, listen());
    handles.borrow_mut().extend([up, cancel]);
}

fn line(context: &CanvasRenderingContext2d, from: (f64, f64), to: (f64, f64)) {
    context.begin_path();
    context.move_to(from.0, from.1);
    context.line_to(to.0, to.1);
    context.stroke();
}

/// From the window to the drawing, which has a size of its own.
fn place(canvas: &HtmlCanvasElement, x: f64, y: f64) -> (f64, f64) {
    let shown = canvas.get_bounding_client_rect();
    let along = |at: f64, start: f64, length: f64, pixels: u32| {
        (at - start) / length.max(1.0) * f64::from(pixels)
    };
    (
        along(x, shown.left(), shown.width(), canvas.width()),
        along(y, shown.top(), shown.height(), canvas.height()),
    )
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas
        .get_context("2d")
        .ok()
        .flatten()?
        .dyn_into::<CanvasRenderingContext2d>()
        .ok()
}
