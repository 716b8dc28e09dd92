//! One typo: a letter wrong, missing, extra, or swapped with its neighbour.
//!
//! A record may match with a typo at place `i` only if it has the pairs of
//! letters before and after that place. The traits of those pairs, and'ed from
//! both ends, give the candidates for all places in one sweep.

use super::block::{self, Block, Mask, NONE, Packed};
use super::clause::{Filter, pairs, triples};
use super::distance;
use super::judge::Judge;
use super::letters::{Class, Letters, class_of};
use super::pattern::symbols;
use super::record::Text;
use super::slices::{self, Slice};
use super::tier::{Found, Tier, Verdict};
use crate::{Field, pinyin};

/// From how many letters on a typo is forgiven: in a Latin word, in a number,
/// in other scripts.
const SHORTEST_WORD: usize = 4;
const SHORTEST_NUMBER: usize = 6;
const SHORTEST_WIDE: usize = 3;

/// Spellings of one name that are tried; names of several polyphones have more.
const MOST_SPELLINGS: usize = 32;

/// What may be misspelled: a token, or the query without its spaces.
struct Misspelled {
    letters: Vec<char>,
    /// Which token it is; `None` for all of them joined.
    token: Option<usize>,
    /// What the other tokens require.
    others: Filter,
    sweeps: Vec<Sweep>,
}

/// Records that match a query but for one typo.
pub(crate) struct Typos<'a> {
    judge: &'a Judge,
    misspelled: Vec<Misspelled>,
}

impl<'a> Typos<'a> {
    /// `None` when everything in the query is too short to guess.
    pub(crate) fn new(judge: &'a Judge) -> Option<Self> {
        let pattern = &judge.pattern;
        let filter = Filter::anywhere(pattern);
        let mut misspelled: Vec<Misspelled> = pattern
            .tokens
            .iter()
            .enumerate()
            .filter_map(|(at, token)| {
                Misspelled::new(
                    pattern.letters_of(token).to_vec(),
                    Some(at),
                    filter.without(at),
                )
            })
            .collect();
        if let [run] = &*pattern.runs()
            && pattern.tokens.len() > 1
        {
            misspelled.extend(Misspelled::new(run.clone(), None, Filter::default()));
        }
        (!misspelled.is_empty()).then_some(Self { judge, misspelled })
    }

    /// The records of a block that are worth a look.
    pub(crate) fn mask(&self, block: &Block) -> Mask {
        let mut mask = NONE;
        for misspelled in &self.misspelled {
            let others = misspelled.others.mask(block);
            if others == NONE {
                continue;
            }
            for sweep in &misspelled.sweeps {
                let mut candidates = sweep.mask(block);
                block::and(&mut candidates, &others);
                block::or(&mut mask, &candidates);
            }
        }
        mask
    }

    /// The best way the record matches with exactly one token misspelled.
    pub(crate) fn verdict(&self, record: &Packed<'_>, worst: Tier) -> Option<Verdict> {
        if worst < Tier::BEST_TYPO {
            return None;
        }
        let found = self.judge.each_token(record);
        let mut best: Option<Verdict> = None;
        for misspelled in &self.misspelled {
            let others_found = misspelled.token.is_none_or(|token| {
                found
                    .iter()
                    .enumerate()
                    .all(|(at, found)| at == token || found.is_some())
            });
            if !others_found {
                continue;
            }
            for text in record.texts() {
                let verdict = Verdict::new(text.field, Found::Typo);
                let is_better = best.is_none_or(|best| verdict.tier < best.tier);
                if is_better && verdict.tier <= worst && misspelled.is_in(&text) {
                    best = Some(verdict);
                }
            }
        }
        best
    }
}

impl Misspelled {
    fn new(letters: Vec<char>, token: Option<usize>, others: Filter) -> Option<Self> {
        let symbols = symbols(&letters);
        let is_number = letters.iter().all(char::is_ascii_digit);
        let (shortest, sweeps) = if symbols.is_empty() {
            (SHORTEST_WIDE, vec![Sweep::of_letters(&letters)])
        } else if is_number {
            (SHORTEST_NUMBER, vec![Sweep::of_triples(&symbols)])
        } else {
            let written = Sweep::of_pairs(&symbols, slices::literal);
            (
                SHORTEST_WORD,
                vec![written, Sweep::of_pairs(&symbols, slices::sound)],
            )
        };
        (letters.len() >= shortest).then_some(Self {
            letters,
            token,
            others,
            sweeps,
        })
    }

    fn class(&self) -> Class {
        self.letters
            .first()
            .map_or(Class::Separator, |first| class_of(*first))
    }

    fn is_number(&self) -> bool {
        self.letters.iter().all(char::is_ascii_digit)
    }

    fn is_in(&self, text: &Text<'_>) -> bool {
        match (text.field, self.class()) {
            (Field::Phone, _) => self.is_number() && self.begins_anywhere(text.bytes),
            (Field::Address, Class::Wide) => false,
            (_, Class::Wide) => self.begins_anywhere(text.bytes),
            (Field::Address | Field::Email, _) => self.begins_a_word(text.bytes),
            _ => self.begins_a_word(text.bytes) || text.has_han && self.sounds_like(text.bytes),
        }
    }

