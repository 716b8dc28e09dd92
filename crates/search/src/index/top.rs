//! Keeping the best few of many.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::tier::{Tier, Verdict};
use crate::Hit;

/// The best hits so far; ties go to the lower record number.
pub(crate) struct Top {
    limit: usize,
    /// The worst hit is on top.
    heap: BinaryHeap<Reverse<Ranked>>,
}

#[derive(Clone, Copy, Debug)]
struct Ranked(Hit);

impl Ranked {
    fn key(&self) -> (u32, Reverse<u32>) {
        (self.0.score, Reverse(self.0.doc))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl Top {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            heap: BinaryHeap::new(),
        }
    }

    fn is_full(&self) -> bool {
        self.heap.len() >= self.limit
    }

    /// The worst tier with which a record of this name length would still get
    /// in; `None` for none at all.
    pub(crate) fn worst_useful(&self, doc: u32, name_length: u8) -> Option<Tier> {
        let Some(Reverse(Ranked(worst))) = self.heap.peek().filter(|_| self.is_full()) else {
            return Some(Tier::WORST);
        };
        let tier = Tier::of_score(worst.score);
        let is_better = (tier.score(name_length), Reverse(doc)) > (worst.score, Reverse(worst.doc));
        if is_better { Some(tier) } else { tier.better() }
    }

    pub(crate) fn push(&mut self, doc: u32, name_length: u8, verdict: Verdict) {
        let score = verdict.tier.score(name_length);
        self.heap.push(Reverse(Ranked(Hit {
            doc,
            score,
            matched: verdict.matched,
        })));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }

    /// The records so far, in no order.
    pub(crate) fn docs(&self) -> impl Iterator<Item = u32> + '_ {
        self.heap.iter().map(|Reverse(Ranked(hit))| hit.doc)
    }

    /// The hits, best first.
    pub(crate) fn into_hits(self) -> Vec<Hit> {
        // Sorting reversed elements ascending puts the best first.
        self.heap
            .into_sorted_vec()
            .into_iter()
            .map(|Reverse(Ranked(hit))| hit)
            .collect()
    }
}
