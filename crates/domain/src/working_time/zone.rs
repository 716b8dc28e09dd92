use crate::Instant;
use serde::{Deserialize, Serialize};

/// The moment from which the clocks are another number of minutes ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OffsetChange {
    pub at: Instant,
    pub offset_minutes: i32,
}

/// A time zone over the years that matter: an offset, and when it changes. Beyond the last change it stays as it is, so
/// whoever computes them looks some years ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    first_offset_minutes: i32,
    changes: Vec<OffsetChange>,
}

impl Zone {
    /// `first_offset_minutes` holds before the first change. The changes may come in any order.
    pub fn new(first_offset_minutes: i32, mut changes: Vec<OffsetChange>) -> Self {
        changes.sort();
        changes.dedup_by_key(|change| change.at);
        Self {
            first_offset_minutes,
            changes,
        }
    }

    /// A zone whose clocks are never changed, such as `Asia/Shanghai` (480).
    pub fn fixed(offset_minutes: i32) -> Self {
        Self::new(offset_minutes, Vec::new())
    }

    /// Minutes ahead of UTC at this moment.
    pub fn offset_minutes(&self, at: Instant) -> i32 {
        let passed = self.changes.partition_point(|change| change.at <= at);
        match passed
            .checked_sub(1)
            .and_then(|last| self.changes.get(last))
        {
            Some(change) => change.offset_minutes,
            None => self.first_offset_minutes,
        }
    }

    /// The stretches of one offset from `from` on: how far each reaches (`None`: for ever) and its offset.
    pub(super) fn stretches(&self, from: Instant) -> impl Iterator<Item = (Option<Instant>, i32)> {
        let passed = self.changes.partition_point(|change| change.at <= from);
        let first = self.offset_minutes(from);
        let coming = self.changes.get(passed..).unwrap_or_default();
        let offsets = core::iter::once(first).chain(coming.iter().map(|c| c.offset_minutes));
        let ends = coming.iter().map(|c| Some(c.at)).chain([None]);
        ends.zip(offsets)
    }
}
