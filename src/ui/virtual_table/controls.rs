//! What the reader does with a table: scrolling, walking, choosing, opening.

use super::keyboard::{Step, step};
use super::row_parts::RowLink;
use super::selection::Selection;
use super::table_state::Table;
use crate::platform::{resize, task, timer};
use crate::router::Router;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// The scrolled element of a huge table is put where it belongs once scrolling rests.
const REST_MILLIS: u32 = 150;

pub(super) struct Controls<T: Send + Sync + 'static, K: Send + Sync + 'static> {
    pub(super) table: Table<T>,
    pub(super) scroller: NodeRef<html::Div>,
    pub(super) router: Router,
    pub(super) key: fn(&T) -> K,
    pub(super) to: StoredValue<Option<RowLink<T>>>,
    pub(super) selection: Option<Selection<K>>,
    /// The row that the keyboard is on.
    pub(super) active: RwSignal<Option<u32>>,
    /// The other end of a choice made with Shift.
    pub(super) anchor: StoredValue<Option<u32>>,
    pub(super) resting: StoredValue<Option<timer::Timer>>,
    pub(super) is_one_cell: Memo<bool>,
}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> Clone for Controls<T, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> Copy for Controls<T, K> {}

impl<T, K> Controls<T, K>
where
    T: Clone + Send + Sync + 'static,
    K: Clone + Ord + Send + Sync + 'static,
{
    /// Sizes come from the style sheet, so that density is a matter of style.
    pub(super) fn measure(self) {
        let Some(element) = self.scroller.try_get_untracked().flatten() else {
            return;
        };
        let (row, head_px) = if self.is_one_cell.get_untracked() {
            ("--row-narrow", 0.0)
        } else {
            (
                "--row",
                resize::length(&element, "--target").unwrap_or(44.0),
            )
        };
        let row_px = resize::length(&element, row).unwrap_or(56.0);
        self.table.measured(
            row_px,
            (f64::from(element.client_height()) - head_px).max(row_px),
        );
        self.place();
    }

    /// Puts the scrolled element where it belongs for the rows shown.
    pub(super) fn place(self) {
        let Some(element) = self.scroller.try_get_untracked().flatten() else {
            return;
        };
        let wanted = self.table.scroll_top();
        if (f64::from(element.scroll_top()) - wanted).abs() >= 1.0 {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "at most eight million pixels"
            )]
            element.set_scroll_top(wanted.round() as i32);
        }
        self.table.placed(f64::from(element.scroll_top()));
    }

    /// As [`Self::place`], once the element has its new height.
    pub(super) fn place_soon(self) {
        task::spawn(async move {
            timer::frame().await;
            self.place();
        });
    }

    pub(super) fn on_scroll(self) {
        let Some(element) = self.scroller.get_untracked() else {
            return;
        };
        self.table.scrolled(f64::from(element.scroll_top()));
        if let Some(timer) = self.resting.get_value() {
            timer.cancel();
        }
        self.resting
            .set_value(Some(timer::after(REST_MILLIS, move || self.place())));
    }

    pub(super) fn on_key(self, event: &KeyboardEvent) {
        // A button in the head does its own work.
        let is_ours = event.target() == event.current_target();
        if !is_ours
            || event.is_composing()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
        {
            return;
        }
        let rows = self.table.geometry.get_untracked().rows;
        let page = self.table.painted.get_untracked().count.saturating_sub(1);
        let Some(step) = step(&event.key(), self.active.get_untracked(), rows, page) else {
            return;
        };
        event.prevent_default();
        match (step, self.active.get_untracked()) {
            (Step::To(row), from) => self.walk(row, from, event.shift_key()),
            (Step::Open, Some(row)) => self.open(row),
            (Step::Toggle, Some(row)) => self.choose(row, false),
            (Step::Open | Step::Toggle, None) => {}
        }
    }

    /// A row was pressed.
    pub(super) fn press(self, row: u32, with_shift: bool) {
        self.active.set(Some(row));
        if with_shift && self.selection.is_some() {
            self.choose(row, true);
        } else {
            self.open(row);
        }
    }

    /// Chooses a row, or with Shift everything from the one chosen last.
    pub(super) fn choose(self, row: u32, with_shift: bool) {
        let Some(selection) = self.selection else {
            return;
        };
        let from = self
            .anchor
            .get_value()
            .filter(|_| with_shift)
            .unwrap_or(row);
        self.anchor.set_value(Some(row));
        if from == row {
            if let Some(record) = self.table.row(row) {
                selection.toggle(&(self.key)(&record));
            }
            return;
        }
        task::spawn(async move {
            let rows = self.table.rows(from.min(row), from.max(row) + 1).await;
            selection.add(rows.iter().map(self.key));
        });
    }

    fn walk(self, row: u32, from: Option<u32>, with_shift: bool) {
        if with_shift {
            if self.anchor.get_value().is_none() {
                self.anchor.set_value(from);
            }
            self.choose(row, true);
        }
        self.active.set(Some(row));
        self.table.show(row);
        self.place();
    }

    fn open(self, row: u32) {
        let Some(record) = self.table.row(row) else {
            return;
        };
        if let Some(to) = self
            .to
            .with_value(|to| to.as_ref().map(|to| to.route(&record)))
        {
            self.router.go(to);
        }
    }
}
