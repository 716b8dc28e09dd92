//! A query, compiled once per keystroke.
//!
//! The query is folded and cut into tokens at spaces and where the script
//! changes. Its characters get *positions* 0..63 with one unused position after
//! each token; a set of positions is a word, and matching a text means walking
//! over its characters while shifting such words ("shift-and"). For each of the
//! 400 or so syllables the pattern knows at which positions it may be typed, so
//! that a Chinese character costs a few word operations whatever its readings.

use super::letters::{Class, class_of};
use super::slices;
use crate::pinyin::{self, Syllable};
use crate::text;

/// Positions that fit a word with room for the end of the last token.
const MOST_POSITIONS: usize = 62;

/// A run of letters of one script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) class: Class,
    /// Its first position.
    pub(crate) start: usize,
    /// The position after its last.
    pub(crate) end: usize,
    /// Its letters, unused positions not counted.
    pub(crate) length: usize,
    pub(crate) is_number: bool,
}

impl Token {
    /// The bit that is set when the token has been read whole.
    pub(crate) fn end_bit(&self) -> u64 {
        1 << self.end
    }

    pub(crate) fn start_bit(&self) -> u64 {
        1 << self.start
    }

    /// Its positions.
    pub(crate) fn bits(&self) -> u64 {
        (self.end_bit() - 1) & !(self.start_bit() - 1)
    }
}

/// Where a syllable may have been typed: sets of positions it would start at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Typed {
    /// All letters.
    pub(crate) full: u64,
    /// The first letter alone.
    pub(crate) initial: u64,
    /// `zh`, `ch` or `sh` alone.
    pub(crate) double: u64,
    /// Some of its first letters, where the token ends.
    pub(crate) begun: u64,
    /// Its number of letters.
    pub(crate) length: u8,
}

/// A compiled query.
pub(crate) struct Pattern {
    /// The characters by position; `\0` after each token.
    letters: Vec<char>,
    pub(crate) tokens: Vec<Token>,
    ascii: [u64; 128],
    wide: Vec<(char, u64)>,
    typed: Box<[Typed]>,
    /// Whether pinyin can matter: some Latin letter was typed.
    pub(crate) has_latin: bool,
}

impl Pattern {
    /// `None` when there is no letter or digit in the query.
    pub(crate) fn new(query: &str) -> Option<Self> {
        let folded = text::fold(query);
        let mut pattern = Self {
            letters: Vec::new(),
            tokens: Vec::new(),
            ascii: [0; 128],
            wide: Vec::new(),
            typed: Box::default(),
            has_latin: false,
        };
        pattern.cut(without_country_code(query, &folded));
        if pattern.tokens.is_empty() {
            return None;
        }
        for (position, letter) in pattern.letters.iter().enumerate() {
            let bit = 1 << position;
            match class_of(*letter) {
                Class::Separator => {}
                Class::Ascii => {
                    pattern.has_latin |= letter.is_ascii_lowercase();
                    if let Some(bits) = pattern.ascii.get_mut(*letter as usize) {
                        *bits |= bit;
                    }
                }
                Class::Wide => match pattern.wide.iter_mut().find(|(known, _)| known == letter) {
                    Some((_, bits)) => *bits |= bit,
                    None => pattern.wide.push((*letter, bit)),
                },
            }
        }
        if pattern.has_latin {
            pattern.type_syllables();
        }
        Some(pattern)
    }

    fn cut(&mut self, folded: &str) {
        let folded = without_company_form(folded);
        let mut class = Class::Separator;
        for letter in folded.chars() {
            let now = class_of(letter);
            if now != class && class != Class::Separator {
                self.letters.push('\0');
            }
            if self.letters.len() >= MOST_POSITIONS {
                break;
            }
            if now != Class::Separator {
                if now != class {
                    let start = self.letters.len();
                    self.tokens.push(Token {
                        class: now,
                        start,
                        end: start,
                        length: 0,
                        is_number: true,
                    });
                }
                self.letters.push(letter);
                if let Some(token) = self.tokens.last_mut() {
                    token.end = self.letters.len();
                    token.length += 1;
                    token.is_number &= letter.is_ascii_digit();
                }
            }
            class = now;
        }
    }

