//! Which records may match with one typo: a letter wrong, missing, extra, or
//! swapped with its neighbour.
//!
//! A record may match with a typo at place `i` only if it has the pairs of
//! letters before and after that place, and a word that begins like the query if
//! the typo comes later. The traits of those pairs, and'ed from both ends, give
//! the candidates for all places in one sweep.

use super::block::{self, Block, Mask, NONE, Packed};
use super::clause::{Filter, Scope, digit_triples, pairs, spoken_starts, written_starts};
use super::judge::Judge;
use super::letters::Class;
use super::near;
use super::pattern::{Pattern, Token, symbols};
use super::slices::{self, Slice, Zone};
use super::tier::{Found, Tier, Verdict};
use crate::Field;

/// From how many letters on a typo is forgiven: in a Latin word, in a number,
/// in other scripts.
const SHORTEST_WORD: usize = 4;
const SHORTEST_NUMBER: usize = 6;
const SHORTEST_WIDE: usize = 3;

/// What may be misspelled: a token, or the query without its spaces.
struct Misspelled {
    /// Which token it is; `None` for all of them joined.
    place: Option<usize>,
    /// The joined query, where it is that.
    joined: Option<Pattern>,
    token: Token,
    /// What the other tokens require.
    others: Filter,
    sweeps: Vec<(Guess, Sweep)>,
}

/// Where a typo is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// In names as written.
    Written,
    /// In names typed in pinyin.
    Spoken,
    /// In other fields.
    Other,
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
        let filter = Filter::new(pattern, Scope::Anywhere);
        let mut misspelled: Vec<Misspelled> = Vec::new();
        for (place, token) in pattern.tokens.iter().enumerate() {
            misspelled.extend(Misspelled::new(
                pattern,
                token,
                Some(place),
                filter.without(place),
            ));
        }
        if let [run] = &*pattern.runs()
            && pattern.tokens.len() > 1
            && let Some(joined) = Pattern::new(&run.iter().collect::<String>())
            && let Some(token) = joined.tokens.first()
            && let Some(mut whole) = Misspelled::new(&joined, token, None, Filter::default())
        {
            whole.joined = Some(joined);
            misspelled.push(whole);
        }
        (!misspelled.is_empty()).then_some(Self { judge, misspelled })
    }

    /// The records of a block that are worth a look.
    pub(crate) fn mask(&self, guess: Guess, block: &Block) -> Mask {
        let mut mask = NONE;
        for misspelled in &self.misspelled {
            let others = misspelled.others.mask(block);
            if others == NONE {
                continue;
            }
            for (_, sweep) in misspelled.sweeps.iter().filter(|(of, _)| *of == guess) {
                let mut candidates = sweep.mask(block);
                block::and(&mut candidates, &others);
                block::or(&mut mask, &candidates);
            }
        }
        mask
    }

    /// The best way the record matches with exactly one token misspelled, in the
    /// fields of one guess or in all.
    pub(crate) fn verdict(
        &self,
        record: &Packed<'_>,
        worst: Tier,
        guess: Option<Guess>,
    ) -> Option<Verdict> {
        let mut best: Option<Verdict> = None;
        for misspelled in &self.misspelled {
            let pattern = misspelled.joined.as_ref().unwrap_or(&self.judge.pattern);
            for text in record.texts() {
                let verdict = Verdict::new(text.field, Found::Typo);
                let is_better = best.is_none_or(|best| verdict.tier < best.tier);
                if !is_better || verdict.tier > worst {
                    // The fields that follow are no better.
                    break;
                }
                if guess.is_some_and(|guess| misspelled.has_passed(text.field, guess)) {
                    break;
                }
                if guess.is_none_or(|guess| misspelled.may_be_in(text.field, guess))
                    && near::is_in(pattern, &misspelled.token, &text)
                    && self.has_others(misspelled, record)
                {
                    best = Some(verdict);
                }
            }
        }
        best
    }

    fn has_others(&self, misspelled: &Misspelled, record: &Packed<'_>) -> bool {
        let Some(place) = misspelled
            .place
            .filter(|_| self.judge.pattern.tokens.len() > 1)
        else {
            return true;
        };
        let found = self.judge.each_token(record);
        found
            .iter()
            .enumerate()
            .all(|(at, found)| at == place || found.is_some())
    }
}

impl Misspelled {
    /// Whether a guess is about none of the fields from this one on.
    fn has_passed(&self, field: Field, guess: Guess) -> bool {
        let is_name = matches!(field, Field::Name | Field::OtherName);
        !is_name && guess != Guess::Other && !self.may_be_in(field, guess)
    }

    /// Whether a guess is about a field.
    fn may_be_in(&self, field: Field, guess: Guess) -> bool {
        let is_name = matches!(field, Field::Name | Field::OtherName);
        match guess {
            // Traits of other scripts and of numbers are the same for all fields.
            _ if self.token.class == Class::Wide || self.token.is_number => true,
            Guess::Written | Guess::Spoken => is_name,
            Guess::Other => !is_name,
        }
    }

