//! Judging one candidate: is it a match, and how good.

use super::block::Packed;
use super::find::{self, Place, Seen};
use super::letters::{Class, class_of};
use super::pattern::{Pattern, Token};
use super::record::Text;
use super::spoken::{self, Aim, Spoken};
use super::tier::{Found, Tier, Verdict};
use crate::Field;

/// A Latin word is looked for inside others only from this length on; a phone
/// number from as many digits.
const SHORTEST_INSIDE: usize = 3;

/// A query together with what is derived from it for judging.
pub(crate) struct Judge {
    pub(crate) pattern: Pattern,
    each: Vec<Needle>,
    each_aim: Aim,
    /// The query as if it were one token.
    joined: Needle,
    joined_aim: Aim,
    /// Whether the joined query may be looked for in addresses.
    is_address: bool,
}

/// A token with its letters.
struct Needle {
    token: Token,
    letters: Vec<u8>,
}

impl Judge {
    pub(crate) fn new(pattern: Pattern) -> Self {
        let runs = pattern.runs();
        let is_wide = |run: &[char]| run.iter().any(|letter| class_of(*letter) == Class::Wide);
        let joined = Token {
            class: if runs.first().is_some_and(|run| is_wide(run)) {
                Class::Wide
            } else {
                Class::Ascii
            },
            start: 0,
            end: pattern.tokens.last().map_or(0, |last| last.end),
            // Only the first run can begin inside a word.
            length: runs.first().map_or(0, Vec::len),
            is_number: pattern.tokens.iter().all(|token| token.is_number),
        };
        let each = |token: &Token| Needle {
            token: *token,
            letters: pattern
                .letters_of(token)
                .iter()
                .collect::<String>()
                .into_bytes(),
        };
        Self {
            each: pattern.tokens.iter().map(each).collect(),
            each_aim: Aim::each(&pattern),
            joined: Needle {
                token: joined,
                letters: runs.iter().flatten().collect::<String>().into_bytes(),
            },
            joined_aim: Aim::whole(&pattern),
            is_address: !runs.iter().any(|run| is_wide(run) && run.len() == 1),
            pattern,
        }
    }

    /// The letters of the query without spaces.
    pub(crate) fn letters(&self) -> &[u8] {
        &self.joined.letters
    }

    /// The best way the record matches, if any, among tiers up to `worst`.
    pub(crate) fn verdict(&self, record: &Packed<'_>, worst: Tier) -> Option<Verdict> {
        let joined = self.joined_in(record, worst);
        if self.each.len() == 1 || joined.is_some_and(|joined| joined.tier == Tier::BEST) {
            return joined;
        }
        let worst = joined.map_or(worst, |joined| joined.tier);
        let apart = self.tokens_in(record).filter(|apart| apart.tier <= worst);
        match (joined, apart) {
            (Some(joined), Some(apart)) => Some(if apart.tier < joined.tier {
                apart
            } else {
                joined
            }),
            (one, other) => one.or(other),
        }
    }

