//! Rows already asked for, by page.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// Rows asked for at once: a few screens, a fraction of a millisecond of the engine's time.
pub(super) const PAGE_ROWS: u32 = 200;
/// Beyond this the pages longest unused are forgotten.
const PAGES_KEPT: usize = 40;

#[derive(Clone, Debug)]
pub(super) struct Cache<T> {
    pages: BTreeMap<u32, Vec<T>>,
    /// First rows of the pages, oldest first.
    order: VecDeque<u32>,
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self {
            pages: BTreeMap::new(),
            order: VecDeque::new(),
        }
    }
}

impl<T> Cache<T> {
    pub(super) fn get(&self, row: u32) -> Option<&T> {
        let first = page_of(row);
        self.pages
            .get(&first)?
            .get(usize::try_from(row - first).ok()?)
    }

    /// The first row of the first page that is needed for these rows and not there.
    pub(super) fn missing(&self, rows: Range<u32>) -> Option<u32> {
        if rows.is_empty() {
            return None;
        }
        (page_of(rows.start)..rows.end)
            .step_by(usize::try_from(PAGE_ROWS).unwrap_or(1))
            .find(|first| !self.pages.contains_key(first))
    }

    pub(super) fn put(&mut self, first: u32, rows: Vec<T>) {
        self.order.retain(|known| *known != first);
        self.order.push_back(first);
        self.pages.insert(first, rows);
        while self.order.len() > PAGES_KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.pages.remove(&oldest);
        }
    }

    pub(super) fn clear(&mut self) {
        self.pages.clear();
        self.order.clear();
    }
}

/// The first row of the page in which a row stands.
pub(super) fn page_of(row: u32) -> u32 {
    row - row % PAGE_ROWS
}
