//! Showing a value in a control without disturbing what is being typed into it.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

/// Keeps an input showing the value. Writes only what differs: setting a value while a Chinese word is being
/// composed would end the composition.
pub fn keep_value(input: NodeRef<Input>, value: Signal<String>) {
    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(input) = input.get()
            && input.value() != wanted
        {
            input.set_value(&wanted);
        }
    });
}

/// As [`keep_value`], for several lines.
pub fn keep_text(area: NodeRef<Textarea>, value: Signal<String>) {
    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(area) = area.get()
            && area.value() != wanted
        {
            area.set_value(&wanted);
        }
    });
}
