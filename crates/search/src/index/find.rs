//! Finding letters in a folded text as written, separators ignored.

use super::letters::{Class, class_of_byte};

/// Where letters begin in a text, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Inside a word, or after other letters of a script without spaces.
    Inside,
    /// Where a word begins.
    Word,
    /// Where the text begins.
    First,
}

/// The best place at which letters were seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) place: Place,
    /// Whether they end the text, there or elsewhere.
    pub(crate) is_last: bool,
}

/// Looks for letters (without separators) in a text.
pub(crate) fn find(letters: &[u8], text: &[u8]) -> Option<Seen> {
    let (lead, others) = letters.split_first()?;
    let lead_class = class_of_byte(*lead);
    let mut seen: Option<Seen> = None;
    let mut before = Class::Separator;
    let mut is_beginning = true;
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| byte == lead) {
        let Some((skipped, [_, after @ ..])) = rest.split_at_checked(at) else {
            break;
        };
        if let Some(last) = skipped.last() {
            before = class_of_byte(*last);
            is_beginning = is_beginning && is_empty(skipped);
        }
        if let Some(behind) = strip(others, after) {
            let is_last = is_empty(behind);
            if is_beginning {
                return Some(Seen {
                    place: Place::First,
                    is_last,
                });
            }
            let place = if before == lead_class {
                Place::Inside
            } else {
                Place::Word
            };
            let seen = seen.get_or_insert(Seen { place, is_last });
            seen.place = seen.place.max(place);
            seen.is_last |= is_last;
        }
        is_beginning = false;
        before = lead_class;
        rest = after;
    }
    seen
}

/// Whether there is no letter.
fn is_empty(text: &[u8]) -> bool {
    text.iter()
        .all(|byte| class_of_byte(*byte) == Class::Separator)
}

/// What follows the letters, if the text begins with them.
fn strip<'a>(letters: &[u8], mut text: &'a [u8]) -> Option<&'a [u8]> {
    for letter in letters {
        loop {
            let (first, rest) = text.split_first()?;
            text = rest;
            if first == letter {
                break;
            }
            if class_of_byte(*first) != Class::Separator {
                return None;
            }
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        use Place::{First, Inside, Word};
        for (letters, text, place, is_last) in [
            ("johnsmith", "john smith", Some(First), true),
            ("john", "john smith", Some(First), false),
            ("smith", "john smith", Some(Word), true),
            ("mith", "john smith", Some(Inside), true),
            ("ohns", "john smith", Some(Inside), false),
            ("li", "ali li", Some(Word), true),
            ("li", "ali li x", Some(Word), false),
            ("aab", "aaab", Some(Inside), true),
            ("abc", "上海abc公司", Some(Word), false),
            ("上海", "上海abc公司", Some(First), false),
            ("海", "上海", Some(Inside), true),
            ("x", "john", None, false),
            ("johnn", "john", None, false),
            ("", "john", None, false),
            ("a", "", None, false),
        ] {
            let expected = place.map(|place| Seen { place, is_last });
            assert_eq!(
                find(letters.as_bytes(), text.as_bytes()),
                expected,
                "{letters} in {text}"
            );
        }
    }
}
