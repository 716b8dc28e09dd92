//! Whether there is a network. The app needs none; the state only explains why sync or an update waits.

use leptos::ev;
use leptos::prelude::*;

/// Follows the browser's own idea of being online.
pub fn use_online() -> Signal<bool> {
    let online = RwSignal::new(window().navigator().on_line());
    let on = window_event_listener(ev::online, move |_| online.set(true));
    let off = window_event_listener(ev::offline, move |_| online.set(false));
    on_cleanup(move || {
        on.remove();
        off.remove();
    });
    online.into()
}
