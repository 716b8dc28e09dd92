use domain::Instant;
use serde::{Deserialize, Serialize};

/// Bits that count within one millisecond: a million stamps before the count runs into the next one, which it may.
const COUNT_BITS: u32 = 20;

/// 2200-01-01, the day after the last one that any form accepts. A wall clock beyond it is broken.
const LATEST_MILLIS: u64 = 7_258_118_400_000;

/// A time of a hybrid logical clock (Kulkarni et al., "Logical physical clocks", 2014): milliseconds since 1970 in
/// the upper 44 bits, a counter in the lower 20. Later stamps are greater, whatever the wall clock does.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Hlc(pub u64);

impl Hlc {
    /// The smallest time within the millisecond of `now`; times before 1970 count as 1970, times after 2199 as its
    /// end, so that there is always room to count on.
    pub fn at(now: Instant) -> Self {
        let millis = u64::try_from(now.0).unwrap_or(0).min(LATEST_MILLIS);
        Self(millis << COUNT_BITS)
    }

    /// Whether a clock of this program can have made it, broken wall clocks included: they count on from 2200, and
    /// the half of all times that begins in 2248 is out of reach. A forged time up there would win over every later
    /// edit for ever, and leave nothing to count up to.
    pub fn is_possible(self) -> bool {
        self.0 >> 63 == 0
    }

    /// The wall-clock part.
    pub fn instant(self) -> Instant {
        Instant(i64::try_from(self.0 >> COUNT_BITS).unwrap_or(i64::MAX))
    }
}

/// Hands out times that only grow. It never refuses: a wall clock that jumps back is outwaited by counting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    last: Hlc,
}

impl Clock {
    /// A clock that has seen `last`.
    pub fn after(last: Hlc) -> Self {
        Self { last }
    }

    /// The newest time handed out or heard of.
    pub fn last(&self) -> Hlc {
        self.last
    }

    /// The next time: greater than every one before, and not before `now`.
    pub fn tick(&mut self, now: Instant) -> Hlc {
        self.last = Hlc(self.last.0.saturating_add(1)).max(Hlc::at(now));
        self.last
    }

    /// Takes note of a time that came from elsewhere.
    pub fn observe(&mut self, heard: Hlc) {
        self.last = self.last.max(heard);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_when_the_wall_clock_jumps_back() {
        let mut clock = Clock::default();
        let noon = clock.tick(Instant(1_000_000));
        let earlier = clock.tick(Instant(10));
        assert!(earlier > noon);
        assert_eq!(clock.tick(Instant(2_000_000)), Hlc::at(Instant(2_000_000)));
        assert!(clock.tick(Instant(-5)) > Hlc::at(Instant(2_000_000)));
    }

    #[test]
    fn two_million_stamps_in_one_millisecond_are_distinct_and_ordered() {
        let mut clock = Clock::default();
        let mut last = clock.tick(Instant(1_790_000_000_000));
        for _ in 0..2_000_000 {
            let next = clock.tick(Instant(1_790_000_000_000));
            assert!(next > last);
            last = next;
        }
        // The count ran into the following milliseconds, and the clock catches up by itself.
        assert!(last.instant() <= Instant(1_790_000_000_002));
    }

    #[test]
    fn a_wall_clock_beyond_all_calendars_leaves_room_to_count() {
        let mut clock = Clock::default();
        let far = clock.tick(Instant(i64::MAX));
        assert!(far.is_possible());
        assert_eq!(far.instant(), Instant(7_258_118_400_000));
        assert!(clock.tick(Instant(i64::MAX)) > far);
        assert!(!Hlc(u64::MAX).is_possible());
    }

    #[test]
    fn what_was_heard_is_outdone() {
        let mut clock = Clock::default();
        clock.observe(Hlc::at(Instant(9_000)));
        assert!(clock.tick(Instant(5)) > Hlc::at(Instant(9_000)));
    }
}
