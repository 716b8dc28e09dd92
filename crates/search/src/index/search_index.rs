//! The public face of the index.

use super::block::{self, Block};
use super::judge::Judge;
use super::pattern::Pattern;
use super::record::{Packer, Texts};
use super::survey::{self, Blocks};
use crate::{DocSet, Hit, SearchFields};

/// Finds records by a few keystrokes.
///
/// Record numbers should be dense (rows of a table): memory is taken per 4,096
/// consecutive numbers.
///
/// # How
/// Every record sets one of some 1,450 bits for each trait of its texts (two letters
/// in a row, a syllable's beginning, …); the bits are stored sliced, so the
/// records that have all traits a query needs come out of a few word operations
/// per 64 records. Only those are judged on their packed texts, the best kinds of
/// match and the shortest names first, until nothing better can follow.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    blocks: Blocks,
    count: usize,
    /// Reused between insertions.
    packer: Packer,
}

impl SearchIndex {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record, or replaces the one under this number.
    pub fn insert(&mut self, doc: u32, fields: &SearchFields<'_>) {
        let packed = self.packer.pack(fields);
        let (number, at) = place(doc);
        let block = self.blocks.entry(number).or_insert_with(Block::new);
        if !block.remove(at) {
            self.count += 1;
        }
        block.insert(at, packed);
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

    /// The folded texts of a record.
    pub(crate) fn texts(&self, doc: u32) -> Option<Texts<'_>> {
        let (number, at) = place(doc);
        let block = self
            .blocks
            .get(&number)
            .filter(|block| block.contains(at))?;
        Some(block.get(at)?.texts())
    }

    /// The numbers of all records, ascending.
    pub(crate) fn docs(&self) -> impl Iterator<Item = u32> + '_ {
        let of_block = |(number, block): (&u32, &'_ Block)| {
            let base = number << block::BITS;
            block::ones(block.present())
                .map(move |at| base | at)
                .collect::<Vec<_>>()
        };
        self.blocks.iter().flat_map(of_block)
    }

    pub(crate) fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// Bytes held on the heap.
    pub fn memory_bytes(&self) -> usize {
        let blocks: usize = self.blocks.values().map(Block::memory_bytes).sum();
        blocks + self.packer.memory_bytes()
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
        match Pattern::new(text) {
            Some(pattern) if limit > 0 => {
                survey::best(&self.blocks, &Judge::new(pattern), limit, keep)
            }
            _ => Vec::new(),
        }
    }

    /// Every record that matches, for filtering a list; `None` when the query
    /// has no letter or digit, so that nothing is to be filtered. Typos are
    /// forgiven only when nothing matches without.
    pub fn matches(&self, text: &str) -> Option<DocSet> {
        let pattern = Pattern::new(text)?;
        Some(survey::all(&self.blocks, &Judge::new(pattern)))
    }
}

/// The block of a record and its place there.
fn place(doc: u32) -> (u32, u32) {
    (doc >> block::BITS, doc & (block::RECORDS - 1))
}
