//! Which records are worth a look: the query as a condition on traits.

use super::block::{self, Block, Mask, NONE};
use super::pattern::{Pattern, symbols};
use super::slices::{self, Slice, Zone};

/// What kind of match is looked for, ever wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Beginnings of the words of names, as written.
    NamesWritten,
    /// Beginnings in names, in pinyin too.
    Names,
    /// Beginnings of words and characters anywhere.
    Starts,
    /// Everything.
    Anywhere,
}

/// Traits that a record must have all of.
type All = Vec<Slice>;

/// One token: any of the alternatives.
#[derive(Clone, Debug, Default)]
struct Clause {
    alternatives: Vec<All>,
}

impl Clause {
    fn mask(&self, block: &Block) -> Mask {
        let mut mask = NONE;
        for all in &self.alternatives {
            block::or(&mut mask, &having_all(block, all));
        }
        mask
    }
}

/// The records of a block that have all traits.
pub(crate) fn having_all(block: &Block, all: &[Slice]) -> Mask {
    let mut mask = *block.present();
    for slice in all {
        block::and(&mut mask, block.having(*slice));
    }
    mask
}

/// A condition that every match fulfils, and few others do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Every token by itself …
    each: Vec<Clause>,
    /// … or the query as if typed without spaces, where that is another thing.
    joined: Vec<Clause>,
}

impl Filter {
    /// For matches within the scope.
    pub(crate) fn new(pattern: &Pattern, scope: Scope) -> Self {
        let each = pattern
            .tokens
            .iter()
            .map(|token| clause(pattern.letters_of(token), scope))
            .collect();
        let runs = pattern.runs();
        let joined = if runs.len() == pattern.tokens.len() {
            Vec::new()
        } else {
            runs.iter().map(|run| clause(run, scope)).collect()
        };
        Self { each, joined }
    }

    /// Whether every record it lets pass is a match: a single letter or digit is
    /// looked for at starts only, and those traits are never shared.
    pub(crate) fn is_exact(&self) -> bool {
        let [clause] = &*self.each else {
            return false;
        };
        let is_one = |all: &All| !all.is_empty() && all.iter().all(|slice| slices::is_one(*slice));
        self.joined.is_empty() && clause.alternatives.iter().all(is_one)
    }

    /// The conditions of every token but one.
    pub(crate) fn without(&self, token: usize) -> Self {
        let mut each = self.each.clone();
        if token < each.len() {
            each.remove(token);
        }
        Self {
            each,
            joined: Vec::new(),
        }
    }

    /// The records of a block that are worth a look.
    pub(crate) fn mask(&self, block: &Block) -> Mask {
        let mut mask = all_of(block, &self.each);
        if !self.joined.is_empty() {
            block::or(&mut mask, &all_of(block, &self.joined));
        }
        mask
    }
}

fn all_of(block: &Block, clauses: &[Clause]) -> Mask {
    let mut mask = *block.present();
    for clause in clauses {
        if mask == NONE {
            break;
        }
        block::and(&mut mask, &clause.mask(block));
    }
    mask
}

fn clause(letters: &[char], scope: Scope) -> Clause {
    let symbols = symbols(letters);
    let zones: &[Zone] = match scope {
        Scope::NamesWritten | Scope::Names => &[Zone::Names],
        Scope::Starts | Scope::Anywhere => &[Zone::Names, Zone::Others],
    };
    let alternatives = match *symbols {
        [] => vec![wide(letters)],
        [one] => match scope {
            Scope::NamesWritten => vec![vec![slices::written_one(one)]],
            Scope::Names => vec![
                vec![slices::written_one(one)],
                vec![slices::spoken_one(one)],
            ],
            Scope::Starts | Scope::Anywhere => vec![
                vec![slices::written_one(one)],
                vec![slices::spoken_one(one)],
                vec![slices::other_one(one)],
            ],
        },
        [one, two, ..] => {
            let written = if is_number(letters) && symbols.len() > 2 {
                triples(&symbols).collect()
            } else {
                in_pairs(&symbols, slices::literal)
            };
            let spoken = in_pairs(&symbols, slices::sound);
            let from_start = |zone: Zone, all: &All| {
                let start = slices::start_two(zone, one, two);
                std::iter::once(start)
                    .chain(all.iter().copied())
                    .collect::<All>()
            };
            let mut alternatives = Vec::new();
            if scope != Scope::NamesWritten && !is_number(letters) {
                alternatives.extend(zones.iter().map(|zone| from_start(*zone, &spoken)));
            }
            if scope == Scope::Anywhere && symbols.len() > 2 {
                alternatives.push(written);
            } else {
                alternatives.extend(zones.iter().map(|zone| from_start(*zone, &written)));
            }
            alternatives
        }
    };
    Clause { alternatives }
}

fn wide(letters: &[char]) -> All {
    match letters {
        [one] => vec![slices::wide_one(*one)],
        _ => letters
            .windows(2)
            .filter_map(|pair| match pair {
                [one, two] => Some(slices::wide_two(*one, *two)),
                _ => None,
            })
            .collect(),
    }
}

fn is_number(letters: &[char]) -> bool {
    letters.iter().all(char::is_ascii_digit)
}

/// The trait of each three digits in a row.
pub(crate) fn triples(symbols: &[u32]) -> impl Iterator<Item = Slice> + '_ {
    symbols.windows(3).filter_map(|triple| match *triple {
        [one, two, three] => Some(slices::digits(one, two, three)),
        _ => None,
    })
}

/// Each two symbols in a row.
pub(crate) fn pairs(symbols: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    symbols.windows(2).filter_map(|pair| match *pair {
        [one, two] => Some((one, two)),
        _ => None,
    })
}

fn in_pairs(symbols: &[u32], slice: fn(u32, u32) -> Slice) -> All {
    pairs(symbols).map(|(one, two)| slice(one, two)).collect()
}
