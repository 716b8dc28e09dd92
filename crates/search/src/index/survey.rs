//! Going through the index from the best kind of match to the worst.
//!
//! Each *scope* has its own condition on traits, wider than the one before, and
//! a best tier that anything new in it can reach. Within a scope the records are
//! taken by the length of their name. So as soon as the best few are found, and
//! nothing that follows can be better, the rest is not even looked at: for short
//! queries, which match a good part of the book, that is nearly everything.

use std::collections::BTreeMap;

use super::block::{self, Block, Mask, NONE, Packed};
use super::clause::{Filter, Scope, having_all};
use super::judge::Judge;
use super::slices::{self, Zone};
use super::tier::{Tier, Verdict};
use super::top::Top;
use super::typo::{Guess, Typos};
use crate::{DocSet, Hit};

/// Blocks by their number.
pub(crate) type Blocks = BTreeMap<u32, Block>;

type Judging<'a> = dyn Fn(&Packed<'_>, Tier) -> Option<Verdict> + 'a;

/// The best `limit` records that `keep` lets pass.
pub(crate) fn best(
    blocks: &Blocks,
    judge: &Judge,
    limit: usize,
    keep: &dyn Fn(u32) -> bool,
) -> Vec<Hit> {
    let mut survey = Survey {
        blocks,
        keep,
        seen: vec![NONE; blocks.len()],
        top: Top::new(limit),
        budget: usize::MAX,
    };
    let anywhere = Filter::new(&judge.pattern, Scope::Anywhere);
    let judging = |record: &Packed<'_>, worst: Tier| judge.verdict(record, worst);
    let whole = |zone: Zone| {
        let whole = slices::whole(zone, judge.letters().iter().copied());
        let anywhere = &anywhere;
        move |block: &Block| {
            let mut mask = having_all(block, &whole);
            if mask != NONE {
                block::and(&mut mask, &anywhere.mask(block));
            }
            mask
        }
    };
    // Without Latin letters nothing is typed in pinyin.
    let is_spoken = judge.pattern.has_latin;
    let within = |scope: Scope| {
        let filter = Filter::new(&judge.pattern, scope);
        move |block: &Block| filter.mask(block)
    };
    survey.pass(Tier::BEST, &judging, whole(Zone::Names));
    if survey.is_open(Tier::BEST_WRITTEN) {
        survey.pass(Tier::BEST_WRITTEN, &judging, within(Scope::NamesWritten));
    }
    if is_spoken && survey.is_open(Tier::BEST_SPOKEN) {
        survey.pass(Tier::BEST_SPOKEN, &judging, within(Scope::Names));
    }
    if survey.is_open(Tier::EXACT_OTHER) {
        survey.pass(Tier::EXACT_OTHER, &judging, whole(Zone::Others));
    }
    if survey.is_open(Tier::BEST_OTHER) {
        survey.pass(Tier::BEST_OTHER, &judging, within(Scope::Written));
    }
    if is_spoken && survey.is_open(Tier::BEST_OTHER_SPOKEN) {
        survey.pass(Tier::BEST_OTHER_SPOKEN, &judging, within(Scope::Starts));
    }
    let has_number = judge.pattern.tokens.iter().any(|token| token.is_number);
    let bound = if has_number {
        Tier::BEST_NUMBER
    } else {
        Tier::BEST_INSIDE
    };
    if survey.is_open(bound) {
        survey.pass(bound, &judging, |block| anywhere.mask(block));
    }
    if survey.is_open(Tier::BEST_TYPO)
        && let Some(typos) = Typos::new(judge)
    {
        for (guess, bound) in [
            (Guess::Written, Tier::BEST_TYPO),
            (Guess::Spoken, Tier::BEST_TYPO),
            (Guess::Other, Tier::BEST_OTHER_TYPO),
        ] {
            if survey.is_open(bound) {
                let judging =
                    |record: &Packed<'_>, worst: Tier| typos.verdict(record, worst, Some(guess));
                survey.forget_misses();
                survey.budget = MOST_GUESSES;
                survey.pass(bound, &judging, |block| typos.mask(guess, block));
            }
        }
    }
    survey.top.into_hits()
}

