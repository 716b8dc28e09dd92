//! Which records are worth a look: the query as a condition on traits.

use super::block::{self, Block, Mask, NONE};
use super::pattern::{Pattern, symbols};
use super::slices::{self, Slice};

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
    /// For matches anywhere.
    pub(crate) fn anywhere(pattern: &Pattern) -> Self {
        Self::new(pattern, anywhere)
    }

    /// For matches at the beginning of a word, character or syllable; `None`
    /// when that is no narrower than [`anywhere`](Self::anywhere).
    pub(crate) fn at_starts(pattern: &Pattern) -> Option<Self> {
        let is_narrower = pattern
            .tokens
            .iter()
            .any(|token| token.length > 2 && !token.is_number);
        (is_narrower && !pattern.has_wide).then(|| Self::new(pattern, at_start))
    }

    /// Whether every record it lets pass is a match: a single letter or digit is
    /// looked for at starts only, and those traits are never shared.
    pub(crate) fn is_exact(&self) -> bool {
        match &*self.each {
            [Clause { alternatives }] if self.joined.is_empty() => match &**alternatives {
                [all] => all.iter().all(|slice| slices::is_start_one(*slice)),
                _ => false,
            },
            _ => false,
        }
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

    fn new(pattern: &Pattern, clause: fn(&[char]) -> Clause) -> Self {
        let each = pattern
            .tokens
            .iter()
            .map(|token| clause(pattern.letters_of(token)))
            .collect();
        let runs = pattern.runs();
        let joined = if runs.len() == pattern.tokens.len() {
            Vec::new()
        } else {
            runs.iter().map(|run| clause(run)).collect()
        };
        Self { each, joined }
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

fn anywhere(letters: &[char]) -> Clause {
    let symbols = symbols(letters);
    match *symbols {
        [] => wide(letters),
        [one] => Clause {
            alternatives: vec![vec![slices::start_one(one)]],
        },
        [one, two] => Clause {
            alternatives: vec![vec![slices::start_two(one, two)]],
        },
        _ if is_number(letters) => Clause {
            alternatives: vec![number(&symbols)],
        },
        _ => Clause {
            alternatives: vec![literal(&symbols), spoken(&symbols)],
        },
    }
}

fn at_start(letters: &[char]) -> Clause {
    let symbols = symbols(letters);
    match *symbols {
        [one, two, _, ..] if !is_number(letters) => {
            let mut written = vec![slices::start_two(one, two)];
            written.extend(literal(&symbols));
            Clause {
                alternatives: vec![written, spoken(&symbols)],
            }
        }
        _ => anywhere(letters),
    }
}

fn wide(letters: &[char]) -> Clause {
    let all = match letters {
        [one] => vec![slices::wide_one(*one)],
        _ => letters
            .windows(2)
            .filter_map(|pair| match pair {
                [one, two] => Some(slices::wide_two(*one, *two)),
                _ => None,
            })
            .collect(),
    };
    Clause {
        alternatives: vec![all],
    }
}

fn is_number(letters: &[char]) -> bool {
    letters.iter().all(char::is_ascii_digit)
}

fn number(symbols: &[u32]) -> All {
    triples(symbols).collect()
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

fn literal(symbols: &[u32]) -> All {
    pairs(symbols)
        .map(|(one, two)| slices::literal(one, two))
        .collect()
}

fn spoken(symbols: &[u32]) -> All {
    let mut all = Vec::with_capacity(symbols.len());
    if let [one, two, ..] = *symbols {
        all.push(slices::start_two(one, two));
    }
    all.extend(pairs(symbols).map(|(one, two)| slices::sound(one, two)));
    all
}
