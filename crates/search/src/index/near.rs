//! Walking over a text with the positions of a token, one typo forgiven.
//!
//! The automaton of Wu and Manber with a swap of neighbours added: one set of
//! positions reached without an error, one with, one in the middle of a swap.

use super::letters::{Class, Letters, class_of};
use super::pattern::{Pattern, Token};
use super::record::Text;
use crate::Field;
use crate::pinyin;

#[derive(Clone, Copy, Debug, Default)]
struct Near {
    /// Positions reached as written.
    exact: u64,
    /// Positions reached with one error.
    erring: u64,
    /// Positions whose next letter has just been read too early.
    swapped: u64,
}

impl Near {
    /// Lets a match begin here.
    fn start(&mut self, start: u64) {
        self.exact |= start;
        // The first letter of the query may be the extra one.
        self.erring |= start << 1;
    }

    /// Reads a letter of the text that stands at the positions `here` of the query.
    fn read(self, here: u64, within: u64) -> Self {
        let exact = (self.exact & here) << 1;
        let is_missing = self.exact;
        let is_wrong = self.exact << 1;
        let is_extra = exact << 1;
        let is_swapped = (self.swapped & here) << 2;
        Self {
            exact: exact & within,
            erring: ((self.erring & here) << 1 | is_missing | is_wrong | is_extra | is_swapped)
                & within,
            swapped: self.exact & (here >> 1),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            exact: self.exact | other.exact,
            erring: self.erring | other.erring,
            swapped: self.swapped | other.swapped,
        }
    }
}

/// Whether some place in the text begins with the token but for one typo: a word
/// for Latin letters, a character for pinyin and for other scripts, any digit
/// for phone numbers.
pub(crate) fn is_in(pattern: &Pattern, token: &Token, text: &Text<'_>) -> bool {
    let is_wide = token.class == Class::Wide;
    let is_spoken = !is_wide && pattern.has_latin && text.field.is_spoken();
    let is_number = text.field == Field::Phone;
    if is_number && !token.is_number || is_wide && (text.field == Field::Address || !text.has_wide)
    {
        return false;
    }
    if !(is_wide || text.has_ascii || is_spoken && text.has_wide) {
        return false;
    }
    let within = token.bits() | token.end_bit();
    let mut state = Near::default();
    let mut class = Class::Separator;
    let bytes = if is_spoken { text.spoken() } else { text.bytes };
    for letter in Letters(bytes) {
        let now = class_of(letter);
        if now == Class::Separator {
            class = now;
            continue;
        }
        let is_start = match now {
            Class::Wide => is_wide || is_spoken,
            _ => !is_wide && (now != class || is_number),
        };
        class = now;
        if is_start {
            state.start(token.start_bit());
        }
        state = if now == Class::Wide && is_spoken {
            let mut next = Near::default();
            for spelling in pinyin::readings(letter).flat_map(pinyin::Syllable::spellings) {
                let mut spelled = state;
                for letter in spelling.letters() {
                    spelled = spelled.read(pattern.literal(letter), within);
                    if (spelled.exact | spelled.erring) & token.end_bit() != 0 {
                        return true;
                    }
                }
                next = next.or(spelled);
            }
            next
        } else {
            state.read(pattern.literal(letter), within)
        };
        if (state.exact | state.erring) & token.end_bit() != 0 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, text: &str, expected: bool) {
        let pattern = Pattern::new(query).unwrap();
        let bytes = text.as_bytes();
        let text = Text {
            field: Field::Name,
            has_wide: !text.is_ascii(),
            has_ascii: true,
            bytes,
        };
        assert_eq!(
            is_in(&pattern, &pattern.tokens[0], &text),
            expected,
            "{query} in {text:?}"
        );
    }

    #[test]
    fn words() {
        for (query, text, expected) in [
            ("john", "johnson", true),
            ("jonh", "johnson", true),
            ("jphn", "johnson", true),
            ("jhns", "johnson", true),
            ("joohn", "johnson", true),
            ("ohns", "johnson", true),
            ("xjohn", "johnson", true),
            ("johnx", "john", true),
            ("johnxy", "john", false),
            ("jnho", "johnson", false),
            ("hoin", "johnson", false),
            ("jhonsmith", "mary john smith", true),
            ("jhosnmith", "mary john smith", false),
            ("ohnson", "mary xjohnson", false),
        ] {
            check(query, text, expected);
        }
    }

    #[test]
    fn other_scripts_and_pinyin() {
        for (query, text, expected) in [
            ("王建囯", "王建国", true),
            ("王国建", "王建国", true),
            ("建国王", "王建国", true),
            ("顺风贸易", "上海顺发贸易", true),
            ("顺风贸意", "上海顺发贸易", false),
            ("wangjiangou", "王建国", true),
            ("jiangou", "王建国", true),
            ("zegnxian", "曾贤", true),
            ("cegnxian", "曾贤", true),
            ("wangjingou", "王建国", false),
            ("lvub", "吕布", true),
        ] {
            check(query, text, expected);
        }
    }

    /// Every single edit is forgiven, whatever its place.
    #[test]
    fn every_edit() {
        let name: Vec<char> = "katharine".chars().collect();
        for at in 0..name.len() {
            let mut edits = Vec::new();
            let mut edit = name.clone();
            edit.remove(at);
            edits.push(edit);
            for letter in ['x', 'a'] {
                let mut edit = name.clone();
                edit.insert(at, letter);
                edits.push(edit);
                let mut edit = name.clone();
                edit[at] = letter;
                edits.push(edit);
            }
            if at + 1 < name.len() {
                let mut edit = name.clone();
                edit.swap(at, at + 1);
                edits.push(edit);
            }
            for edit in edits {
                check(&edit.iter().collect::<String>(), "dr katharine o", true);
            }
        }
    }
}
