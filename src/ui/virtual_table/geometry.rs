//! Which rows are in sight, as pure arithmetic.

/// Browsers lay out at most some 17 to 33 million pixels; below this every one of them is exact.
const TALLEST_PX: f64 = 8_000_000.0;

/// The sizes that decide what is in sight, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Geometry {
    pub(super) rows: u32,
    pub(super) row_px: f64,
    pub(super) view_px: f64,
}

/// The rows in sight, and how far the first of them is pushed up out of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct InSight {
    pub(super) first: u32,
    pub(super) count: u32,
    pub(super) hidden_px: f64,
}

impl Geometry {
    /// How tall all rows are.
    fn full_px(self) -> f64 {
        f64::from(self.rows) * self.row_px
    }

    /// How tall the scrolled element is.
    pub(super) fn scroll_px(self) -> f64 {
        self.full_px().min(TALLEST_PX)
    }

    fn full_range(self) -> f64 {
        (self.full_px() - self.view_px).max(0.0)
    }

    fn scroll_range(self) -> f64 {
        (self.scroll_px() - self.view_px).max(0.0)
    }

    /// How many pixels of rows stand behind one pixel of scrolling.
    fn ratio(self) -> f64 {
        if self.scroll_range() > 0.0 {
            self.full_range() / self.scroll_range()
        } else {
            1.0
        }
    }

    /// The position among all rows for a position of the scrolled element.
    pub(super) fn top_from_scroll(self, scroll_top: f64) -> f64 {
        (scroll_top * self.ratio()).clamp(0.0, self.full_range())
    }

    pub(super) fn scroll_from_top(self, top: f64) -> f64 {
        (top / self.ratio()).clamp(0.0, self.scroll_range())
    }

    /// The new position among all rows after the scrolled element moved. A step smaller than the view is taken
    /// pixel by pixel; a longer one, or one to an end, goes by proportion.
    pub(super) fn moved(self, top: f64, from_scroll: f64, to_scroll: f64) -> f64 {
        let step = to_scroll - from_scroll;
        let is_at_end = to_scroll <= 0.0 || to_scroll >= self.scroll_range();
        if is_at_end || step.abs() > self.view_px || self.ratio() <= 1.0 {
            self.top_from_scroll(to_scroll)
        } else {
            (top + step).clamp(0.0, self.full_range())
        }
    }

    pub(super) fn in_sight(self, top: f64) -> InSight {
        if self.rows == 0 || self.row_px <= 0.0 {
            return InSight::default();
        }
        let top = top.clamp(0.0, self.full_range());
        let first = floor_u32(top / self.row_px).min(self.rows - 1);
        let hidden_px = top - f64::from(first) * self.row_px;
        let wanted = floor_u32((self.view_px + hidden_px) / self.row_px) + 1;
        InSight {
            first,
            count: wanted.min(self.rows - first),
            hidden_px,
        }
    }

    /// The position that brings a row into sight, nearest to the one shown.
    pub(super) fn top_to_show(self, row: u32, top: f64) -> f64 {
        let row_top = f64::from(row) * self.row_px;
        let lowest = row_top + self.row_px - self.view_px;
        let wanted = if row_top < top {
            row_top
        } else if lowest > top {
            lowest
        } else {
            top
        };
        wanted.clamp(0.0, self.full_range())
    }
}

fn floor_u32(value: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "casts of floats saturate, and row numbers fit"
    )]
    let floor = value.floor() as u32;
    floor
}