    fn begins_anywhere(&self, bytes: &[u8]) -> bool {
        let target: Vec<char> = Letters(bytes)
            .filter(|letter| class_of(*letter) != Class::Separator)
            .collect();
        (0..target.len()).any(|start| {
            distance::is_prefix_but_one(&self.letters, target.get(start..).unwrap_or_default())
        })
    }

    fn begins_a_word(&self, bytes: &[u8]) -> bool {
        let mut target: Vec<char> = Vec::with_capacity(bytes.len());
        let mut starts = Vec::new();
        let mut class = Class::Separator;
        for letter in Letters(bytes) {
            let now = class_of(letter);
            if now == Class::Ascii && now != class {
                starts.push(target.len());
            }
            if now != Class::Separator {
                target.push(letter);
            }
            class = now;
        }
        starts.into_iter().any(|start| {
            distance::is_prefix_but_one(&self.letters, target.get(start..).unwrap_or_default())
        })
    }

    fn sounds_like(&self, bytes: &[u8]) -> bool {
        let name: Vec<char> = Letters(bytes)
            .filter(|letter| class_of(*letter) != Class::Separator)
            .collect();
        (0..name.len()).any(|start| {
            let rest = name.get(start..).unwrap_or_default();
            rest.first()
                .is_some_and(|first| class_of(*first) == Class::Wide)
                && self.is_spelling_of(rest, &mut Vec::new(), &mut MOST_SPELLINGS.clone())
        })
    }

    /// Tries the spellings of `name` after those already `spelled`.
    fn is_spelling_of(&self, name: &[char], spelled: &mut Vec<char>, budget: &mut usize) -> bool {
        let (Some((first, rest)), true) = (name.split_first(), spelled.len() <= self.letters.len())
        else {
            *budget = budget.saturating_sub(1);
            return distance::is_prefix_but_one(&self.letters, spelled);
        };
        let length = spelled.len();
        if class_of(*first) == Class::Ascii {
            spelled.push(*first);
            let is_found = self.is_spelling_of(rest, spelled, budget);
            spelled.truncate(length);
            return is_found;
        }
        let mut has_reading = false;
        for spelling in pinyin::readings(*first).flat_map(pinyin::Syllable::spellings) {
            has_reading = true;
            if *budget == 0 {
                return false;
            }
            spelled.extend(spelling.letters());
            let is_found = self.is_spelling_of(rest, spelled, budget);
            spelled.truncate(length);
            if is_found {
                return true;
            }
        }
        !has_reading && distance::is_prefix_but_one(&self.letters, spelled)
    }
}

/// Traits in the order of the query, each over `width` letters.
struct Sweep {
    width: usize,
    grams: Vec<Slice>,
    /// For each pair of neighbours, the traits that appear when they are swapped.
    swapped: Vec<Vec<Slice>>,
}

impl Sweep {
    fn of_letters(letters: &[char]) -> Self {
        // Nothing is known about single letters that swapping would change.
        let swapped = vec![Vec::new(); letters.len().saturating_sub(1)];
        Self {
            width: 1,
            grams: letters
                .iter()
                .map(|letter| slices::wide_one(*letter))
                .collect(),
            swapped,
        }
    }

    fn of_triples(symbols: &[u32]) -> Self {
        let swapped = vec![Vec::new(); symbols.len().saturating_sub(1)];
        Self {
            width: 3,
            grams: triples(symbols).collect(),
            swapped,
        }
    }

    fn of_pairs(symbols: &[u32], slice: fn(u32, u32) -> Slice) -> Self {
        let swapped = pairs(symbols)
            .enumerate()
            .map(|(at, (one, two))| {
                let before = at.checked_sub(1).and_then(|at| symbols.get(at));
                let after = symbols.get(at + 2);
                let mut all = vec![slice(two, one)];
                all.extend(before.map(|before| slice(*before, two)));
                // The last letter of a word still being typed may be followed by any other.
                all.extend(after.map(|after| slice(one, *after)));
                all
            })
            .collect();
        Self {
            width: 2,
            grams: pairs(symbols).map(|(one, two)| slice(one, two)).collect(),
            swapped,
        }
    }

    fn mask(&self, block: &Block) -> Mask {
        // `before[i]`: has the traits that lie within the first `i` letters.
        let letters = self.grams.len() + self.width - 1;
        let mut before = vec![*block.present(); letters + 1];
        let mut after = before.clone();
        for (at, slice) in self.grams.iter().enumerate() {
            let having = block.having(*slice);
            before
                .iter_mut()
                .skip(at + self.width)
                .for_each(|mask| block::and(mask, having));
            after
                .iter_mut()
                .take(at + 1)
                .for_each(|mask| block::and(mask, having));
        }
        let mut mask = NONE;
        for (before, after) in before.iter().zip(after.iter().skip(1)) {
            let mut both = *before;
            block::and(&mut both, after);
            block::or(&mut mask, &both);
        }
        for ((before, after), swapped) in before.iter().zip(after.iter().skip(2)).zip(&self.swapped)
        {
            let mut both = *before;
            block::and(&mut both, after);
            for slice in swapped {
                block::and(&mut both, block.having(*slice));
            }
            block::or(&mut mask, &both);
        }
        mask
    }
}
