use crate::{BatchName, DeviceId, Hlc, Stamp};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The place of a batch in [`Stamps`]: what rows hold instead of whole stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct BatchIndex(pub(crate) u32);

/// The stamps of all batches in the book, in order of arrival.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stamps {
    stamps: Vec<Stamp>,
    heard: FxHashMap<DeviceId, Heard>,
}

/// Which batches of one device are in the book.
#[derive(Clone, Debug, Default)]
struct Heard {
    /// Everything from 1 to here.
    upto: u64,
    /// What came early.
    beyond: BTreeSet<u64>,
}

impl Stamps {
    /// Notes a batch; `None` when it was there already.
    pub(crate) fn add(&mut self, time: Hlc, name: BatchName) -> Option<BatchIndex> {
        let heard = self.heard.entry(name.device).or_default();
        if name.number <= heard.upto || !heard.beyond.insert(name.number) {
            return None;
        }
        while heard.beyond.remove(&(heard.upto + 1)) {
            heard.upto += 1;
        }
        let index = u32::try_from(self.stamps.len()).ok()?;
        self.stamps.push(Stamp { time, name });
        Some(BatchIndex(index))
    }

    /// The stamp; the oldest possible one for an index that was never given.
    pub(crate) fn stamp(&self, index: BatchIndex) -> Stamp {
        self.stamps
            .get(index.0 as usize)
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn has(&self, name: BatchName) -> bool {
        self.heard
            .get(&name.device)
            .is_some_and(|heard| name.number <= heard.upto || heard.beyond.contains(&name.number))
    }

    pub(crate) fn last_number(&self, device: DeviceId) -> u64 {
        self.heard.get(&device).map_or(0, |heard| {
            heard.beyond.last().copied().unwrap_or(heard.upto)
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.stamps.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Stamp> {
        self.stamps.iter()
    }
}
