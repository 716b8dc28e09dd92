//! Folding: the form in which texts are compared.
//!
//! Lower case, full-width forms and accents removed, apostrophes and invisible
//! characters dropped, everything that is neither letter nor digit reduced to
//! one space between words. Chinese characters stay as they are, except that
//! compatibility forms (as copied from PDF files) become the ordinary ones.

include!(concat!(env!("OUT_DIR"), "/fold_table.rs"));

/// What one character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folded {
    /// Nothing: the neighbours touch.
    Dropped,
    /// A space between words.
    Gap,
    /// One letter or digit.
    One(char),
    /// Two ASCII letters (`ß` → `ss`).
    Two(u8, u8),
}

/// Folds one character.
#[inline]
pub(crate) fn fold_char(from: char) -> Folded {
    if from.is_ascii() {
        return match from {
            'A'..='Z' => Folded::One(from.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => Folded::One(from),
            '\'' | '`' => Folded::Dropped,
            _ => Folded::Gap,
        };
    }
    match from {
        '\u{4e00}'..='\u{9fff}' => Folded::One(from),
        _ => fold_rare(from),
    }
}

/// Folds a character that is neither ASCII nor an ordinary Chinese one.
fn fold_rare(from: char) -> Folded {
    match from {
        'ß' | 'ẞ' => Folded::Two(b's', b's'),
        'æ' | 'Æ' => Folded::Two(b'a', b'e'),
        'œ' | 'Œ' => Folded::Two(b'o', b'e'),
        'þ' | 'Þ' => Folded::Two(b't', b'h'),
        '\u{c0}'..='\u{24f}' => latin(from, &LATIN_SUPPLEMENT, 0xc0),
        '\u{1e00}'..='\u{1eff}' => latin(from, &LATIN_ADDITIONAL, 0x1e00),
        '\u{2f00}'..='\u{2fd5}' => han(from, &RADICALS, 0x2f00),
        '\u{f900}'..='\u{fad9}' => han(from, &COMPATIBILITY, 0xf900),
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(from) - 0xfee0).map_or(Folded::Gap, fold_char)
        }
        // Combining marks, soft hyphen, zero-width characters, direction marks,
        // variation selectors, typographic apostrophes.
        '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{2bc}' => Folded::Dropped,
        _ => other(from),
    }
}

fn latin(from: char, bases: &[u8], first: u32) -> Folded {
    match bases.get((u32::from(from) - first) as usize) {
        Some(0) | None => other(from),
        Some(base) => Folded::One(char::from(*base)),
    }
}

fn han(from: char, plain: &[u16], first: u32) -> Folded {
    plain
        .get((u32::from(from) - first) as usize)
        .and_then(|plain| char::from_u32(u32::from(*plain)))
        .filter(|plain| *plain != '\0')
        .map_or(Folded::One(from), Folded::One)
}

fn other(from: char) -> Folded {
    if from.is_alphanumeric() {
        from.to_lowercase().next().map_or(Folded::Gap, Folded::One)
    } else {
        Folded::Gap
    }
}

/// The folded form: words separated by single spaces, none at the ends.
///
/// `"  O’Brien & Söhne ＡＢＣ"` → `"obrien sohne abc"`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded form of `text` to `into`.
pub(crate) fn fold_into(text: &str, into: &mut String) {
    let start = into.len();
    let mut has_gap = false;
    for from in text.chars() {
        let folded = fold_char(from);
        match folded {
            Folded::Dropped => continue,
            Folded::Gap => {
                has_gap = true;
                continue;
            }
            Folded::One(_) | Folded::Two(..) => {}
        }
        if has_gap && into.len() > start {
            into.push(' ');
        }
        has_gap = false;
        match folded {
            Folded::One(letter) => into.push(letter),
            Folded::Two(first, second) => into.extend([char::from(first), char::from(second)]),
            Folded::Dropped | Folded::Gap => {}
        }
    }
}

/// The folded form without spaces: two names written with different spacing or
/// punctuation are the same.
pub fn squeeze(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|letter| letter != ' ');
    folded
}

/// The ASCII digits of a text (full-width ones included), nothing else.
pub fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|from| match fold_char(from) {
            Folded::One(digit) if digit.is_ascii_digit() => Some(digit),
            _ => None,
        })
        .collect()
}

/// A phone number in the form in which two are compared: digits only, without
/// the Chinese country code (`+86`, `0086`) and without a leading zero of the
/// area code; `None` below seven digits, which identify nobody.
pub fn phone_key(text: &str) -> Option<String> {
    let all = digits(text);
    let mut key = all.as_str();
    for code in ["0086", "86"] {
        if let Some(rest) = key.strip_prefix(code)
            && rest.len() >= 10
        {
            key = rest;
            break;
        }
    }
    let key = key.trim_start_matches('0');
    (key.len() >= 7).then(|| key.to_owned())
}

/// An e-mail address as compared: trimmed, full-width forms folded, lower case;
/// `None` without a name and a domain around one `@`.
pub fn email_key(text: &str) -> Option<String> {
    let key: String = text
        .trim()
        .chars()
        .map(|from| match from {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(from) - 0xfee0).unwrap_or(from),
            _ => from,
        })
        .flat_map(char::to_lowercase)
        .collect();
    let (name, domain) = key.split_once('@')?;
    (!name.is_empty() && domain.contains('.') && !domain.contains('@')).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        for (text, folded) in [
            ("", ""),
            ("  王 建国 ", "王 建国"),
            ("ＡＢＣ１２３", "abc123"),
            ("O’Brien & Söhne", "obrien sohne"),
            ("Straße", "strasse"),
            ("Nguyễn Thị Minh", "nguyen thi minh"),
            ("Łódź Øre", "lodz ore"),
            ("e\u{301}cole", "ecole"),
            ("阿卜杜拉·买买提", "阿卜杜拉 买买提"),
            ("⽂字", "文字"),
            ("ДМИТРИЙ", "дмитрий"),
            ("a\u{200b}b", "ab"),
            ("（上海）顺发贸易", "上海 顺发贸易"),
            ("!!!", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
        assert_eq!(squeeze("Wang  Jian-Guo"), "wangjianguo");
    }

    #[test]
    fn phones() {
        for (text, key) in [
            ("138 0013 8000", Some("13800138000")),
            ("+86 138-0013-8000", Some("13800138000")),
            ("008613800138000", Some("13800138000")),
            ("（021）6512 3456", Some("2165123456")),
            ("+86 21 6512 3456", Some("2165123456")),
            ("１３８００１３８０００", Some("13800138000")),
            ("8612345678", Some("8612345678")),
            ("12345", None),
            ("", None),
        ] {
            assert_eq!(phone_key(text).as_deref(), key, "{text}");
        }
    }

    #[test]
    fn emails() {
        for (text, key) in [
            (" Li.Hua@Example.COM ", Some("li.hua@example.com")),
            ("ｌｉ＠ｑｑ．ｃｏｍ", Some("li@qq.com")),
            ("no at", None),
            ("@qq.com", None),
            ("a@b@c.d", None),
        ] {
            assert_eq!(email_key(text).as_deref(), key, "{text}");
        }
    }
}
