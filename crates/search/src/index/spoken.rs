//! Walking over a text with the positions of a query typed in pinyin.
//!
//! Each `u64` is a set of positions that have been reached; a bit at the end of
//! a token means that the token has been found.

use super::letters::{self, Class, class_of};
use super::pattern::{Pattern, Token};
use crate::pinyin;

/// What is looked for in one walk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// Positions a match may begin at.
    starts: u64,
    /// Token ends that continue with the next token without a space.
    bridges: u64,
    /// Positions at which a syllable may break off.
    breaks: u64,
    /// Positions that need not be improved upon once reached from the beginning.
    goal: u64,
}

impl Aim {
    /// The query as one, spaces ignored.
    pub(crate) fn whole(pattern: &Pattern) -> Self {
        let last = pattern.tokens.last();
        Self {
            starts: 1,
            bridges: pattern.inner_ends(),
            breaks: last.map_or(0, Token::bits),
            goal: last.map_or(0, Token::end_bit),
        }
    }

    /// Each token for itself.
    pub(crate) fn each(pattern: &Pattern) -> Self {
        Self {
            starts: pattern.starts(),
            bridges: 0,
            breaks: u64::MAX,
            goal: 0,
        }
    }

    fn bridge(&self, reached: u64) -> u64 {
        reached | (reached & self.bridges) << 1
    }
}

/// Positions reached from one kind of beginning in one way of typing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reached {
    /// After whole syllables, initials or letters as written.
    positions: u64,
    /// Positions from which a begun syllable reaches the end of its token.
    broken: u64,
}

impl Reached {
    /// Whether all of the token was typed.
    pub(crate) fn has(self, token: &Token) -> bool {
        self.positions & token.end_bit() != 0 || self.broken & token.bits() != 0
    }
}

/// How far the typing agrees with a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spoken {
    /// From the beginning, all syllables but a begun last one in full.
    pub(crate) first_full: Reached,
    /// From the beginning, with initials.
    pub(crate) first: Reached,
    /// From any character, in full.
    pub(crate) any_full: Reached,
    /// From any character, with initials.
    pub(crate) any: Reached,
}

/// Walks over a text; letters as written count too (`王jg`).
pub(crate) fn walk(pattern: &Pattern, aim: Aim, bytes: &[u8]) -> Spoken {
    let mut spoken = Spoken::default();
    let (mut first_full, mut first) = (aim.starts, aim.starts);
    let (mut any_full, mut any) = (0_u64, 0_u64);
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
            any_full |= aim.starts;
            any |= aim.starts;
        }
        class = now;
        let here = pattern.literal(letter);
        let mut next = [first_full, first, any_full, any].map(|state| (state & here) << 1);
        if now == Class::Wide {
            let [next_first_full, next_first, next_any_full, next_any] = &mut next;
            for syllable in pinyin::readings(letter) {
                let typed = pattern.typed(syllable);
                // Every way to type a syllable begins with its first letter.
                if any & typed.initial == 0 {
                    continue;
                }
                let full = |state: u64| (state & typed.full) << typed.length;
                let short = |state: u64| {
                    full(state) | (state & typed.initial) << 1 | (state & typed.double) << 2
                };
                *next_first_full |= full(first_full);
                *next_first |= short(first);
                *next_any_full |= full(any_full);
                *next_any |= short(any);
                let breaks = typed.begun & aim.breaks;
                spoken.first_full.broken |= first_full & breaks;
                spoken.first.broken |= first & breaks;
                spoken.any_full.broken |= any_full & breaks;
                spoken.any.broken |= any & breaks;
            }
        }
        [first_full, first, any_full, any] = next.map(|state| aim.bridge(state));
        spoken.first_full.positions |= first_full;
        spoken.first.positions |= first;
        spoken.any_full.positions |= any_full;
        spoken.any.positions |= any;
        if spoken.first_full.positions & aim.goal != 0
            || spoken.first_full.broken != 0 && aim.goal != 0
        {
            break;
        }
    }
    spoken
}
