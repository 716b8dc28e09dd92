//! The order of answers.

use crate::{Field, Match, MatchKind};

/// How good a match is; lower is better.
///
/// The order of [`MatchKind`], refined by the field: whatever is found at the
/// beginning of a name, in letters or in pinyin, comes before other fields, and
/// what is found inside a text comes last but for typos.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tier(u8);

/// How a token or a whole query was found in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Exact,
    Prefix,
    Word,
    /// Pinyin from the first character; `is_full` without initials.
    Spoken {
        is_full: bool,
    },
    /// Pinyin from a later character.
    SpokenInside {
        is_full: bool,
    },
    /// The beginning or the end of a phone number.
    PhoneEnd,
    Inside,
    Typo,
}

impl Tier {
    pub(crate) const BEST: Self = Self(0);
    pub(crate) const WORST: Self = Self(31);
    /// Names beginning with the query as written.
    pub(crate) const BEST_WRITTEN: Self = Self(2);
    /// Names typed in pinyin.
    pub(crate) const BEST_SPOKEN: Self = Self(6);
    /// Other fields that are the query.
    pub(crate) const EXACT_OTHER: Self = Self(14);
    /// Other fields with a word that begins with the query.
    pub(crate) const BEST_OTHER: Self = Self(15);
    /// Other fields typed in pinyin.
    pub(crate) const BEST_OTHER_SPOKEN: Self = Self(17);
    /// Parts of phone numbers.
    pub(crate) const BEST_NUMBER: Self = Self(21);
    /// Found inside something else.
    pub(crate) const BEST_INSIDE: Self = Self(23);
    /// Typos in names.
    pub(crate) const BEST_TYPO: Self = Self(26);
    /// Typos in other fields.
    pub(crate) const BEST_OTHER_TYPO: Self = Self(28);

    /// The place of a finding in a field.
    pub(crate) fn of(field: Field, found: Found) -> Self {
        use Found::{Exact, Inside, PhoneEnd, Prefix, Spoken, SpokenInside, Typo, Word};
        Self(match (field, found) {
            (Field::Name, Exact) => 0,
            (Field::OtherName, Exact) => 1,
            (Field::Name, Prefix) => 2,
            (Field::OtherName, Prefix) => 3,
            (Field::Name, Word) => 4,
            (Field::OtherName, Word) => 5,
            (Field::Name, Spoken { is_full: true }) => 6,
            (Field::Name, Spoken { is_full: false }) => 7,
            (Field::OtherName, Spoken { is_full: true }) => 8,
            (Field::OtherName, Spoken { is_full: false }) => 9,
            (Field::Name, SpokenInside { is_full: true }) => 10,
            (Field::OtherName, SpokenInside { is_full: true }) => 11,
            (Field::Name, SpokenInside { is_full: false }) => 12,
            (Field::OtherName, SpokenInside { is_full: false }) => 13,
            (_, Exact) => 14,
            (Field::Phone, Prefix | PhoneEnd | Word) => 21,
            (_, Prefix | Word) => 15,
            (_, Spoken { is_full: true }) => 17,
            (_, Spoken { is_full: false }) => 18,
            (_, SpokenInside { is_full: true }) => 19,
            (_, SpokenInside { is_full: false }) => 20,
            (Field::Phone, Inside) => 22,
            (Field::Name, Inside) => 23,
            (Field::OtherName, Inside) => 24,
            (_, Inside | PhoneEnd) => 25,
            (Field::Name, Typo) => 26,
            (Field::OtherName, Typo) => 27,
            (_, Typo) => 28,
        })
    }

    /// The best a field other than a name can reach.
    pub(crate) fn best_of(field: Field) -> Self {
        Self::of(field, Found::Exact)
    }

    /// The score of this tier for a main name of this many letters: higher is
    /// better, shorter names first within a tier.
    pub(crate) fn score(self, name_length: u8) -> u32 {
        u32::from(Self::WORST.0.saturating_sub(self.0)) << 8 | u32::from(u8::MAX - name_length)
    }

    /// The next better one.
    pub(crate) fn better(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }

    /// The tier of a score.
    pub(crate) fn of_score(score: u32) -> Self {
        let [_, height, ..] = score.to_le_bytes();
        Self(Self::WORST.0.saturating_sub(height))
    }
}

/// A finding with its place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) tier: Tier,
    pub(crate) matched: Match,
}

impl Verdict {
    pub(crate) fn new(field: Field, found: Found) -> Self {
        let kind = match found {
            Found::Exact => MatchKind::Exact,
            Found::PhoneEnd => MatchKind::PhonePart,
            Found::Prefix | Found::Inside | Found::Word if field == Field::Phone => {
                MatchKind::PhonePart
            }
            Found::Prefix => MatchKind::Prefix,
            Found::Word => MatchKind::WordPrefix,
            Found::Spoken { is_full: true } | Found::SpokenInside { is_full: true } => {
                MatchKind::Pinyin
            }
            Found::Spoken { is_full: false } | Found::SpokenInside { is_full: false } => {
                MatchKind::Initials
            }
            Found::Inside => MatchKind::Substring,
            Found::Typo => MatchKind::OneTypo,
        };
        Self {
            tier: Tier::of(field, found),
            matched: Match { field, kind },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_fall_from_tier_to_tier() {
        for tier in 0..31 {
            assert!(Tier(tier).score(255) > Tier(tier + 1).score(0));
            assert!(Tier(tier).score(2) > Tier(tier).score(3));
        }
    }

    #[test]
    fn bounds_of_the_scopes() {
        let all = [
            Found::Prefix,
            Found::Word,
            Found::Spoken { is_full: true },
            Found::SpokenInside { is_full: false },
            Found::PhoneEnd,
            Found::Inside,
        ];
        for field in [
            Field::Name,
            Field::OtherName,
            Field::Phone,
            Field::Email,
            Field::Word,
            Field::Address,
        ] {
            let is_name = matches!(field, Field::Name | Field::OtherName);
            // A phone number is not spoken.
            let kinds = if field == Field::Phone {
                &[Found::PhoneEnd, Found::Inside][..]
            } else {
                &all
            };
            for found in kinds.iter().copied() {
                let tier = Tier::of(field, found);
                assert!(tier > Tier::of(field, Found::Exact));
                assert!(tier < Tier::of(field, Found::Typo));
                let bound = match found {
                    Found::Inside | Found::PhoneEnd if field == Field::Phone => Tier::BEST_NUMBER,
                    Found::Inside | Found::PhoneEnd => Tier::BEST_INSIDE,
                    Found::Prefix | Found::Word if is_name => Tier::BEST_WRITTEN,
                    _ if is_name => Tier::BEST_SPOKEN,
                    Found::Prefix | Found::Word => Tier::BEST_OTHER,
                    _ => Tier::BEST_OTHER_SPOKEN,
                };
                assert!(tier >= bound, "{field:?} {found:?}");
            }
            assert!(Tier::of(field, Found::Typo) >= Tier::BEST_TYPO);
        }
    }
}
