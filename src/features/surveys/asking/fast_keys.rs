//! Keying in from paper: a figure chooses, Enter goes on, and no hand leaves the number pad.

use crate::platform::keyed;
use leptos::ev::KeyboardEvent;

/// One stop after the other: a row of choices, or a field.
const STOPS: &str = "[data-keyed], [data-stop]";

/// A key pressed somewhere in the form.
pub(super) fn press(event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let is_done = match key.as_str() {
        "Enter" if !event.shift_key() => keyed::next(STOPS),
        digit if digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit()) => {
            keyed::choose(digit)
        }
        _ => false,
    };
    if is_done {
        event.prevent_default();
    }
}