/// All records that match; with a typo only if none does without.
pub(crate) fn all(blocks: &Blocks, judge: &Judge) -> DocSet {
    let filter = Filter::new(&judge.pattern, Scope::Anywhere);
    let is_exact = filter.is_exact();
    let set = collect(
        blocks,
        |block| filter.mask(block),
        |record| is_exact || judge.is_match(record),
    );
    match Typos::new(judge) {
        Some(typos) if set.is_empty() => {
            let mask = |block: &Block| {
                let mut mask = NONE;
                for guess in [Guess::Written, Guess::Spoken, Guess::Other] {
                    block::or(&mut mask, &typos.mask(guess, block));
                }
                mask
            };
            collect(blocks, mask, |record| {
                typos.verdict(record, Tier::WORST, None).is_some()
            })
        }
        _ => set,
    }
}

fn collect(
    blocks: &Blocks,
    mask: impl Fn(&Block) -> Mask,
    is_match: impl Fn(&Packed<'_>) -> bool,
) -> DocSet {
    let mut set = DocSet::new();
    for (number, block) in blocks {
        for at in block::ones(&mask(block)) {
            if block.get(at).is_some_and(|record| is_match(&record)) {
                set.insert(number << block::BITS | at);
            }
        }
    }
    set
}

/// Records that are judged at most for each kind of guess: a short misspelled
/// query has something in common with a good part of the book, and its owner is
/// still typing. The shortest names come first.
const MOST_GUESSES: usize = 3_000;

struct Survey<'a> {
    blocks: &'a Blocks,
    keep: &'a dyn Fn(u32) -> bool,
    /// The records that need no second look, block by block.
    seen: Vec<Mask>,
    top: Top,
    /// How many more records may be judged.
    budget: usize,
}

impl Survey<'_> {
    /// Whether a record with this tier could still get in.
    fn is_open(&self, bound: Tier) -> bool {
        self.top
            .worst_useful(0, 0)
            .is_some_and(|worst| worst >= bound)
    }

    /// Lets records that were judged in vain be judged again.
    fn forget_misses(&mut self) {
        for (number, seen) in self.blocks.keys().zip(&mut self.seen) {
            *seen = NONE;
            for doc in self.top.docs().filter(|doc| doc >> block::BITS == *number) {
                block::insert(seen, doc & (block::RECORDS - 1));
            }
        }
    }

    /// Judges the records of the masks that were not judged before.
    fn pass(&mut self, bound: Tier, judging: &Judging<'_>, mask: impl Fn(&Block) -> Mask) {
        let mut candidates = Vec::with_capacity(self.seen.len());
        for (block, seen) in self.blocks.values().zip(&mut self.seen) {
            let mut mask = mask(block);
            block::and_not(&mut mask, seen);
            block::or(seen, &mask);
            candidates.push(mask);
        }
        if candidates.iter().all(|mask| *mask == NONE) {
            return;
        }
        for length in 0..=slices::LONGEST_NAME {
            let of_length = slices::name_length(length);
            for ((number, block), mask) in self.blocks.iter().zip(&candidates) {
                if *mask == NONE {
                    continue;
                }
                let first = number << block::BITS;
                if self
                    .top
                    .worst_useful(first, length)
                    .is_none_or(|worst| worst < bound)
                {
                    // Neither will any other record of this length: they come later.
                    break;
                }
                let mut mask = *mask;
                block::and(&mut mask, block.having(of_length));
                for at in block::ones(&mask) {
                    let Some(budget) = self.budget.checked_sub(1) else {
                        return;
                    };
                    self.budget = budget;
                    self.judge(first | at, block.get(at), judging, bound);
                }
            }
        }
    }

    fn judge(&mut self, doc: u32, record: Option<Packed<'_>>, judging: &Judging<'_>, bound: Tier) {
        let Some(record) = record else { return };
        let useful = self.top.worst_useful(doc, record.name_length);
        if let Some(worst) = useful.filter(|worst| *worst >= bound)
            && let Some(verdict) = judging(&record, worst)
            && (self.keep)(doc)
        {
            self.top.push(doc, record.name_length, verdict);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "survey_tests.rs"]
mod tests;
