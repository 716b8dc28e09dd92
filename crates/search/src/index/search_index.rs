//! The public face of the index.

use std::collections::BTreeMap;

use super::block::{self, Block, Mask, NONE, Packed};
use super::clause::Filter;
use super::judge::Judge;
use super::pattern::Pattern;
use super::record;
use super::tier::{Tier, Verdict};
use super::top::Top;
use super::typo::Typos;
use crate::{DocSet, Hit, SearchFields};

/// Finds records by a few keystrokes.
///
/// Record numbers should be dense (rows of a table): memory is taken per 1,024
/// consecutive numbers.
///
/// # How
/// Every record sets one of 1,024 bits for each trait of its texts (see
/// `slices`); the bits are stored sliced, so the records that have all traits a
/// query needs come out of a few word operations per 64 records. Only those are
/// judged on their packed texts, and only as far as they can still enter the
/// best few.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    blocks: BTreeMap<u32, Block>,
    count: usize,
    /// Reused between insertions.
    packed: String,
}

impl SearchIndex {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record, or replaces the one under this number.
    pub fn insert(&mut self, doc: u32, fields: &SearchFields<'_>) {
        record::pack(fields, &mut self.packed);
        let (number, at) = place(doc);
        let block = self.blocks.entry(number).or_insert_with(Block::new);
        if !block.remove(at) {
            self.count += 1;
        }
        block.insert(at, &self.packed);
    }

    /// Removes a record; whether there was one.
    pub fn remove(&mut self, doc: u32) -> bool {
        let (number, at) = place(doc);
        let Some(block) = self.blocks.get_mut(&number) else {
            return false;
        };
        let is_known = block.remove(at);
        if is_known {
            self.count -= 1;
            if block.is_empty() {
                self.blocks.remove(&number);
            }
        }
        is_known
    }

    /// Whether a record is known under this number.
    pub fn contains(&self, doc: u32) -> bool {
        let (number, at) = place(doc);
        self.blocks
            .get(&number)
            .is_some_and(|block| block.contains(at))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Bytes held on the heap.
    pub fn memory_bytes(&self) -> usize {
        let blocks: usize = self.blocks.values().map(Block::memory_bytes).sum();
        blocks + self.packed.capacity()
    }

    /// The best `limit` records for a query, best first. A query without any
    /// letter or digit finds nothing.
    ///
    /// The order: [`MatchKind`](crate::MatchKind), names before other fields,
    /// shorter names first, then the record number.
    pub fn query(&self, text: &str, limit: usize) -> Vec<Hit> {
        self.query_where(text, limit, &|_| true)
    }

    /// Like [`query`](Self::query), among the records that `keep` lets pass.
    pub fn query_where(&self, text: &str, limit: usize, keep: &dyn Fn(u32) -> bool) -> Vec<Hit> {
        let Some(pattern) = Pattern::new(text) else {
            return Vec::new();
        };
        if limit == 0 {
            return Vec::new();
        }
        let judge = Judge::new(pattern);
        let mut top = Top::new(limit);
        let starts = Filter::at_starts(&judge.pattern);
        if let Some(starts) = &starts {
            self.collect(
                &mut top,
                keep,
                &|block| starts.mask(block),
                &|record, worst| judge.verdict(record, worst),
            );
        }
        if top
            .worst_useful(0)
            .is_some_and(|worst| worst > Tier::LAST_START)
        {
            let anywhere = Filter::anywhere(&judge.pattern);
            let mask = |block: &Block| {
                let mut mask = anywhere.mask(block);
                if let Some(starts) = &starts {
                    block::and_not(&mut mask, &starts.mask(block));
                }
                mask
            };
            self.collect(&mut top, keep, &mask, &|record, worst| {
                judge.verdict(record, worst)
            });
        }
        if top.is_full() {
            return top.into_hits();
        }
        let found = top.into_hits();
        let Some(typos) = Typos::new(&judge) else {
            return found;
        };
        let mut set = DocSet::new();
        let mut top = Top::new(limit - found.len());
        for hit in &found {
            set.insert(hit.doc);
        }
        let keep = |doc| !set.contains(doc) && keep(doc);
        self.collect(
            &mut top,
            &keep,
            &|block| typos.mask(block),
            &|record, worst| typos.verdict(record, worst),
        );
        found.into_iter().chain(top.into_hits()).collect()
    }

    /// Every record that matches, for filtering a list; `None` when the query
    /// has no letter or digit, so that nothing is to be filtered. Typos are
    /// forgiven only when nothing matches without.
    pub fn matches(&self, text: &str) -> Option<DocSet> {
        let judge = Judge::new(Pattern::new(text)?);
        let filter = Filter::anywhere(&judge.pattern);
        let set = self.collect_all(&|block| filter.mask(block), &|record| {
            filter.is_exact() || judge.verdict(record, Tier::WORST).is_some()
        });
        if !set.is_empty() {
            return Some(set);
        }
        let Some(typos) = Typos::new(&judge) else {
            return Some(set);
        };
        Some(self.collect_all(&|block| typos.mask(block), &|record| {
            typos.verdict(record, Tier::WORST).is_some()
        }))
    }

    /// Judges the records of `mask`, in ascending order.
    fn collect(
        &self,
        top: &mut Top,
        keep: &dyn Fn(u32) -> bool,
        mask: &dyn Fn(&Block) -> Mask,
        judge: &dyn Fn(&Packed<'_>, Tier) -> Option<Verdict>,
    ) {
        for (number, block) in &self.blocks {
            let mask = mask(block);
            if mask == NONE {
                continue;
            }
            for at in block::ones(&mask) {
                let Some(record) = block.get(at) else {
                    continue;
                };
                let Some(worst) = top.worst_useful(record.name_length) else {
                    continue;
                };
                let doc = number << block::BITS | at;
                if let Some(verdict) = judge(&record, worst)
                    && keep(doc)
                {
                    top.push(doc, record.name_length, verdict);
                }
            }
        }
    }

    fn collect_all(
        &self,
        mask: &dyn Fn(&Block) -> Mask,
        is_match: &dyn Fn(&Packed<'_>) -> bool,
    ) -> DocSet {
        let mut set = DocSet::new();
        for (number, block) in &self.blocks {
            for at in block::ones(&mask(block)) {
                if block.get(at).is_some_and(|record| is_match(&record)) {
                    set.insert(number << block::BITS | at);
                }
            }
        }
        set
    }
}

/// The block of a record and its place there.
fn place(doc: u32) -> (u32, u32) {
    (doc >> block::BITS, doc & (block::RECORDS - 1))
}
