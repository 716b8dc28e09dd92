use super::{Calendar, Zone};
use crate::{Day, Instant};

/// How far ahead working time is looked for, in days: some ten years. A shop that never works has none.
const HORIZON_DAYS: i64 = 3_660;

/// Moments beyond these are a slip or damage, and must not keep anybody counting days for hours.
const FIRST: Instant = Instant(Day::RANGE.0.0 as i64 * Instant::DAY);
const LAST: Instant = Instant(Day::RANGE.1.0 as i64 * Instant::DAY);

/// Counts the time that is worked.
#[derive(Clone, Copy, Debug)]
pub struct WorkingTime<'a> {
    pub calendar: &'a Calendar,
    pub zone: &'a Zone,
}

impl WorkingTime<'_> {
    /// Working time from one moment to another in milliseconds, exactly; none when `until` comes first. Takes time by
    /// the days between; before 1900 and after 2199 nothing is counted.
    pub fn millis(&self, from: Instant, until: Instant) -> i64 {
        let (from, until) = (from.clamp(FIRST, LAST), until.clamp(FIRST, LAST));
        let mut total = 0;
        let mut at = from;
        for (end, offset) in self.zone.stretches(from) {
            if at >= until {
                break;
            }
            let end = end.map_or(until, |end| end.min(until));
            // Within one offset, the local clock runs as time does.
            let shift = i64::from(offset) * Instant::MINUTE;
            let (first, last) = (at.0 + shift, end.0 + shift);
            self.each_span(first, last, |from, until| {
                total += until - from;
                true
            });
            at = end;
        }
        total
    }

    /// The same in whole minutes begun and ended.
    pub fn minutes(&self, from: Instant, until: Instant) -> i64 {
        self.millis(from, until) / Instant::MINUTE
    }

    /// The first moment at which so much working time has passed since `from`; `from` itself for none. `None` when
    /// there is not so much working time in the next ten years.
    pub fn after(&self, from: Instant, millis: i64) -> Option<Instant> {
        if millis <= 0 {
            return Some(from);
        }
        let from = from.clamp(FIRST, LAST);
        let horizon = Instant(from.0 + HORIZON_DAYS * Instant::DAY);
        let mut left = millis;
        let mut found = None;
        let mut at = from;
        for (end, offset) in self.zone.stretches(from) {
            if at >= horizon {
                break;
            }
            let end = end.map_or(horizon, |end| end.min(horizon));
            let shift = i64::from(offset) * Instant::MINUTE;
            let (first, last) = (at.0 + shift, end.0 + shift);
            self.each_span(first, last, |from, until| {
                if until - from >= left {
                    found = Some(Instant(from + left - shift));
                    return false;
                }
                left -= until - from;
                true
            });
            if found.is_some() {
                break;
            }
            at = end;
        }
        found
    }

    /// The working spans between two local times, in milliseconds since the local 1970-01-01, until told to stop.
    fn each_span(&self, first: i64, last: i64, mut each: impl FnMut(i64, i64) -> bool) {
        let mut midnight = first.div_euclid(Instant::DAY) * Instant::DAY;
        while midnight < last {
            let Ok(day) = i32::try_from(midnight / Instant::DAY) else {
                return;
            };
            for (from, until) in self.calendar.hours(Day(day)).spans() {
                let from = (midnight + i64::from(*from) * Instant::MINUTE).max(first);
                let until = (midnight + i64::from(*until) * Instant::MINUTE).min(last);
                if from < until && !each(from, until) {
                    return;
                }
            }
            midnight += Instant::DAY;
        }
    }
}
