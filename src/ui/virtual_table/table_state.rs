//! What the table knows, and how it moves.

use super::cache::{Cache, PAGE_ROWS, page_of};
use super::geometry::Geometry;
use super::source::{TablePage, TableSource};
use crate::platform::task;
use api::{AppError, Window};
use leptos::prelude::*;

/// The rows in the document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Painted {
    pub(super) first: u32,
    pub(super) count: u32,
    pub(super) hidden_px: f64,
    /// Counts how often the rows were read anew: a row of another generation is another row.
    pub(super) generation: u32,
}

/// How many rows there are, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Total {
    Unknown,
    Known(u32),
}

pub(super) struct Table<T: Send + Sync + 'static> {
    source: StoredValue<TableSource<T>>,
    cache: StoredValue<Cache<T>>,
    pub(super) geometry: RwSignal<Geometry>,
    pub(super) total: RwSignal<Total>,
    pub(super) painted: RwSignal<Painted>,
    pub(super) error: RwSignal<Option<AppError>>,
    motion: StoredValue<Motion>,
}

/// What changes too often to be a signal.
#[derive(Clone, Copy, Debug, Default)]
struct Motion {
    /// Among all rows, in CSS pixels.
    top: f64,
    scroll_top: f64,
    is_upward: bool,
    generation: u32,
    is_fetching: bool,
}

impl<T: Send + Sync + 'static> Clone for Table<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Table<T> {}

impl<T: Clone + Send + Sync + 'static> Table<T> {
    pub(super) fn new(source: TableSource<T>) -> Self {
        Self {
            source: StoredValue::new(source),
            cache: StoredValue::new(Cache::default()),
            geometry: RwSignal::new(Geometry {
                rows: 0,
                row_px: 0.0,
                view_px: 0.0,
            }),
            total: RwSignal::new(Total::Unknown),
            painted: RwSignal::new(Painted::default()),
            error: RwSignal::new(None),
            motion: StoredValue::new(Motion::default()),
        }
    }

    pub(super) fn row(self, row: u32) -> Option<T> {
        self.cache
            .try_with_value(|cache| cache.get(row).cloned())
            .flatten()
    }

    /// Where the scrolled element should stand for the rows shown.
    pub(super) fn scroll_top(self) -> f64 {
        self.geometry
            .get_untracked()
            .scroll_from_top(self.motion.get_value().top)
    }

    /// The scrolled element has moved.
    pub(super) fn scrolled(self, scroll_top: f64) {
        let geometry = self.geometry.get_untracked();
        self.motion.update_value(|motion| {
            let top = geometry.moved(motion.top, motion.scroll_top, scroll_top);
            motion.is_upward = top < motion.top;
            motion.top = top;
            motion.scroll_top = scroll_top;
        });
        self.paint();
    }

    /// The scrolled element was put where it should stand; this is no scrolling.
    pub(super) fn placed(self, scroll_top: f64) {
        self.motion
            .update_value(|motion| motion.scroll_top = scroll_top);
    }

    /// Moves as little as possible to show a row; the caller then places the scrolled element.
    pub(super) fn show(self, row: u32) {
        let geometry = self.geometry.get_untracked();
        self.motion.update_value(|motion| {
            let top = geometry.top_to_show(row, motion.top);
            motion.is_upward = top < motion.top;
            motion.top = top;
        });
        self.paint();
    }

    /// To where the reader left it.
    pub(super) fn start_at(self, top: f64) {
        self.motion.update_value(|motion| motion.top = top);
    }

    pub(super) fn top(self) -> f64 {
        self.motion.get_value().top
    }

    pub(super) fn measured(self, row_px: f64, view_px: f64) {
        self.geometry.update(|geometry| {
            geometry.row_px = row_px;
            geometry.view_px = view_px;
        });
        self.paint();
    }

    /// Reads everything anew; what is shown stays until the new rows are there.
    pub(super) fn read_anew(self, from_top: bool) {
        self.motion.update_value(|motion| {
            motion.generation = motion.generation.wrapping_add(1);
            motion.is_fetching = false;
            if from_top {
                motion.top = 0.0;
            }
        });
        self.cache.update_value(Cache::clear);
        self.paint();
    }

    /// Shows the rows in sight if they are all here, and asks for what is missing.
    fn paint(self) {
        let motion = self.motion.get_value();
        let geometry = self.geometry.get_untracked();
        let sight = geometry.in_sight(motion.top);
        let range = sight.first..sight.first + sight.count;
        let is_complete = self
            .cache
            .with_value(|cache| cache.missing(range.clone()).is_none());
        if is_complete && self.total.get_untracked() != Total::Unknown {
            let painted = Painted {
                first: sight.first,
                count: sight.count,
                hidden_px: sight.hidden_px,
                generation: motion.generation,
            };
            if self.painted.get_untracked() != painted {
                self.painted.set(painted);
            }
        }
        if !motion.is_fetching && geometry.row_px > 0.0 {
            self.fetch_next(motion, range.start, range.end);
        }
    }

    /// Asks for the page that is needed most: in sight first, then ahead of the reader.
    fn fetch_next(self, motion: Motion, first: u32, end: u32) {
        let rows = self.geometry.get_untracked().rows;
        let next = if self.total.get_untracked() == Total::Unknown || rows == 0 {
            // Asked for once per reading; an empty answer is an answer.
            let is_answered = self.cache.with_value(|cache| cache.missing(0..1).is_none());
            (!is_answered).then(|| page_of(first))
        } else {
            let ahead = if motion.is_upward {
                first.saturating_sub(PAGE_ROWS)..end
            } else {
                first..rows.min(end + PAGE_ROWS)
            };
            self.cache
                .with_value(|cache| cache.missing(first..end).or_else(|| cache.missing(ahead)))
        };
        let Some(offset) = next else {
            return;
        };
        self.motion.update_value(|motion| motion.is_fetching = true);
        let fetched = self.source.with_value(|source| {
            source.fetch(Window {
                offset,
                limit: PAGE_ROWS,
            })
        });
        task::spawn(async move {
            let outcome = fetched.await;
            self.take(offset, motion.generation, outcome);
        });
    }

    fn take(self, offset: u32, generation: u32, outcome: Result<TablePage<T>, AppError>) {
        // The view may be gone, or the rows may have been asked for anew since.
        if self
            .motion
            .try_get_value()
            .is_none_or(|motion| motion.generation != generation)
        {
            return;
        }
        self.motion
            .update_value(|motion| motion.is_fetching = false);
        match outcome {
            Ok(page) => {
                self.cache
                    .update_value(|cache| cache.put(offset, page.rows));
                if self.total.get_untracked() != Total::Known(page.total) {
                    self.total.set(Total::Known(page.total));
                    self.geometry.update(|geometry| geometry.rows = page.total);
                }
                self.error.maybe_update(|error| error.take().is_some());
                self.paint();
            }
            Err(error) => self.error.set(Some(error)),
        }
    }

    /// The rows of a range, asking for those that are not here.
    pub(super) async fn rows(self, first: u32, end: u32) -> Vec<T> {
        let here: Option<Vec<T>> = (first..end).map(|row| self.row(row)).collect();
        if let Some(rows) = here {
            return rows;
        }
        let Some(fetched) = self.source.try_with_value(|source| {
            source.fetch(Window {
                offset: first,
                limit: end.saturating_sub(first),
            })
        }) else {
            return Vec::new();
        };
        fetched.await.map(|page| page.rows).unwrap_or_default()
    }
}
