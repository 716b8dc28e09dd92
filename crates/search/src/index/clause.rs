//! Which records are worth a look: the query as a condition on traits.

use super::block::{self, Block, Mask, NONE};
use super::pattern::{Pattern, symbols};
use super::slices::{self, Slice, Zone};
use super::traits;

/// What kind of match is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Beginnings of the words of names, as written.
    NamesWritten,
    /// Beginnings in names, in pinyin too.
    Names,
    /// Beginnings of words anywhere, as written; in names in pinyin too.
    Written,
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
            .map(|token| clause(pattern.letters_of(token), scope, pattern.has_latin))
            .collect();
        let runs = pattern.runs();
        let joined = if runs.len() == pattern.tokens.len() {
            Vec::new()
        } else {
            runs.iter()
                .map(|run| clause(run, scope, pattern.has_latin))
                .collect()
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

fn clause(letters: &[char], scope: Scope, is_spoken: bool) -> Clause {
    let symbols = symbols(letters);
    let alternatives = match *symbols {
        [] => wide(letters, scope, is_spoken),
        [one] => {
            let mut alternatives = vec![vec![slices::written_one(one)]];
            if scope != Scope::NamesWritten {
                alternatives.push(vec![slices::spoken_one(one)]);
            }
            if !matches!(scope, Scope::NamesWritten | Scope::Names) {
                alternatives.push(vec![slices::other_one(one)]);
            }
            alternatives
        }
        [one, two, three, ..] if is_number(letters) => {
            let mut all: All = digit_triples(&symbols).map(|(_, slice)| slice).collect();
            if scope != Scope::Anywhere {
                all.extend(slices::digit_start(one, two, three));
            }
            vec![all]
        }
        _ => in_symbols(&symbols, scope),
    };
    Clause { alternatives }
}

/// At least two letters or digits, not a number.
fn in_symbols(symbols: &[u32], scope: Scope) -> Vec<All> {
    let with =
        |starts: [All; 3], all: &All| starts.iter().flatten().chain(all).copied().collect::<All>();
    let mut written = in_pairs(symbols, slices::literal);
    written.extend(digit_triples(symbols).map(|(_, slice)| slice));
    let spoken = in_pairs(symbols, slices::sound);
    let in_names = with(written_starts(Zone::Names, symbols), &written);
    let in_others = with(written_starts(Zone::Others, symbols), &written);
    let names_spoken = with(spoken_starts(Zone::Names, symbols), &spoken);
    let others_spoken = with(spoken_starts(Zone::Others, symbols), &spoken);
    match scope {
        Scope::NamesWritten => vec![in_names],
        Scope::Names => vec![in_names, names_spoken],
        Scope::Written => vec![in_names, names_spoken, in_others],
        Scope::Anywhere if symbols.len() > 2 => vec![written, names_spoken, others_spoken],
        Scope::Starts | Scope::Anywhere => vec![in_names, names_spoken, in_others, others_spoken],
    }
}

/// What a word that begins with these symbols has: by its first, by its first
/// two, and by its first three.
pub(crate) fn written_starts(zone: Zone, symbols: &[u32]) -> [All; 3] {
    let mut starts = [const { All::new() }; 3];
    let [by_one, by_two, by_three] = &mut starts;
    if let [one, ..] = *symbols {
        by_one.push(match zone {
            Zone::Names => slices::written_one(one),
            Zone::Others => slices::other_one(one),
        });
    }
    if let [one, two, ..] = *symbols {
        by_two.extend(slices::written_two(zone, one, two));
    }
    if let ([one, two, three, ..], Zone::Names) = (symbols, zone) {
        by_three.extend(slices::written_three(*one, *two, *three));
    }
    starts
}

/// The same for a text typed in pinyin from some character on.
pub(crate) fn spoken_starts(zone: Zone, symbols: &[u32]) -> [All; 3] {
    let mut starts = [const { All::new() }; 3];
    let [by_one, by_two, by_three] = &mut starts;
    if let [one, ..] = *symbols {
        by_one.push(match zone {
            Zone::Names => slices::spoken_one(one),
            Zone::Others => slices::other_one(one),
        });
    }
    if let [one, two, ..] = *symbols {
        by_two.extend(slices::spoken_two(zone, one, two));
    }
    if let ([one, two, three, ..], Zone::Names) = (symbols, zone) {
        by_three.extend(slices::spoken_three(*one, *two, *three));
    }
    starts
}

/// Letters that are not ASCII. Beside pinyin they may stand anywhere in a name.
fn wide(letters: &[char], scope: Scope, is_spoken: bool) -> Vec<All> {
    let Some(first) = letters.first() else {
        return vec![All::new()];
    };
    let (names, address) = match letters {
        [one] => (slices::wide_one(*one).to_vec(), None),
        _ => (wide_pairs(letters, false), Some(wide_pairs(letters, true))),
    };
    let with = |mut all: All, zone| {
        all.extend(slices::wide_start(zone, *first));
        all
    };
    match scope {
        Scope::NamesWritten => vec![with(names, Zone::Names)],
        Scope::Names => vec![names],
        Scope::Written | Scope::Starts if !is_spoken => {
            let others = address.map(|address| with(address, Zone::Others));
            [with(names.clone(), Zone::Names), with(names, Zone::Others)]
                .into_iter()
                .chain(others)
                .collect()
        }
        Scope::Written | Scope::Starts | Scope::Anywhere => {
            std::iter::once(names).chain(address).collect()
        }
    }
}

/// The traits of each two letters in a row.
pub(crate) fn wide_pairs(letters: &[char], is_address: bool) -> Vec<Slice> {
    letters
        .windows(2)
        .flat_map(|pair| match pair {
            [one, two] => slices::wide_two(is_address, *one, *two).to_vec(),
            _ => Vec::new(),
        })
        .collect()
}

fn is_number(letters: &[char]) -> bool {
    letters.iter().all(char::is_ascii_digit)
}

/// The traits of three digits in a row and where they begin.
pub(crate) fn digit_triples(symbols: &[u32]) -> impl Iterator<Item = (usize, Slice)> + '_ {
    symbols
        .windows(3)
        .enumerate()
        .filter_map(|(at, triple)| match *triple {
            [one, two, three] if triple.iter().all(|symbol| traits::is_digit(*symbol)) => {
                Some((at, slices::digits(one, two, three)))
            }
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
