use super::{Day, Field, Value};
use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z. The shop's time zone is applied where it is shown.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Instant(pub i64);

impl Instant {
    pub const MINUTE: i64 = 60_000;
    pub const HOUR: i64 = 60 * Self::MINUTE;
    pub const DAY: i64 = 24 * Self::HOUR;

    /// The calendar day at this moment where the clock is `offset_minutes` ahead of UTC.
    pub fn day(self, offset_minutes: i32) -> Day {
        let local = self
            .0
            .saturating_add(i64::from(offset_minutes) * Self::MINUTE);
        let days = local.div_euclid(Self::DAY);
        Day(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Milliseconds from `earlier` to `self`.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Field for Instant {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_int().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_local_midnight() {
        let late = Instant(Instant::DAY - 1);
        assert_eq!(late.day(0), Day(0));
        assert_eq!(late.day(480), Day(1));
        assert_eq!(Instant(0).day(-60), Day(-1));
    }
}
