//! The traits of a text: which bits of the filter its record sets.

use super::letters::{self, Class, Letters, class_of};
use super::record::Text;
use super::row::Row;
use super::slices::{self, Zone};
use crate::Field;
use crate::pinyin::{self, Keys, Syllable};

/// Sets every trait of a text.
pub(crate) fn of_text(text: &Text<'_>, row: &mut Row) {
    let zone = match text.field {
        Field::Name | Field::OtherName => Zone::Names,
        Field::Phone | Field::Word | Field::Email | Field::Address => Zone::Others,
    };
    match text.field {
        Field::Phone => as_number(text.bytes, row),
        _ => as_written(text, zone, row),
    }
    if text.has_wide && text.field.is_spoken() {
        as_spoken(text.spoken(), zone, row);
    }
    if zone == Zone::Names {
        if text.has_ascii {
            row.set(slices::NAME_IS_WRITTEN);
        }
        if text.has_wide {
            row.set(slices::NAME_IS_SPOKEN);
        }
    }
    if text.field != Field::Address {
        row.set_both(slices::whole(zone, letters::squeezed(text.bytes)));
    }
}

fn as_number(bytes: &[u8], row: &mut Row) {
    for triple in bytes.windows(3) {
        if let [first, second, third] = *triple
            && let (Some(first), Some(second), Some(third)) = (
                slices::symbol(char::from(first)),
                slices::symbol(char::from(second)),
                slices::symbol(char::from(third)),
            )
        {
            row.set(slices::digits(first, second, third));
        }
    }
}

/// Symbols in a row across separators, because a query may leave them out;
/// not across other letters.
fn as_written(text: &Text<'_>, zone: Zone, row: &mut Row) {
    // Single characters of an address are of no use: every one has 路 and 号.
    let is_address = text.field == Field::Address;
    let one = match zone {
        Zone::Names => slices::written_one,
        Zone::Others => slices::other_one,
    };
    let mut class = Class::Separator;
    let mut before: Option<u32> = None;
    let mut last: Option<u32> = None;
    let (mut is_before_start, mut is_last_start) = (false, false);
    let mut last_wide: Option<char> = None;
    for letter in Letters(text.bytes) {
        let Some(symbol) = slices::symbol(letter) else {
            let now = class_of(letter);
            if now == Class::Wide {
                if now != class {
                    row.set_both(slices::wide_start(zone, letter));
                }
                if !is_address {
                    row.set_both(slices::wide_one(letter));
                }
                if let Some(last_wide) = last_wide {
                    row.set_both(slices::wide_two(is_address, last_wide, letter));
                }
                (before, last, last_wide) = (None, None, Some(letter));
            }
            class = now;
            continue;
        };
        let is_start = class != Class::Ascii;
        class = Class::Ascii;
        if is_start {
            row.set(one(symbol));
        }
        if let Some(last) = last {
            row.set(slices::literal(last, symbol));
            if is_last_start {
                row.set_both(slices::written_two(zone, last, symbol));
            }
            if let Some(before) = before
                && is_before_start
                && zone == Zone::Names
            {
                row.set_both(slices::written_three(before, last, symbol));
            }
            if let Some(before) = before
                && is_digit(before)
                && is_digit(last)
                && is_digit(symbol)
            {
                row.set(slices::digits(before, last, symbol));
                if is_before_start {
                    row.set_both(slices::digit_start(before, last, symbol));
                }
            }
        }
        (before, last, last_wide) = (last, Some(symbol), None);
        (is_before_start, is_last_start) = (is_last_start, is_start);
    }
}

/// Whether a symbol is a digit.
pub(crate) fn is_digit(symbol: u32) -> bool {
    symbol >= 26
}

/// A character as it is typed in pinyin.
#[derive(Clone, Copy, Debug)]
struct Typed {
    /// Where it stands in the text may be the beginning of what is typed.
    is_start: bool,
    letter: char,
    /// First letters of its spellings, or the letter or digit itself. Symbols are bits of a word.
    firsts: u64,
    /// What the last letter typed for it can be: the last of a spelling, or an initial.
    tails: u64,
}

