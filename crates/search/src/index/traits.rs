//! The traits of a text: which bits of the filter its record sets.

use super::letters::{self, Class, Letters, class_of};
use super::record::Text;
use super::slices::{self, Slice, Zone};
use crate::Field;
use crate::pinyin;

/// Calls `set` for every trait of a text (repeatedly for repeated ones).
pub(crate) fn of_text(text: &Text<'_>, set: &mut impl FnMut(Slice)) {
    let zone = match text.field {
        Field::Name | Field::OtherName => Zone::Names,
        Field::Phone | Field::Word | Field::Email | Field::Address => Zone::Others,
    };
    match text.field {
        Field::Phone => as_number(text.bytes, set),
        _ => as_written(text, zone, set),
    }
    if text.has_wide && text.field.is_spoken() {
        as_spoken(text.spoken(), zone, set);
    }
    if zone == Zone::Names {
        if text.has_ascii {
            set(slices::NAME_IS_WRITTEN);
        }
        if text.has_wide {
            set(slices::NAME_IS_SPOKEN);
        }
    }
    if text.field != Field::Address {
        set_all(slices::whole(zone, letters::squeezed(text.bytes)), set);
    }
}

fn set_all(slices: [Slice; 2], set: &mut impl FnMut(Slice)) {
    slices.into_iter().for_each(set);
}

fn as_number(bytes: &[u8], set: &mut impl FnMut(Slice)) {
    for triple in bytes.windows(3) {
        if let [first, second, third] = *triple
            && let (Some(first), Some(second), Some(third)) = (
                slices::symbol(char::from(first)),
                slices::symbol(char::from(second)),
                slices::symbol(char::from(third)),
            )
        {
            set(slices::digits(first, second, third));
        }
    }
}

/// Symbols in a row across separators, because a query may leave them out;
/// not across other letters.
fn as_written(text: &Text<'_>, zone: Zone, set: &mut impl FnMut(Slice)) {
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
                    set_all(slices::wide_start(zone, letter), set);
                }
                if !is_address {
                    set_all(slices::wide_one(letter), set);
                }
                if let Some(last_wide) = last_wide {
                    set_all(slices::wide_two(is_address, last_wide, letter), set);
                }
                (before, last, last_wide) = (None, None, Some(letter));
            }
            class = now;
            continue;
        };
        let is_start = class != Class::Ascii;
        class = Class::Ascii;
        if is_start {
            set(one(symbol));
        }
        if let Some(last) = last {
            set(slices::literal(last, symbol));
            if is_last_start {
                set_all(slices::written_two(zone, last, symbol), set);
            }
            if let Some(before) = before
                && is_before_start
                && zone == Zone::Names
            {
                set_all(slices::written_three(before, last, symbol), set);
            }
            if let Some(before) = before
                && is_digit(before)
                && is_digit(last)
                && is_digit(symbol)
            {
                set(slices::digits(before, last, symbol));
                if is_before_start {
                    set_all(slices::digit_start(before, last, symbol), set);
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

/// Every way the text can be typed in pinyin: each character in full or by its
/// initial, in any of its readings. Symbols of one character are bits of a word.
fn as_spoken(bytes: &[u8], zone: Zone, set: &mut impl FnMut(Slice)) {
    let mut class = Class::Separator;
    let (mut last_firsts, mut last_tails) = (0_u64, 0_u64);
    let mut rest = bytes;
    loop {
        let here = rest;
        let Some((letter, after)) = letters::next_char(rest) else {
            return;
        };
        rest = after;
        let now = class_of(letter);
        if now == Class::Separator {
            class = now;
            continue;
        }
        if zone == Zone::Names && (now == Class::Wide || class != Class::Ascii) {
            Typed::default().go_on(here, set);
        }
        let (mut firsts, mut tails) = (0_u64, 0_u64);
        if let Some(symbol) = slices::symbol(letter) {
            firsts = 1 << symbol;
            tails = firsts;
            if class != Class::Ascii && zone == Zone::Names {
                set(slices::spoken_one(symbol));
            }
        } else {
            for spelling in pinyin::readings(letter).flat_map(pinyin::Syllable::spellings) {
                syllable(spelling, zone, &mut firsts, &mut tails, set);
            }
        }
        for last in ones(last_tails) {
            for first in ones(firsts) {
                set(slices::sound(last, first));
            }
        }
        for last in ones(last_firsts) {
            for first in ones(firsts) {
                set_all(slices::spoken_two(zone, last, first), set);
            }
        }
        let is_start = now == Class::Wide || class != Class::Ascii;
        (class, last_tails) = (now, tails);
        last_firsts = if is_start { firsts } else { 0 };
    }
}

/// Up to three symbols typed from some character on.
#[derive(Clone, Copy, Default)]
struct Typed {
    symbols: [u32; 3],
    count: usize,
}

impl Typed {
    fn push(mut self, symbol: u32) -> Self {
        if let Some(place) = self.symbols.get_mut(self.count) {
            *place = symbol;
            self.count += 1;
        }
        self
    }

    /// Sets the traits of every way to go on with what follows.
    fn go_on(self, text: &[u8], set: &mut impl FnMut(Slice)) {
        let [first, second, third] = self.symbols;
        if self.count == 3 {
            set_all(slices::spoken_three(first, second, third), set);
            return;
        }
        let mut rest = text;
        while let Some((letter, after)) = letters::next_char(rest) {
            rest = after;
            if class_of(letter) == Class::Separator {
                continue;
            }
            if let Some(symbol) = slices::symbol(letter) {
                return self.push(symbol).go_on(rest, set);
            }
            for spelling in pinyin::readings(letter).flat_map(pinyin::Syllable::spellings) {
                let mut symbols = spelling.letters().filter_map(slices::symbol);
                let initial = symbols.next().map_or(self, |symbol| self.push(symbol));
                if initial.count == 3 {
                    // No room for more than the first letter, however it goes on.
                    initial.go_on(rest, set);
                    continue;
                }
                let full = symbols.fold(initial, Self::push);
                initial.go_on(rest, set);
                if full.count > initial.count {
                    full.go_on(rest, set);
                    if spelling.has_double_initial() {
                        initial.push(slices::H).go_on(rest, set);
                    }
                }
            }
            return;
        }
    }
}

fn syllable(
    spelling: pinyin::Spelling,
    zone: Zone,
    firsts: &mut u64,
    tails: &mut u64,
    set: &mut impl FnMut(Slice),
) {
    let mut symbols = spelling.letters().filter_map(slices::symbol);
    let Some(first) = symbols.next() else { return };
    set(match zone {
        Zone::Names => slices::spoken_one(first),
        Zone::Others => slices::other_one(first),
    });
    *firsts |= 1 << first;
    *tails |= 1 << first;
    let mut last = first;
    for (at, symbol) in symbols.enumerate() {
        set(slices::sound(last, symbol));
        if at == 0 {
            set_all(slices::spoken_two(zone, first, symbol), set);
            if spelling.has_double_initial() {
                *tails |= 1 << symbol;
            }
        }
        last = symbol;
    }
    *tails |= 1 << last;
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