    fn type_syllables(&mut self) {
        let mut typed = vec![Typed::default(); Syllable::COUNT].into_boxed_slice();
        for (syllable, typed) in Syllable::all().zip(&mut typed) {
            for spelling in syllable.spellings() {
                typed.length = spelling.len();
                let Some(first) = spelling.letters().next() else {
                    continue;
                };
                typed.initial = self.ascii.get(first as usize).copied().unwrap_or_default();
                for position in bits(typed.initial) {
                    self.type_at(position, spelling, typed);
                }
            }
        }
        self.typed = typed;
    }

    fn type_at(&self, position: usize, spelling: pinyin::Spelling, typed: &mut Typed) {
        let here = self.letters.get(position..).unwrap_or_default();
        let agreeing = here
            .iter()
            .zip(spelling.letters())
            .take_while(|(typed, letter)| *typed == letter)
            .count();
        let bit = 1 << position;
        if agreeing == usize::from(spelling.len()) {
            typed.full |= bit;
        } else if self
            .tokens
            .iter()
            .any(|token| token.end == position + agreeing)
        {
            typed.begun |= bit;
        }
        if agreeing >= 2 && spelling.has_double_initial() {
            typed.double |= bit;
        }
    }

    /// The positions a character of a text may stand at.
    pub(crate) fn literal(&self, letter: char) -> u64 {
        match self.ascii.get(letter as usize) {
            Some(bits) => *bits,
            None if self.wide.is_empty() => 0,
            None => self
                .wide
                .iter()
                .find(|(known, _)| *known == letter)
                .map_or(0, |(_, bits)| *bits),
        }
    }

    /// The positions a syllable may have been typed at.
    pub(crate) fn typed(&self, syllable: Syllable) -> Typed {
        self.typed
            .get(syllable.number())
            .copied()
            .unwrap_or_default()
    }

    /// The characters of a token.
    pub(crate) fn letters_of(&self, token: &Token) -> &[char] {
        self.letters.get(token.start..token.end).unwrap_or_default()
    }

    /// The query as if typed without spaces, cut where the script changes.
    pub(crate) fn runs(&self) -> Vec<Vec<char>> {
        let joined: Vec<char> = self
            .letters
            .iter()
            .copied()
            .filter(|letter| *letter != '\0')
            .collect();
        joined
            .chunk_by(|one, next| class_of(*one) == class_of(*next))
            .map(<[char]>::to_vec)
            .collect()
    }

    /// The positions that begin a token.
    pub(crate) fn starts(&self) -> u64 {
        self.tokens
            .iter()
            .fold(0, |bits, token| bits | token.start_bit())
    }

    /// The ends of tokens that another one follows.
    pub(crate) fn inner_ends(&self) -> u64 {
        let ends = self.tokens.iter().map(Token::end_bit);
        let last = self.tokens.last().map_or(0, Token::end_bit);
        ends.fold(0, |bits, end| bits | end) & !last
    }
}

/// The company form is not looked for in pinyin, so it is no use in a query
/// (see [`Text::spoken`](super::record::Text::spoken)).
fn without_company_form(folded: &str) -> &str {
    [
        "youxiangongsi",
        "youxian gongsi",
        "you xian gong si",
        "yxgs",
    ]
    .iter()
    .find_map(|form| folded.strip_suffix(form))
    .filter(|rest| rest.len() >= 2)
    .unwrap_or(folded)
}

/// A number dialled from abroad is the same number without the country code.
fn without_country_code<'a>(query: &str, folded: &'a str) -> &'a str {
    let query = query.trim_start();
    let rest = if query.starts_with(['+', '＋']) {
        folded.strip_prefix("86")
    } else {
        folded.strip_prefix("0086")
    };
    let is_number = folded
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == ' ');
    match rest {
        Some(rest) if is_number && rest.chars().any(|letter| letter != ' ') => rest,
        _ => folded,
    }
}

/// The positions of the ones of a word.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if word == 0 {
            return None;
        }
        let bit = word.trailing_zeros();
        word &= word - 1;
        Some(bit as usize)
    })
}

/// The numbers of a token's letters and digits.
pub(crate) fn symbols(letters: &[char]) -> Vec<u32> {
    letters
        .iter()
        .filter_map(|letter| slices::symbol(*letter))
        .collect()
}
