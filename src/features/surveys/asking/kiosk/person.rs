use crate::features::surveys::asking::turning::Replies;
use crate::platform::preferences;
use domain::Instant;
use domain::record::{Answer, AnswerId};
use serde::{Deserialize, Serialize};

/// Among the drafts, because what it names must not be cleared away.
const NAME: &str = "draft.kiosk";
/// Answers of people who went away, until the book has them.
const LEFT: &str = "draft.kiosk.left";
/// More would fill the room that drafts need.
const MOST_LEFT: usize = 50;
/// The countdown before the next person is expected.
pub(super) const COUNTDOWN_SECONDS: i64 = 10;

/// Whoever stands before the kiosk, as long as they do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Person {
    /// Of the answer, so that it counts once however often it is handed in.
    pub(super) answer: AnswerId,
    pub(super) replies: Replies,
    pub(super) page: usize,
    pub(super) language: String,
    pub(super) since: Instant,
    /// The last touch.
    pub(super) last: Instant,
}

impl Person {
    /// Survives a reload.
    pub(super) fn read() -> Option<Self> {
        preferences::read(NAME)
    }

    pub(super) fn keep(&self) {
        // Where nothing can be kept a reload begins anew, which is what the next person needs anyway.
        let _is_kept = preferences::write(NAME, self);
    }

    pub(super) fn forget() {
        preferences::remove(NAME);
    }

    pub(super) fn patience(&self, now: Instant, idle_seconds: u32) -> Patience {
        let left = i64::from(idle_seconds) + COUNTDOWN_SECONDS - now.since(self.last) / 1_000;
        match left {
            ..=0 => Patience::Gone,
            1..=COUNTDOWN_SECONDS => Patience::Leaving(left),
            _ => Patience::Here,
        }
    }
}

/// What people left behind who went away and whose answers are not in the book yet.
pub(super) fn left_behind() -> Vec<Answer> {
    preferences::read(LEFT).unwrap_or_default()
}

pub(super) fn leave_behind(answer: &Answer) {
    let mut left = left_behind();
    left.push(answer.clone());
    let too_many = left.len().saturating_sub(MOST_LEFT);
    left.drain(..too_many);
    let _is_kept = preferences::write(LEFT, &left);
}

pub(super) fn taken_up(answer: AnswerId) {
    let mut left = left_behind();
    left.retain(|one| one.id != answer);
    if left.is_empty() {
        preferences::remove(LEFT);
    } else {
        let _is_kept = preferences::write(LEFT, &left);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Patience {
    Here,
    /// The next person is expected in so many seconds.
    Leaving(i64),
    Gone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_does_not_touch_the_tablet_is_gone_after_a_countdown() {
        let person = Person {
            last: Instant(1_000_000),
            ..Person::default()
        };
        let after = |seconds: i64| person.patience(Instant(1_000_000 + seconds * 1_000), 60);
        assert_eq!(after(59), Patience::Here);
        assert_eq!(after(60), Patience::Leaving(10));
        assert_eq!(after(69), Patience::Leaving(1));
        assert_eq!(after(70), Patience::Gone);
        // The clock was turned back.
        assert_eq!(after(-500), Patience::Here);
    }
}
