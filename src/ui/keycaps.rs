use crate::command::{Key, Shortcut};
use crate::i18n::t;
use crate::platform::page;
use leptos::prelude::*;

/// The keys of a shortcut, as they are printed on the keyboard.
#[component]
pub fn Keycaps(shortcut: Shortcut) -> impl IntoView {
    let caps = shortcut
        .keys()
        .into_iter()
        .map(|key| match key {
            Key::Mod => {
                view! { <kbd>{if page::is_apple() { "⌘" } else { "Ctrl" }}</kbd> }.into_any()
            }
            Key::Letter(letter) => view! { <kbd>{letter}</kbd> }.into_any(),
            Key::Then => {
                view! { <span class="keycaps__then">{t::ui::keys_then()}</span> }.into_any()
            }
        })
        .collect_view();
    view! { <span class="keycaps">{caps}</span> }
}
