//! 4,096 records: their filter bits, sliced by trait, and their packed texts.

use super::record::{self, Texts};
use super::row::Row;
use super::slices::{self, Slice};
use super::traits;
use crate::Field;

/// Records of a block.
pub(crate) const RECORDS: u32 = 1 << BITS;
/// Bits of a record number that are inside its block.
pub(crate) const BITS: u32 = 12;

const WORDS: usize = RECORDS as usize / 64;

/// One bit per record of a block.
pub(crate) type Mask = [u64; WORDS];

/// No record.
pub(crate) const NONE: Mask = [0; WORDS];

/// Where a record's texts are.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    start: u32,
    /// In bytes.
    length: u32,
    /// Letters of the main name, at most 255.
    name_length: u8,
}

/// A record as a candidate sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed<'a> {
    pub(crate) name_length: u8,
    bytes: &'a [u8],
}

impl<'a> Packed<'a> {
    pub(crate) fn texts(&self) -> Texts<'a> {
        Texts(self.bytes)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Bit-sliced: the bits of one trait lie together, so a query reads only
    /// the traits it asks for.
    slices: Box<[Mask]>,
    heads: Box<[Head]>,
    present: Mask,
    /// How many records there are.
    count: u32,
    bytes: Vec<u8>,
    /// Bytes of `bytes` that belong to no record any more.
    wasted: usize,
}

impl Block {
    pub(crate) fn new() -> Self {
        Self {
            slices: vec![NONE; usize::from(slices::COUNT)].into_boxed_slice(),
            heads: vec![Head::default(); RECORDS as usize].into_boxed_slice(),
            present: NONE,
            count: 0,
            bytes: Vec::new(),
            wasted: 0,
        }
    }

    /// The records there are.
    pub(crate) fn present(&self) -> &Mask {
        &self.present
    }

    /// The records that have a trait.
    pub(crate) fn having(&self, slice: Slice) -> &Mask {
        self.slices.get(usize::from(slice)).unwrap_or(&NONE)
    }

    pub(crate) fn contains(&self, at: u32) -> bool {
        let (word, bit) = place(at);
        self.present.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(crate) fn get(&self, at: u32) -> Option<Packed<'_>> {
        let head = self.heads.get(at as usize)?;
        let start = head.start as usize;
        let bytes = self.bytes.get(start..start + head.length as usize)?;
        Some(Packed {
            name_length: head.name_length,
            bytes,
        })
    }

    /// Adds a packed record where there is none.
    pub(crate) fn insert(&mut self, at: u32, packed: &[u8]) {
        let (word, bit) = place(at);
        let mut name_length = 0;
        let mut row = Row::new();
        for text in Texts(packed) {
            if text.field == Field::Name {
                name_length = record::letter_count(text.bytes);
            }
            traits::of_text(&text, &mut row);
        }
        row.set(slices::name_length(name_length));
        row.each(|slice| self.set(slice, word, bit));
        insert(&mut self.present, at);
        let start = self.bytes.len();
        if self.bytes.capacity() - start < packed.len() {
            // Doubling would waste a quarter of the index on average.
            self.bytes
                .reserve_exact(packed.len().max(start / 8).max(1 << 12));
        }
        self.bytes.extend_from_slice(packed);
        self.count += 1;
        if self.count == RECORDS {
            self.bytes.shrink_to_fit();
        }
        if let (Some(head), Ok(start), Ok(length)) = (
            self.heads.get_mut(at as usize),
            u32::try_from(start),
            u32::try_from(packed.len()),
        ) {
            *head = Head {
                start,
                length,
                name_length,
            };
        }
    }

    fn set(&mut self, slice: Slice, word: usize, bit: u64) {
        let mask = self.slices.get_mut(usize::from(slice));
        if let Some(word) = mask.and_then(|mask| mask.get_mut(word)) {
            *word |= bit;
        }
    }

    /// Removes a record; whether there was one.
    pub(crate) fn remove(&mut self, at: u32) -> bool {
        if !self.contains(at) {
            return false;
        }
        self.count -= 1;
        let (word, bit) = place(at);
        for mask in self.slices.iter_mut().chain([&mut self.present]) {
            if let Some(word) = mask.get_mut(word) {
                *word &= !bit;
            }
        }
        if let Some(head) = self.heads.get_mut(at as usize) {
            self.wasted += head.length as usize;
            *head = Head::default();
        }
        if self.wasted > self.bytes.len() / 2 {
            self.compact();
        }
        true
    }

    fn compact(&mut self) {
        let mut kept = Vec::with_capacity(self.bytes.len() - self.wasted);
        for head in &mut self.heads {
            let start = head.start as usize;
            let bytes = self
                .bytes
                .get(start..start + head.length as usize)
                .unwrap_or_default();
            head.start = u32::try_from(kept.len()).unwrap_or_default();
            kept.extend_from_slice(bytes);
        }
        self.bytes = kept;
        self.wasted = 0;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.slices)
            + size_of_val(&*self.heads)
            + self.bytes.capacity()
            + size_of::<Self>()
    }
}

fn place(at: u32) -> (usize, u64) {
    (at as usize / 64 % WORDS, 1 << (at % 64))
}

/// The records of a mask, lowest first.
pub(crate) fn ones(mask: &Mask) -> impl Iterator<Item = u32> + '_ {
    mask.iter().zip((0..).step_by(64)).flat_map(|(word, base)| {
        let mut word = *word;
        std::iter::from_fn(move || {
            if word == 0 {
                return None;
            }
            let bit = word.trailing_zeros();
            word &= word - 1;
            Some(base + bit)
        })
    })
}

pub(crate) fn insert(into: &mut Mask, at: u32) {
    let (word, bit) = place(at);
    if let Some(word) = into.get_mut(word) {
        *word |= bit;
    }
}

pub(crate) fn and(into: &mut Mask, other: &Mask) {
    for (word, other) in into.iter_mut().zip(other) {
        *word &= other;
    }
}

pub(crate) fn or(into: &mut Mask, other: &Mask) {
    for (word, other) in into.iter_mut().zip(other) {
        *word |= other;
    }
}

pub(crate) fn and_not(into: &mut Mask, other: &Mask) {
    for (word, other) in into.iter_mut().zip(other) {
        *word &= !other;
    }
}
