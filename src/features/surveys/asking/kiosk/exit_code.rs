//! The code that ends the kiosk: kept as a salted hash, and guessed slowly.

use crate::platform::chance;
use crate::state::KioskLock;
use domain::Instant;
use sha2::{Digest as _, Sha256};

/// Shorter codes are seen over a shoulder or guessed, in characters.
pub(super) const SHORTEST: usize = 4;
/// Each guess costs a moment, on the tablet too.
const ROUNDS: u32 = 4_000;
/// So many are free: everybody mistypes.
const FREE_TRIES: u32 = 3;
const FIRST_WAIT_SECONDS: i64 = 5;
const LONGEST_WAIT_SECONDS: i64 = 300;

pub(super) fn fresh_salt() -> String {
    let parts = (0..4).map(|_| format!("{:08x}", chance::below(u32::MAX)));
    parts.collect()
}

pub(super) fn digest(salt: &str, code: &str) -> String {
    let mut state = Sha256::digest(format!("{salt}:{}", code.trim()).as_bytes());
    for _ in 0..ROUNDS {
        state = Sha256::digest(state);
    }
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    let digits = state.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}

/// What a try came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tried {
    Right,
    /// With the lock as it is now.
    Wrong(KioskLock),
    /// Too early: in so many seconds again.
    Wait(i64),
}

pub(super) fn try_code(lock: &KioskLock, code: &str, now: Instant) -> Tried {
    let wait = seconds_left(lock, now);
    if wait > 0 {
        return Tried::Wait(wait);
    }
    if digest(&lock.salt, code) == lock.digest {
        return Tried::Right;
    }
    let wrong = lock.wrong.saturating_add(1);
    let mut lock = KioskLock {
        wrong,
        ..lock.clone()
    };
    if wrong >= FREE_TRIES {
        let doubled = FIRST_WAIT_SECONDS << (wrong - FREE_TRIES).min(10);
        let seconds = doubled.min(LONGEST_WAIT_SECONDS);
        lock.not_before = Instant(now.0 + seconds * 1_000);
    }
    Tried::Wrong(lock)
}

/// Until the next try. A clock that was turned back does not lock anybody out for longer than the longest wait.
pub(super) fn seconds_left(lock: &KioskLock, now: Instant) -> i64 {
    let millis = lock.not_before.since(now).max(0);
    ((millis + 999) / 1_000).min(LONGEST_WAIT_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> KioskLock {
        KioskLock {
            salt: "salt".to_owned(),
            digest: digest("salt", "2580"),
            ..KioskLock::default()
        }
    }

    #[test]
    fn the_right_code_opens_and_the_lock_does_not_tell_it() {
        assert_eq!(try_code(&lock(), " 2580 ", Instant(0)), Tried::Right);
        assert!(!lock().digest.contains("2580"));
        assert_ne!(digest("other", "2580"), lock().digest);
    }

    #[test]
    fn guessing_gets_slower() {
        let mut lock = lock();
        let mut now = Instant(1_000_000);
        let mut waits = Vec::new();
        for _ in 0..12 {
            let Tried::Wrong(after) = try_code(&lock, "0000", now) else {
                panic!("wrong");
            };
            let wait = seconds_left(&after, now);
            if wait > 0 {
                assert_eq!(try_code(&after, "2580", now), Tried::Wait(wait));
            }
            now = Instant(now.0 + wait * 1_000);
            waits.push(wait);
            lock = after;
        }
        assert_eq!(waits, [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
        assert_eq!(try_code(&lock, "2580", now), Tried::Right);
    }
}
