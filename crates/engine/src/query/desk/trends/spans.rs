//! How a window of days is cut into periods, and which spans are compared.

use api::{TrendSpan, TrendUnit};
use domain::Day;
use metrics::calendar::Month;

/// A window up to so long is cut into weeks: of its months, most would be cut off at its ends.
const WEEKS_UP_TO_DAYS: i32 = 120;
/// More months than this are told in quarters.
const MONTHS_AT_MOST: i32 = 36;
/// A window that is not open is drawn with at least so much before its end.
const COURSE_MONTHS: i32 = 24;
/// Of an open window, the last year is compared with the one before, or what there is, halved.
const COMPARED_DAYS: i32 = 365;
/// Less than this is no span to compare.
const LEAST_DAYS: i32 = 14;

/// A window of days as far as the records reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// Nobody recorded complaints before this day.
    pub(super) since: Day,
    pub(super) window: TrendSpan,
    /// The window was open at its beginning.
    is_open: bool,
}

impl Reach {
    /// `None` when nothing was recorded in it.
    pub(super) fn of(
        (from, to): (Option<Day>, Option<Day>),
        days: impl Iterator<Item = Day> + Clone,
        today: Day,
    ) -> Option<Self> {
        let since = days.clone().min()?;
        let latest = days.max()?;
        let window = TrendSpan {
            first: from.map_or(since, |from| from.max(since)),
            last: to.unwrap_or_else(|| latest.max(today)),
        };
        (window.first <= window.last).then_some(Self {
            since,
            window,
            is_open: from.is_none(),
        })
    }

    /// The window's periods, and which of them are whole.
    pub(super) fn spans(self) -> (TrendUnit, Vec<(TrendSpan, bool)>) {
        let unit = if self.window.days() <= WEEKS_UP_TO_DAYS {
            TrendUnit::Week
        } else {
            months_or_quarters(self.window)
        };
        (unit, cut(self.window, unit))
    }

    /// The periods to draw large: those of the window, and before it enough to know what is usual.
    pub(super) fn course(self) -> (TrendUnit, Vec<(TrendSpan, bool)>) {
        let before = Month::of_day(self.window.last.0).plus(1 - COURSE_MONTHS);
        let first = if self.is_open {
            self.window.first
        } else {
            self.window.first.min(Day(before.first_day()))
        };
        let drawn = TrendSpan {
            first: first.max(self.since),
            last: self.window.last,
        };
        let unit = months_or_quarters(drawn);
        // A window that begins in the middle of a month is drawn from that month's beginning.
        let first = Day(begin_of(unit, drawn.first.0)).max(self.since);
        (unit, cut(TrendSpan { first, ..drawn }, unit))
    }

    /// A span up to the window's end, and one before it, in which complaints were recorded too.
    pub(super) fn compared(self) -> Option<(TrendSpan, TrendSpan)> {
        let days = self.window.days();
        let (lately, need) = if self.is_open {
            let length = COMPARED_DAYS.min(days / 2);
            let first = self.window.last.plus(1 - length);
            (first, length)
        } else {
            // Of a span of which less than a third was recorded nothing can be said.
            (self.window.first, days / 3)
        };
        let lately = TrendSpan {
            first: lately,
            last: self.window.last,
        };
        let before = TrendSpan {
            first: lately.first.plus(-lately.days()).max(self.since),
            last: lately.first.plus(-1),
        };
        (lately.days() >= LEAST_DAYS && before.days() >= need.max(LEAST_DAYS))
            .then_some((lately, before))
    }
}

fn months_or_quarters(span: TrendSpan) -> TrendUnit {
    let months = Month::of_day(span.last.0).since(Month::of_day(span.first.0));
    if months < MONTHS_AT_MOST {
        TrendUnit::Month
    } else {
        TrendUnit::Quarter
    }
}

/// The first day of the month or quarter that a day lies in.
fn begin_of(unit: TrendUnit, day: i32) -> i32 {
    let month = Month::of_day(day);
    let back = match unit {
        TrendUnit::Quarter => (i32::from(month.month()) - 1) % 3,
        TrendUnit::Week | TrendUnit::Month => 0,
    };
    month.plus(-back).first_day()
}

/// Without gaps, from the first day to the last; and whether each period is a whole one.
fn cut(span: TrendSpan, unit: TrendUnit) -> Vec<(TrendSpan, bool)> {
    let mut found = Vec::new();
    let mut at = match unit {
        TrendUnit::Week => span.last.0 + 1 - (span.days() + 6) / 7 * 7,
        TrendUnit::Month | TrendUnit::Quarter => begin_of(unit, span.first.0),
    };
    while at <= span.last.0 {
        let next = match unit {
            TrendUnit::Week => at.saturating_add(7),
            TrendUnit::Month => Month::of_day(at).plus(1).first_day(),
            TrendUnit::Quarter => Month::of_day(at).plus(3).first_day(),
        };
        let whole = TrendSpan {
            first: Day(at),
            last: Day(next - 1),
        };
        let kept = TrendSpan {
            first: whole.first.max(span.first),
            last: whole.last.min(span.last),
        };
        found.push((kept, kept == whole));
        if next <= at {
            break;
        }
        at = next;
    }
    found
}
