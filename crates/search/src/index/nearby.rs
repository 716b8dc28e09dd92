//! Records that share something with a text, as candidates for duplicates.

use super::block::{self, Block, Mask, NONE};
use super::clause::{Filter, Scope, digit_triples, having_all, pairs, wide_pairs};
use super::judge::Judge;
use super::letters::{self, Class, class_of};
use super::pattern::{Pattern, symbols};
use super::search_index::SearchIndex;
use super::slices::{self, Slice, Zone};
use super::typo::{Guess, Typos};

/// Candidates of one kind that are considered at most: what more records share
/// is no sign of a duplicate.
const MOST: usize = 120;

/// Finds records by what they share. All answers are candidates, in ascending
/// order, that are to be compared in earnest.
pub(crate) struct Nearby<'a> {
    index: &'a SearchIndex,
}

impl<'a> Nearby<'a> {
    pub(crate) fn new(index: &'a SearchIndex) -> Self {
        Self { index }
    }

    /// Records with a phone number that contains these digits.
    pub(crate) fn with_digits(&self, digits: &str) -> Vec<u32> {
        let letters: Vec<char> = digits.chars().collect();
        let all: Vec<Slice> = digit_triples(&symbols(&letters))
            .map(|(_, slice)| slice)
            .collect();
        self.having(&all)
    }

    /// Records with a name that is this, spaces aside.
    pub(crate) fn with_name(&self, name: &str) -> Vec<u32> {
        self.having(&slices::whole(
            Zone::Names,
            letters::squeezed(name.as_bytes()),
        ))
    }

    /// Records with this e-mail address.
    pub(crate) fn with_email(&self, email: &str) -> Vec<u32> {
        self.having(&slices::whole(
            Zone::Others,
            letters::squeezed(email.as_bytes()),
        ))
    }

    /// Records with a main name of one of these lengths that begins with these
    /// Latin letters, as written or in pinyin.
    pub(crate) fn spelled(&self, spelling: &str, lengths: &[u8]) -> Vec<u32> {
        let Some(pattern) = Pattern::new(spelling) else {
            return Vec::new();
        };
        let filter = Filter::new(&pattern, Scope::Names);
        self.docs(|block| {
            let mut mask = filter.mask(block);
            block::and(&mut mask, &of_lengths(block, lengths));
            mask
        })
    }

    /// Records with a main name that may be one typo away from this one.
    pub(crate) fn nearly_named(&self, name: &str, length: u8) -> Vec<u32> {
        let Some(pattern) = Pattern::new(name) else {
            return Vec::new();
        };
        let judge = Judge::new(pattern);
        let Some(typos) = Typos::new(&judge) else {
            return Vec::new();
        };
        let lengths = [length.saturating_sub(1), length, length.saturating_add(1)];
        self.docs(|block| {
            let mut mask = of_lengths(block, &lengths);
            block::and(&mut mask, &typos.mask(Guess::Written, block));
            mask
        })
    }

    /// Records with an address that has the most telling letters of this one: of
    /// a Chinese address the road and the number, of a Latin one the beginning.
    pub(crate) fn at_address(&self, letters: &[char]) -> Vec<u32> {
        let runs: Vec<&[char]> = letters
            .chunk_by(|one, next| class_of(*one) == class_of(*next))
            .collect();
        let is_latin = |run: &&&[char]| {
            run.first()
                .is_some_and(|letter| class_of(*letter) == Class::Ascii)
        };
        let (latin, wide) = match runs.first() {
            Some(first) if is_latin(&first) => (first.get(..5).or(Some(first)), None),
            _ => (
                runs.iter().rfind(is_latin).copied(),
                runs.iter()
                    .rfind(|run| !is_latin(run))
                    .map(|run| run.get(run.len().saturating_sub(3)..).unwrap_or(run)),
            ),
        };
        let latin = symbols(latin.unwrap_or_default());
        let mut all: Vec<Slice> = pairs(&latin)
            .map(|(one, two)| slices::literal(one, two))
            .collect();
        all.extend(digit_triples(&latin).map(|(_, slice)| slice));
        all.extend(wide_pairs(wide.unwrap_or_default(), true));
        if all.len() < 2 {
            Vec::new()
        } else {
            self.having(&all)
        }
    }

    fn having(&self, all: &[Slice]) -> Vec<u32> {
        if all.is_empty() {
            return Vec::new();
        }
        self.docs(|block| having_all(block, all))
    }

    fn docs(&self, mask: impl Fn(&Block) -> Mask) -> Vec<u32> {
        let mut docs = Vec::new();
        for (number, block) in self.index.blocks() {
            let mask = mask(block);
            docs.extend(block::ones(&mask).map(|at| number << block::BITS | at));
            if docs.len() > MOST {
                docs.truncate(MOST);
                break;
            }
        }
        docs
    }
}

fn of_lengths(block: &Block, lengths: &[u8]) -> Mask {
    let mut mask = NONE;
    for length in lengths {
        block::or(&mut mask, block.having(slices::name_length(*length)));
    }
    mask
}
