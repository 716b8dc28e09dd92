//! Following a finger, pen or mouse across the page.

use leptos::ev::{self, PointerEvent};
use leptos::prelude::{WindowListenerHandle, document, window_event_listener};
use std::cell::RefCell;
use std::rc::Rc;

/// Calls with the place in the window, in CSS pixels, until this pointer is lifted. To be begun where it is pressed.
pub fn follow(pressed: &PointerEvent, moved: impl Fn(f64, f64) + 'static) {
    pressed.prevent_default();
    let id = pressed.pointer_id();
    let listening: Rc<RefCell<Vec<WindowListenerHandle>>> = Rc::default();
    let on_move = window_event_listener(ev::pointermove, move |event| {
        if event.pointer_id() == id {
            moved(f64::from(event.client_x()), f64::from(event.client_y()));
        }
    });
    listening.borrow_mut().push(on_move);
    let end = |listening: &Rc<RefCell<Vec<WindowListenerHandle>>>| {
        let listening = Rc::clone(listening);
        move |event: PointerEvent| {
            if event.pointer_id() == id {
                let handles = std::mem::take(&mut *listening.borrow_mut());
                handles.into_iter().for_each(WindowListenerHandle::remove);
            }
        }
    };
    let on_up = window_event_listener(ev::pointerup, end(&listening));
    let on_cancel = window_event_listener(ev::pointercancel, end(&listening));
    listening.borrow_mut().extend([on_up, on_cancel]);
}

/// The value of an attribute of what lies at a place in the window, or around it.
pub fn attribute_at(x: f64, y: f64, name: &str) -> Option<String> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "places in a window are small"
    )]
    let element = document().element_from_point(x as f32, y as f32)?;
    element
        .closest(&format!("[{name}]"))
        .ok()
        .flatten()?
        .get_attribute(name)
}
