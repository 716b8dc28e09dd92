//! Walking over a text with the positions of a query.
//!
//! Each `u64` is a set of positions that have been reached; a bit at the end of
//! a token means that the token has been found.

use super::letters::{self, Class, class_of};
use super::pattern::Pattern;
use crate::pinyin;

/// What is looked for in one walk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// Positions a match may begin at.
    pub(crate) starts: u64,
    /// Token ends that continue with the next token without a space.
    pub(crate) bridges: u64,
    /// Positions at which a syllable may break off.
    pub(crate) breaks: u64,
}

impl Aim {
    /// The query as one, spaces ignored.
    pub(crate) fn whole(pattern: &Pattern) -> Self {
        Self {
            starts: 1,
            bridges: pattern.inner_ends(),
            breaks: pattern.last().map_or(0, super::pattern::Token::bits),
        }
    }

    /// Each token for itself.
    pub(crate) fn each(pattern: &Pattern) -> Self {
        Self {
            starts: pattern.starts(),
            bridges: 0,
            breaks: u64::MAX,
        }
    }

    fn bridge(&self, reached: u64) -> u64 {
        reached | (reached & self.bridges) << 1
    }
}

/// Positions reached by the letters as written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Written {
    /// From the beginning of the text.
    pub(crate) first: u64,
    /// From the beginning of a word.
    pub(crate) word: u64,
    /// From anywhere.
    pub(crate) any: u64,
    /// From the beginning to the very end.
    pub(crate) whole: u64,
    /// From anywhere to the very end.
    pub(crate) tail: u64,
}

/// Walks over the letters as written.
pub(crate) fn written(pattern: &Pattern, aim: Aim, bytes: &[u8]) -> Written {
    let mut found = Written::default();
    let (mut first, mut word, mut any) = (aim.starts, 0_u64, 0_u64);
    let mut class = Class::Separator;
    let mut rest = bytes;
    while let Some((letter, after)) = letters::next_char(rest) {
        rest = after;
        let now = class_of(letter);
        if now == Class::Separator {
            class = now;
            continue;
        }
        let here = pattern.literal(letter);
        if now != class {
            word |= aim.starts;
        }
        any |= aim.starts;
        first = aim.bridge((first & here) << 1);
        word = aim.bridge((word & here) << 1);
        any = aim.bridge((any & here) << 1);
        found.first |= first;
        found.word |= word;
        found.any |= any;
        class = now;
    }
    found.whole = first;
    found.tail = any;
    found
}

/// Positions reached by typing the text in pinyin.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spoken {
    /// From the beginning, all syllables but a begun last one in full.
    pub(crate) first_full: u64,
    /// From the beginning, with initials.
    pub(crate) first: u64,
    /// From any character, in full.
    pub(crate) any_full: u64,
    /// From any character, with initials.
    pub(crate) any: u64,
    /// Positions at which the last syllable broke off, by the same four ways.
    pub(crate) broken: [u64; 4],
}

/// Walks over the text in pinyin; letters as written count too (`王jg`).
pub(crate) fn spoken(pattern: &Pattern, aim: Aim, bytes: &[u8]) -> Spoken {
    let mut found = Spoken::default();
    let mut states = [aim.starts, aim.starts, 0, 0];
    let mut class = Class::Separator;
    let mut rest = bytes;
    while let Some((letter, after)) = letters::next_char(rest) {
        rest = after;
        let now = class_of(letter);
        if now == Class::Separator {
            class = now;
            continue;
        }
        if now == Class::Wide || class != Class::Ascii {
            let [_, _, full, any] = &mut states;
            *full |= aim.starts;
            *any |= aim.starts;
        }
        class = now;
        let here = pattern.literal(letter);
        let mut next = states.map(|state| (state & here) << 1);
        for syllable in pinyin::readings(letter) {
            let typed = pattern.typed(syllable);
            for (at, ((state, next), broken)) in states
                .iter()
                .zip(&mut next)
                .zip(&mut found.broken)
                .enumerate()
            {
                *next |= (state & typed.full) << typed.length;
                if at % 2 == 1 {
                    *next |= (state & typed.initial) << 1 | (state & typed.double) << 2;
                }
                *broken |= state & typed.begun & aim.breaks;
            }
        }
        states = next.map(|state| aim.bridge(state));
        let [first_full, first, any_full, any] = states;
        found.first_full |= first_full;
        found.first |= first;
        found.any_full |= any_full;
        found.any |= any;
    }
    found
}
