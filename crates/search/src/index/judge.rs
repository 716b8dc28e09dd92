//! Judging one candidate: is it a match, and how good.

use super::block::Packed;
use super::letters::{Class, class_of};
use super::pattern::{Pattern, Token};
use super::record::Text;
use super::tier::{Found, Tier, Verdict};
use super::walk::{self, Aim, Spoken, Written};
use crate::Field;

/// A Latin word is looked for inside others only from this length on; a phone
/// number from as many digits.
const SHORTEST_INSIDE: usize = 3;

/// A query together with what is derived from it for judging.
pub(crate) struct Judge {
    pub(crate) pattern: Pattern,
    whole: Aim,
    each: Aim,
    /// The query as if it were one token.
    joined: Token,
    /// Whether the joined query may be looked for in addresses.
    is_address: bool,
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
            end: pattern.last().map_or(0, |last| last.end),
            // Only the first run can begin inside a word.
            length: runs.first().map_or(0, Vec::len),
            is_number: pattern.tokens.iter().all(|token| token.is_number),
        };
        Self {
            whole: Aim::whole(&pattern),
            each: Aim::each(&pattern),
            joined,
            is_address: !runs.iter().any(|run| is_wide(run) && run.len() == 1),
            pattern,
        }
    }

    fn has_one_token(&self) -> bool {
        self.pattern.tokens.len() == 1
    }

    /// The best way the record matches, if any, among tiers up to `worst`.
    pub(crate) fn verdict(&self, record: &Packed<'_>, worst: Tier) -> Option<Verdict> {
        let mut best: Option<Verdict> = None;
        let mut limit = worst;
        for text in record.texts() {
            if Tier::best_of(text.field) > limit {
                // Fields come in the order of what they can reach at best.
                break;
            }
            if (self.is_address || text.field != Field::Address)
                && let Some(verdict) = self.joined_in(&text)
                && verdict.tier <= limit
                && best.is_none_or(|best| verdict.tier < best.tier)
            {
                limit = verdict.tier;
                best = Some(verdict);
            }
        }
        if self.has_one_token() || best.is_some_and(|best| best.tier == Tier::BEST) {
            return best;
        }
        let apart = self.each_token(record).into_iter().try_fold(
            None,
            |weakest: Option<Verdict>, verdict| {
                let verdict = verdict?;
                Some(Some(
                    weakest
                        .filter(|weakest| weakest.tier >= verdict.tier)
                        .unwrap_or(verdict),
                ))
            },
        );
        match apart.flatten() {
            Some(apart)
                if apart.tier <= worst && best.is_none_or(|best| apart.tier < best.tier) =>
            {
                Some(apart)
            }
            _ => best,
        }
    }

    /// The best verdict of each token by itself.
    pub(crate) fn each_token(&self, record: &Packed<'_>) -> Vec<Option<Verdict>> {
        let mut best = vec![None; self.pattern.tokens.len()];
        for text in record.texts() {
            let (written, spoken) = self.walk(&text, self.each);
            for (token, best) in self.pattern.tokens.iter().zip(&mut best) {
                if let Some(verdict) = verdict(&text, token, written, spoken)
                    && best.is_none_or(|best: Verdict| verdict.tier < best.tier)
                {
                    *best = Some(verdict);
                }
            }
        }
        best
    }

    fn joined_in(&self, text: &Text<'_>) -> Option<Verdict> {
        let (written, spoken) = self.walk(text, self.whole);
        verdict(text, &self.joined, written, spoken)
    }

    fn walk(&self, text: &Text<'_>, aim: Aim) -> (Option<Written>, Option<Spoken>) {
        let pattern = &self.pattern;
        // A text without the scripts of the query cannot contain it.
        let is_written = pattern.has_wide || text.has_ascii;
        let is_spoken = pattern.has_latin
            && text.has_han
            && matches!(text.field, Field::Name | Field::OtherName | Field::Word);
        (
            is_written.then(|| walk::written(pattern, aim, text.bytes)),
            is_spoken.then(|| walk::spoken(pattern, aim, text.bytes)),
        )
    }
}

fn verdict(
    text: &Text<'_>,
    token: &Token,
    written: Option<Written>,
    spoken: Option<Spoken>,
) -> Option<Verdict> {
    let found = match text.field {
        Field::Phone => in_number(token, written?),
        Field::Name | Field::OtherName | Field::Word | Field::Email | Field::Address => {
            let written = written.and_then(|written| in_words(text.field, token, written));
            let spoken = spoken.and_then(|spoken| in_pinyin(token, spoken));
            match (written, spoken) {
                (Some(written), Some(spoken)) => {
                    let is_better = Tier::of(text.field, written) <= Tier::of(text.field, spoken);
                    Some(if is_better { written } else { spoken })
                }
                (one, other) => one.or(other),
            }
        }
    };
    found.map(|found| Verdict::new(text.field, found))
}

fn in_number(token: &Token, written: Written) -> Option<Found> {
    let end = token.end_bit();
    if !token.is_number || token.length < SHORTEST_INSIDE {
        None
    } else if written.whole & end != 0 {
        Some(Found::Exact)
    } else if (written.first | written.tail) & end != 0 {
        Some(Found::PhoneEnd)
    } else {
        (written.any & end != 0).then_some(Found::Inside)
    }
}

fn in_words(field: Field, token: &Token, written: Written) -> Option<Found> {
    let end = token.end_bit();
    if token.class == Class::Wide && token.length == 1 && field == Field::Address {
        // 路, 号 and 市 are in every address.
        return None;
    }
    if written.whole & end != 0 {
        Some(Found::Exact)
    } else if written.first & end != 0 {
        Some(Found::Prefix)
    } else if written.word & end != 0 {
        Some(Found::Word)
    } else if token.class == Class::Ascii && token.length < SHORTEST_INSIDE {
        None
    } else {
        (written.any & end != 0).then_some(Found::Inside)
    }
}

fn in_pinyin(token: &Token, spoken: Spoken) -> Option<Found> {
    let (end, bits) = (token.end_bit(), token.bits());
    let [first_full, first, any_full, any] = spoken.broken;
    let is_reached = |reached: u64, broken: u64| reached & end != 0 || broken & bits != 0;
    if is_reached(spoken.first_full, first_full) {
        Some(Found::Spoken { is_full: true })
    } else if is_reached(spoken.first, first) {
        Some(Found::Spoken { is_full: false })
    } else if is_reached(spoken.any_full, any_full) {
        Some(Found::SpokenInside { is_full: true })
    } else {
        is_reached(spoken.any, any).then_some(Found::SpokenInside { is_full: false })
    }
}