impl Typed {
    fn readings(self) -> impl Iterator<Item = Keys> {
        pinyin::readings(self.letter).flat_map(Syllable::keys)
    }
}

/// Every way the text can be typed in pinyin: each character in full or by its
/// initial, in any of its readings.
fn as_spoken(bytes: &[u8], zone: Zone, row: &mut Row) {
    let mut class = Class::Separator;
    let (mut last, mut before): (Option<Typed>, Option<Typed>) = (None, None);
    for letter in Letters(bytes) {
        let now = class_of(letter);
        if now == Class::Separator {
            class = now;
            continue;
        }
        let mut here = Typed {
            is_start: now == Class::Wide || class != Class::Ascii,
            letter,
            firsts: 0,
            tails: 0,
        };
        class = now;
        match slices::symbol(letter) {
            Some(symbol) => {
                (here.firsts, here.tails) = (1 << symbol, 1 << symbol);
                if here.is_start && zone == Zone::Names {
                    row.set(slices::spoken_one(symbol));
                }
            }
            None => {
                for keys in here.readings() {
                    syllable(keys, zone, &mut here, row);
                }
            }
        }
        if let Some(last) = last {
            behind(&last, &here, zone, row);
            if zone == Zone::Names {
                three(before.as_ref(), &last, &here, row);
            }
        }
        (before, last) = (last, Some(here));
    }
}

/// The traits of one spelling of a character.
fn syllable(keys: Keys, zone: Zone, here: &mut Typed, row: &mut Row) {
    let [first, rest @ ..] = keys.letters() else {
        return;
    };
    let first = u32::from(*first);
    row.set(match zone {
        Zone::Names => slices::spoken_one(first),
        Zone::Others => slices::other_one(first),
    });
    here.firsts |= 1 << first;
    here.tails |= 1 << first;
    let mut last = first;
    for symbol in rest.iter().copied().map(u32::from) {
        row.set(slices::sound(last, symbol));
        last = symbol;
    }
    here.tails |= 1 << last;
    let [second, rest @ ..] = rest else { return };
    let second = u32::from(*second);
    row.set_both(slices::spoken_two(zone, first, second));
    if keys.has_double_initial() {
        here.tails |= 1 << second;
    }
    if let ([third, ..], Zone::Names) = (rest, zone) {
        row.set_both(slices::spoken_three(first, second, u32::from(*third)));
    }
}

/// Two letters in a row, the second typed for the character behind the first one's.
fn behind(last: &Typed, here: &Typed, zone: Zone, row: &mut Row) {
    for tail in ones(last.tails) {
        for first in ones(here.firsts) {
            row.set(slices::sound(tail, first));
        }
    }
    if last.is_start {
        for initial in ones(last.firsts) {
            for first in ones(here.firsts) {
                row.set_both(slices::spoken_two(zone, initial, first));
            }
        }
    }
}

/// The first three letters of what is typed, where more than one character takes part.
fn three(before: Option<&Typed>, last: &Typed, here: &Typed, row: &mut Row) {
    if last.is_start {
        // `li` and `zh` leave room for one more letter …
        for keys in last.readings() {
            if let [first, second, rest @ ..] = keys.letters()
                && (rest.is_empty() || keys.has_double_initial())
            {
                for third in ones(here.firsts) {
                    row.set_both(slices::spoken_three(
                        u32::from(*first),
                        u32::from(*second),
                        third,
                    ));
                }
            }
        }
        // … and an initial for two.
        for keys in here.readings() {
            if let [second, third, ..] = keys.letters() {
                for first in ones(last.firsts) {
                    row.set_both(slices::spoken_three(
                        first,
                        u32::from(*second),
                        u32::from(*third),
                    ));
                }
            }
        }
    }
    let Some(before) = before.filter(|before| before.is_start) else {
        return;
    };
    for first in ones(before.firsts) {
        for second in ones(last.firsts) {
            for third in ones(here.firsts) {
                row.set_both(slices::spoken_three(first, second, third));
            }
        }
    }
}

/// The positions of the ones of a word.
fn ones(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        if word == 0 {
            return None;
        }
        let bit = word.trailing_zeros();
        word &= word - 1;
        Some(bit)
    })
}