    fn new(pattern: &Pattern, token: &Token, place: Option<usize>, others: Filter) -> Option<Self> {
        let letters = pattern.letters_of(token);
        let symbols = symbols(letters);
        let (shortest, sweeps) = if symbols.is_empty() {
            // Names and words share these traits.
            (
                SHORTEST_WIDE,
                vec![(Guess::Written, Sweep::of_letters(letters))],
            )
        } else if token.is_number {
            (
                SHORTEST_NUMBER,
                vec![(Guess::Other, Sweep::of_digits(&symbols))],
            )
        } else {
            let sweeps = vec![
                (Guess::Written, Sweep::written(&symbols, Zone::Names)),
                (Guess::Spoken, Sweep::spoken(&symbols, Zone::Names)),
                (Guess::Other, Sweep::written(&symbols, Zone::Others)),
                (Guess::Other, Sweep::spoken(&symbols, Zone::Others)),
            ];
            (SHORTEST_WORD, sweeps)
        };
        let token = *token;
        (letters.len() >= shortest).then_some(Self {
            place,
            joined: None,
            token,
            others,
            sweeps,
        })
    }
}

/// Traits that a record must have all of.
type All = Vec<Slice>;

/// A trait of some letters in a row.
struct Gram {
    start: usize,
    end: usize,
    slice: Slice,
}

/// The traits of a misspelled token.
struct Sweep {
    /// How many letters the token has.
    length: usize,
    /// What every candidate has.
    always: Option<Slice>,
    grams: Vec<Gram>,
    /// For each pair of neighbours, the traits that appear when they are swapped.
    swapped: Vec<Vec<Slice>>,
    /// What the first letter requires as long as it is not misspelled, the first
    /// two, and the first three.
    begun: [All; 3],
}

impl Sweep {
    fn of_letters(letters: &[char]) -> Self {
        let grams = letters
            .iter()
            .enumerate()
            .flat_map(|(at, letter)| {
                slices::wide_one(*letter).map(|slice| Gram {
                    start: at,
                    end: at + 1,
                    slice,
                })
            })
            .collect();
        Self::of_grams(letters.len(), grams)
    }

    fn of_digits(symbols: &[u32]) -> Self {
        Self::of_grams(symbols.len(), digit_grams(symbols).collect())
    }

    /// Where nothing is known about swapped letters.
    fn of_grams(length: usize, grams: Vec<Gram>) -> Self {
        let swapped = vec![All::new(); length.saturating_sub(1)];
        Self {
            length,
            always: None,
            grams,
            swapped,
            begun: [const { All::new() }; 3],
        }
    }

    fn written(symbols: &[u32], zone: Zone) -> Self {
        let mut sweep = Self::of_pairs(symbols, slices::literal, written_starts(zone, symbols));
        sweep.grams.extend(digit_grams(symbols));
        sweep.always = (zone == Zone::Names).then_some(slices::NAME_IS_WRITTEN);
        sweep
    }

    fn spoken(symbols: &[u32], zone: Zone) -> Self {
        let mut sweep = Self::of_pairs(symbols, slices::sound, spoken_starts(zone, symbols));
        sweep.always = (zone == Zone::Names).then_some(slices::NAME_IS_SPOKEN);
        sweep
    }

    fn of_pairs(symbols: &[u32], slice: fn(u32, u32) -> Slice, begun: [All; 3]) -> Self {
        let swapped = pairs(symbols)
            .enumerate()
            .map(|(at, (one, two))| {
                let before = at.checked_sub(1).and_then(|at| symbols.get(at));
                let after = symbols.get(at + 2);
                let mut all = vec![slice(two, one)];
                all.extend(before.map(|before| slice(*before, two)));
                all.extend(after.map(|after| slice(one, *after)));
                all
            })
            .collect();
        let grams = pairs(symbols)
            .enumerate()
            .map(|(at, (one, two))| Gram {
                start: at,
                end: at + 2,
                slice: slice(one, two),
            })
            .collect();
        Self {
            length: symbols.len(),
            always: None,
            grams,
            swapped,
            begun,
        }
    }

    fn mask(&self, block: &Block) -> Mask {
        // `before[i]`: has the traits that lie within the first `i` letters;
        // `after[i]`: within those from `i` on.
        let always = self
            .always
            .map_or(block.present(), |slice| block.having(slice));
        let narrow = |mask: &mut Mask, slices: &mut dyn Iterator<Item = Slice>| {
            slices.for_each(|slice| block::and(mask, block.having(slice)));
        };
        let mut before = vec![*always; self.length + 1];
        let mut mask = *always;
        for (end, before) in before.iter_mut().enumerate().skip(1) {
            narrow(
                &mut mask,
                &mut self
                    .grams
                    .iter()
                    .filter(|gram| gram.end == end)
                    .map(|gram| gram.slice),
            );
            narrow(
                &mut mask,
                &mut self.begun.iter().skip(end - 1).take(1).flatten().copied(),
            );
            *before = mask;
        }
        let mut after = vec![*always; self.length + 1];
        let mut mask = *always;
        for (start, after) in after.iter_mut().enumerate().rev() {
            narrow(
                &mut mask,
                &mut self
                    .grams
                    .iter()
                    .filter(|gram| gram.start == start)
                    .map(|gram| gram.slice),
            );
            *after = mask;
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

fn digit_grams(symbols: &[u32]) -> impl Iterator<Item = Gram> + '_ {
    digit_triples(symbols).map(|(at, slice)| Gram {
        start: at,
        end: at + 3,
        slice,
    })
}
