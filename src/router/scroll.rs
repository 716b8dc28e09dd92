use super::navigation::use_router;
use crate::platform::{history, session, task, timer};
use leptos::ev;
use leptos::prelude::*;
use std::collections::HashMap;

/// The window itself; other names are lists that scroll by themselves.
const WINDOW: &str = "";
/// A list asks the engine before it is as long as it was; after this many frames we stop waiting for it.
const FRAMES_TO_WAIT: u32 = 90;
const NAME: &str = "shuke.scroll";
/// Positions of older entries are forgotten, so that the storage stays small.
const ENTRIES_KEPT: u32 = 50;

type Positions = HashMap<u32, HashMap<String, f64>>;

/// Where each entry of the history was scrolled to. Survives a reload, dies with the tab.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScrollMemory {
    positions: StoredValue<Positions>,
    /// The last position seen: when the browser goes back, the page may already be shorter.
    followed: StoredValue<f64>,
}

impl ScrollMemory {
    pub(super) fn new() -> Self {
        let kept: Positions = session::read(NAME).unwrap_or_default();
        Self {
            positions: StoredValue::new(kept),
            followed: StoredValue::new(0.0),
        }
    }

    pub(super) fn newest_entry(self) -> u32 {
        self.positions
            .with_value(|positions| positions.keys().copied().max().unwrap_or_default())
    }

    pub(super) fn follow(self, entry: StoredValue<u32>) {
        let on_scroll = window_event_listener(ev::scroll, move |_| {
            self.followed.set_value(history::scroll_top());
        });
        let on_hide = window_event_listener(ev::pagehide, move |_| {
            self.keep(entry.get_value());
            self.positions
                .with_value(|positions| session::write(NAME, positions));
        });
        on_cleanup(move || {
            on_scroll.remove();
            on_hide.remove();
        });
    }

    pub(super) fn keep(self, entry: u32) {
        self.set(entry, WINDOW, history::scroll_top());
    }

    pub(super) fn keep_followed(self, entry: u32) {
        self.set(entry, WINDOW, self.followed.get_value());
    }

    /// Scrolls the window to where the entry was left, as soon as the page is long enough.
    pub(super) fn put_back(self, entry: u32) {
        let Some(wanted) = self.get(entry, WINDOW).filter(|top| *top > 0.0) else {
            history::scroll_to(0.0);
            return;
        };
        task::spawn(async move {
            for _ in 0..FRAMES_TO_WAIT {
                timer::frame().await;
                if history::scroll_range() >= wanted {
                    break;
                }
            }
            history::scroll_to(wanted);
        });
    }

    fn get(self, entry: u32, name: &str) -> Option<f64> {
        self.positions
            .try_with_value(|positions| positions.get(&entry)?.get(name).copied())
            .flatten()
    }

    fn set(self, entry: u32, name: &str, top: f64) {
        self.positions.try_update_value(|positions| {
            positions.retain(|known, _| known.saturating_add(ENTRIES_KEPT) > entry);
            positions
                .entry(entry)
                .or_default()
                .insert(name.to_owned(), top);
        });
    }
}

/// The scroll position of a list inside the page, kept with the entry of the history: the one to start from,
/// and what to call when it changes.
pub fn use_scroll_memory(
    name: &'static str,
) -> (Option<f64>, impl Fn(f64) + Copy + Send + Sync + 'static) {
    let router = use_router();
    let entry = router.entry();
    let memory = router.scroll();
    (memory.get(entry, name), move |top| {
        memory.set(entry, name, top);
    })
}