    /// Whether the record matches at all: the quick answer, for filters.
    pub(crate) fn is_match(&self, record: &Packed<'_>) -> bool {
        let is_allowed = |text: &Text<'_>| self.is_address || text.field != Field::Address;
        let is_written =
            |text: Text<'_>| is_allowed(&text) && in_letters(&self.joined, &text).is_some();
        let is_spoken = |text: Text<'_>| {
            let spoken = self.spoken(&text, self.joined_aim);
            spoken.is_some_and(|spoken| in_pinyin(&self.joined.token, spoken).is_some())
        };
        record.texts().any(is_written)
            || record.texts().any(is_spoken)
            || self.each.len() > 1 && self.tokens_in(record).is_some()
    }

    fn joined_in(&self, record: &Packed<'_>, worst: Tier) -> Option<Verdict> {
        let mut best: Option<Verdict> = None;
        let mut limit = worst;
        for text in record.texts() {
            if Tier::best_of(text.field) > limit {
                // Fields come in the order of what they can reach at best.
                break;
            }
            if text.field == Field::Address && !self.is_address {
                continue;
            }
            let written = in_letters(&self.joined, &text);
            let spoken = || {
                self.spoken(&text, self.joined_aim)
                    .and_then(|spoken| in_pinyin(&self.joined.token, spoken))
            };
            if let Some(verdict) = better(&text, written, spoken, limit)
                && best.is_none_or(|best| verdict.tier < best.tier)
            {
                limit = verdict.tier;
                best = Some(verdict);
            }
        }
        best
    }

    /// The weakest of the tokens, if every one is found.
    fn tokens_in(&self, record: &Packed<'_>) -> Option<Verdict> {
        let mut weakest: Option<Verdict> = None;
        for found in self.each_token(record) {
            let found = found?;
            if weakest.is_none_or(|weakest| weakest.tier < found.tier) {
                weakest = Some(found);
            }
        }
        weakest
    }

    /// The best verdict of each token by itself.
    pub(crate) fn each_token(&self, record: &Packed<'_>) -> Vec<Option<Verdict>> {
        let mut best: Vec<Option<Verdict>> = vec![None; self.each.len()];
        for text in record.texts() {
            let spoken = self.spoken(&text, self.each_aim);
            for (needle, best) in self.each.iter().zip(&mut best) {
                let written = match in_letters(needle, &text) {
                    // One word of several that is all of a text only begins it.
                    Some(Found::Exact) if text.field == Field::Phone => Some(Found::PhoneEnd),
                    Some(Found::Exact) => Some(Found::Prefix),
                    found => found,
                };
                let spoken = || spoken.and_then(|spoken| in_pinyin(&needle.token, spoken));
                let limit = best.map_or(Tier::WORST, |best| best.tier);
                if let Some(verdict) = better(&text, written, spoken, limit) {
                    *best = Some(verdict);
                }
            }
        }
        best
    }

    fn spoken(&self, text: &Text<'_>, aim: Aim) -> Option<Spoken> {
        let is_possible = self.pattern.has_latin && text.has_wide && text.field.is_spoken();
        is_possible.then(|| spoken::walk(&self.pattern, aim, text.spoken()))
    }
}

/// Where the letters of a token are in a text, as written.
fn in_letters(needle: &Needle, text: &Text<'_>) -> Option<Found> {
    let token = &needle.token;
    // A text without the scripts of the query cannot contain it.
    let is_possible = match token.class {
        Class::Ascii => text.has_ascii,
        Class::Wide | Class::Separator => text.has_wide,
    };
    let is_single = token.class == Class::Wide && token.length == 1;
    match text.field {
        _ if !is_possible => None,
        Field::Phone if !token.is_number || token.length < SHORTEST_INSIDE => None,
        Field::Phone => Some(match find::find(&needle.letters, text.bytes)? {
            Seen {
                place: Place::First,
                is_last: true,
            } => Found::Exact,
            Seen {
                place: Place::First,
                ..
            }
            | Seen { is_last: true, .. } => Found::PhoneEnd,
            Seen { .. } => Found::Inside,
        }),
        // 路, 号 and 市 are in every address.
        Field::Address if is_single => None,
        field => match find::find(&needle.letters, text.bytes)? {
            Seen {
                place: Place::First,
                is_last: true,
            } if field != Field::Address => Some(Found::Exact),
            Seen {
                place: Place::First,
                ..
            } => Some(Found::Prefix),
            Seen {
                place: Place::Word, ..
            } => Some(Found::Word),
            Seen {
                place: Place::Inside,
                ..
            } => {
                let is_short = token.class == Class::Ascii && token.length < SHORTEST_INSIDE;
                (!is_short).then_some(Found::Inside)
            }
        },
    }
}

/// The better of two findings in a text, if within the limit; the second is only
/// looked for where it could be.
fn better(
    text: &Text<'_>,
    written: Option<Found>,
    spoken: impl FnOnce() -> Option<Found>,
    limit: Tier,
) -> Option<Verdict> {
    let best_spoken = Tier::of(text.field, Found::Spoken { is_full: true });
    let written = written.map(|found| Verdict::new(text.field, found));
    let limit = written.map_or(limit, |written| written.tier.min(limit));
    let spoken = if best_spoken <= limit { spoken() } else { None };
    let spoken = spoken.map(|found| Verdict::new(text.field, found));
    match (written, spoken) {
        (Some(written), Some(spoken)) if spoken.tier < written.tier => Some(spoken),
        (Some(verdict), _) | (None, Some(verdict)) => Some(verdict),
        (None, None) => None,
    }
    .filter(|verdict| verdict.tier <= limit)
}

fn in_pinyin(token: &Token, spoken: Spoken) -> Option<Found> {
    if spoken.first_full.has(token) {
        Some(Found::Spoken { is_full: true })
    } else if spoken.first.has(token) {
        Some(Found::Spoken { is_full: false })
    } else if spoken.any_full.has(token) {
        Some(Found::SpokenInside { is_full: true })
    } else {
        spoken
            .any
            .has(token)
            .then_some(Found::SpokenInside { is_full: false })
    }
}
