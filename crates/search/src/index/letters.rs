//! Reading the characters of a folded text from its bytes.

use super::slices;

/// How a character takes part in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Between words.
    Separator,
    /// ASCII letter or digit.
    Ascii,
    /// Any other letter: Chinese, Cyrillic, kana.
    Wide,
}

/// The class of a folded character.
pub(crate) fn class_of(letter: char) -> Class {
    if slices::symbol(letter).is_some() {
        Class::Ascii
    } else if letter.is_ascii() {
        Class::Separator
    } else {
        Class::Wide
    }
}

/// The class of the character a byte belongs to.
pub(crate) fn class_of_byte(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => Class::Ascii,
        0x80.. => Class::Wide,
        _ => Class::Separator,
    }
}

/// The bytes of a folded text without separators.
pub(crate) fn squeezed(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    bytes
        .iter()
        .copied()
        .filter(|byte| class_of_byte(*byte) != Class::Separator)
}

/// Splits off the first character of UTF-8 bytes that the index wrote itself.
///
/// Going through bytes spares the validation `str::from_utf8` repeats for every
/// candidate.
pub(crate) fn next_char(bytes: &[u8]) -> Option<(char, &[u8])> {
    let low = |byte: u8| u32::from(byte & 0x3f);
    let (code, rest) = match bytes {
        [] => return None,
        [first @ ..0x80, rest @ ..] => (u32::from(*first), rest),
        [first @ 0xe0..0xf0, second, third, rest @ ..] => (
            u32::from(first & 0x0f) << 12 | low(*second) << 6 | low(*third),
            rest,
        ),
        [first @ 0xc0..0xe0, second, rest @ ..] => {
            (u32::from(first & 0x1f) << 6 | low(*second), rest)
        }
        [first @ 0xf0..=0xff, second, third, fourth, rest @ ..] => (
            u32::from(first & 0x07) << 18 | low(*second) << 12 | low(*third) << 6 | low(*fourth),
            rest,
        ),
        [_, rest @ ..] => (0xfffd, rest),
    };
    Some((char::from_u32(code).unwrap_or('\u{fffd}'), rest))
}

/// The characters of folded bytes.
pub(crate) struct Letters<'a>(pub(crate) &'a [u8]);

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (letter, rest) = next_char(self.0)?;
        self.0 = rest;
        Some(letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_str_reads() {
        let text = "a é 王 𠮷 z";
        assert!(Letters(text.as_bytes()).eq(text.chars()));
    }

    #[test]
    fn broken_bytes_end() {
        assert_eq!(Letters(&[0x80, 0xe4, 0xb8]).count(), 3);
    }
}
