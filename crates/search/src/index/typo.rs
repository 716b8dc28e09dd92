//! Which records may match with one typo: a letter wrong, missing, extra, or
//! swapped with its neighbour.
//!
//! A record may match with a typo at place `i` only if it has the pairs of
//! letters before and after that place, and a word that begins like the query if
//! the typo comes later. The traits of those pairs, and'ed from both ends, give
//! the candidates for all places in one sweep.

use super::block::{self, Block, Mask, NONE, Packed};
use super::clause::{Filter, Scope, pairs, triples};
use super::judge::Judge;
use super::near;
use super::pattern::{Pattern, Token, symbols};
use super::slices::{self, Slice, Zone};
use super::tier::{Found, Tier, Verdict};

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
    in_names: Vec<Sweep>,
    in_others: Vec<Sweep>,
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

    /// The records of a block that are worth a look, for typos in a zone.
    pub(crate) fn mask(&self, zone: Zone, block: &Block) -> Mask {
        let mut mask = NONE;
        for misspelled in &self.misspelled {
            let others = misspelled.others.mask(block);
            if others == NONE {
                continue;
            }
            let sweeps = match zone {
                Zone::Names => &misspelled.in_names,
                Zone::Others => &misspelled.in_others,
            };
            for sweep in sweeps {
                let mut candidates = sweep.mask(block);
                block::and(&mut candidates, &others);
                block::or(&mut mask, &candidates);
            }
        }
        mask
    }

    /// The best way the record matches with exactly one token misspelled.
    pub(crate) fn verdict(&self, record: &Packed<'_>, worst: Tier) -> Option<Verdict> {
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
                if near::is_in(pattern, &misspelled.token, &text)
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
    fn new(pattern: &Pattern, token: &Token, place: Option<usize>, others: Filter) -> Option<Self> {
        let letters = pattern.letters_of(token);
        let symbols = symbols(letters);
        let (shortest, in_names, in_others) = if symbols.is_empty() {
            // Names and words share these traits.
            (SHORTEST_WIDE, vec![Sweep::of_letters(letters)], vec![])
        } else if token.is_number {
            (SHORTEST_NUMBER, vec![], vec![Sweep::of_triples(&symbols)])
        } else {
            let all = |zone| {
                vec![
                    Sweep::of_pairs(&symbols, zone, slices::literal),
                    Sweep::of_pairs(&symbols, zone, slices::sound),
                ]
            };
            (SHORTEST_WORD, all(Zone::Names), all(Zone::Others))
        };
        (letters.len() >= shortest).then(|| Self {
            place,
            joined: None,
            token: *token,
            others,
            in_names,
            in_others,
        })
    }
}

/// Any of these.
type Any = Vec<Slice>;

/// The traits of a misspelled token.
struct Sweep {
    width: usize,
    /// Traits of `width` letters in a row, in the order of the token.
    grams: Vec<Slice>,
    /// For each pair of neighbours, the traits that appear when they are swapped.
    swapped: Vec<Vec<Slice>>,
    /// What the first letter requires as long as it is not misspelled, and the
    /// first two.
    begun: [Any; 2],
}

impl Sweep {
    fn of_letters(letters: &[char]) -> Self {
        // Nothing is known about single letters that swapping would change.
        let swapped = vec![Vec::new(); letters.len().saturating_sub(1)];
        let grams = letters
            .iter()
            .map(|letter| slices::wide_one(*letter))
            .collect();
        Self {
            width: 1,
            grams,
            swapped,
            begun: [Any::new(), Any::new()],
        }
    }

    fn of_triples(symbols: &[u32]) -> Self {
        let swapped = vec![Vec::new(); symbols.len().saturating_sub(1)];
        Self {
            width: 3,
            grams: triples(symbols).collect(),
            swapped,
            begun: [Any::new(), Any::new()],
        }
    }

    fn of_pairs(symbols: &[u32], zone: Zone, slice: fn(u32, u32) -> Slice) -> Self {
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
        let grams = pairs(symbols).map(|(one, two)| slice(one, two)).collect();
        let begun = match *symbols {
            [one, two, ..] => {
                let ones = match zone {
                    Zone::Names => vec![slices::written_one(one), slices::spoken_one(one)],
                    Zone::Others => vec![slices::other_one(one)],
                };
                [ones, vec![slices::start_two(zone, one, two)]]
            }
            _ => [Any::new(), Any::new()],
        };
        Self {
            width: 2,
            grams,
            swapped,
            begun,
        }
    }

    fn mask(&self, block: &Block) -> Mask {
        // `before[i]`: has the traits that lie within the first `i` letters;
        // `after[i]`: within those from `i` on.
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
        for (at, begun) in self
            .begun
            .iter()
            .enumerate()
            .filter(|(_, begun)| !begun.is_empty())
        {
            let mut any = NONE;
            begun
                .iter()
                .for_each(|slice| block::or(&mut any, block.having(*slice)));
            before
                .iter_mut()
                .skip(at + 1)
                .for_each(|mask| block::and(mask, &any));
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
