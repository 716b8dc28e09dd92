use thiserror::Error;

use super::fold::{fold_cell, without_text_mark};
use super::number::has_exponent;

/// A phone number as it was written, without the decoration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WrittenPhone {
    /// Digits, with the `+` in front if there was one; leading zeros are kept.
    pub number: String,
    /// Digits to dial after the connection stands.
    pub extension: Option<String>,
}

/// Why a cell is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum PhoneError {
    #[error("empty")]
    Empty,
    /// `1.38E+10`: a spreadsheet program has shortened the number; its last digits are lost.
    #[error("shortened by a spreadsheet program")]
    DigitsLost,
    #[error("not a phone number")]
    NotAPhone,
    /// Fewer than three digits.
    #[error("too short")]
    TooShort,
    /// More than twenty digits.
    #[error("too long")]
    TooLong,
    /// Use [`read_phones`].
    #[error("several numbers in one cell")]
    Several,
}

/// Reads one phone number.
pub fn read_phone(cell: &str) -> Result<WrittenPhone, PhoneError> {
    let folded = fold_cell(cell);
    let text = plain_text(&folded);
    if text.is_empty() {
        return Err(PhoneError::Empty);
    }
    if has_exponent(text) {
        return Err(PhoneError::DigitsLost);
    }
    if split_numbers(text).nth(1).is_some() {
        return Err(PhoneError::Several);
    }
    one_phone(text)
}

/// Reads the phone numbers of a cell that may hold several: `138…, 0571-…`, `138… / 139…`,
/// `138…、139…`, `138… 或 139…`, or one a line.
pub fn read_phones(cell: &str) -> Result<Vec<WrittenPhone>, PhoneError> {
    let folded = fold_cell(cell);
    let text = plain_text(&folded);
    if text.is_empty() {
        return Err(PhoneError::Empty);
    }
    if has_exponent(text) {
        return Err(PhoneError::DigitsLost);
    }
    split_numbers(text).map(one_phone).collect()
}

/// Fewest and most digits: the shortest service numbers, and E.164 with a carrier code.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=20;

/// Without what other programs put around a number: the text mark, `tel:`, and the `.0` of a
/// number that went through floating point.
fn plain_text(folded: &str) -> &str {
    let text = without_text_mark(folded);
    let text = text
        .get(..4)
        .filter(|scheme| scheme.eq_ignore_ascii_case("tel:"))
        .and_then(|_| text.get(4..))
        .unwrap_or(text)
        .trim();
    text.strip_suffix(".0")
        .filter(|whole| whole.bytes().all(|b| b.is_ascii_digit()))
        .unwrap_or(text)
}

fn split_numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        matches!(
            c,
            ',' | ';' | '/' | '\\' | '|' | '\n' | '\r' | '\t' | '或' | '和'
        )
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
}

fn one_phone(text: &str) -> Result<WrittenPhone, PhoneError> {
    let (main, extension) = split_extension(text);
    let mut number = String::with_capacity(main.len());
    for letter in main.chars() {
        match letter {
            '0'..='9' => number.push(letter),
            '+' if number.is_empty() => number.push('+'),
            ' ' | '-' | '.' | '(' | ')' | '[' | ']' | '_' | '~' => {}
            _ => return Err(PhoneError::NotAPhone),
        }
    }
    let digits = number.trim_start_matches('+').len();
    if digits == 0 {
        return Err(PhoneError::NotAPhone);
    }
    if digits < *DIGITS.start() {
        return Err(PhoneError::TooShort);
    }
    if digits > *DIGITS.end() {
        return Err(PhoneError::TooLong);
    }
    Ok(WrittenPhone {
        number,
        extension: extension.map(str::to_owned),
    })
}

fn split_extension(text: &str) -> (&str, Option<&str>) {
    const WORDS: [&str; 9] = [
        "转分机",
        "分机号",
        "分机",
        "转",
        "轉",
        "extension",
        "ext.",
        "ext",
        "x",
    ];
    let is_extension = |digits: &str| {
        (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let lower = text.to_ascii_lowercase();
    for word in WORDS.into_iter().chain(["#", "*"]) {
        // Lowering ASCII letters moves no byte, so the place is the same in both texts.
        let Some(at) = lower.find(word) else { continue };
        let behind = text.get(at + word.len()..).unwrap_or_default();
        let digits = behind.trim_matches([' ', ':', '.', '-', ')']);
        if is_extension(digits) {
            let main = text.get(..at).unwrap_or_default();
            return (main.trim_end_matches([' ', '-', '(']), Some(digits));
        }
    }
    // 0571-88881234-801: area code, number and extension joined by hyphens.
    if let Some((rest, last)) = text.rsplit_once('-')
        && let Some((area, local)) = rest.rsplit_once('-')
        && (area.starts_with('0') || area.starts_with("(0") || area.starts_with("+86"))
        && (7..=8).contains(&local.trim().len())
        && local.trim().bytes().all(|b| b.is_ascii_digit())
        && is_extension(last.trim())
    {
        return (rest, Some(last.trim()));
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(cell: &str, number: &str, extension: Option<&str>) {
        let expected = WrittenPhone {
            number: number.to_owned(),
            extension: extension.map(str::to_owned),
        };
        assert_eq!(read_phone(cell), Ok(expected), "{cell}");
    }

    #[test]
    fn numbers_keep_every_digit() {
        check("13800138000", "13800138000", None);
        check("138-0013-8000", "13800138000", None);
        check("138 0013 8000", "13800138000", None);
        check("+86 138 0013 8000", "+8613800138000", None);
        check("(+86)138-0013-8000", "+8613800138000", None);
        check("＋８６１３８００１３８０００", "+8613800138000", None);
        check("'+8613800138000", "+8613800138000", None);
        check("'0571-88881234", "057188881234", None);
        check("(0571) 8888 1234", "057188881234", None);
        check("（０５７１）８８８８１２３４", "057188881234", None);
        check("0044 20 7946 0958", "00442079460958", None);
        check("13800138000.0", "13800138000", None);
        check("tel:+1-202-555-0143", "+12025550143", None);
        check("Tel: 110", "110", None);
        check("\u{202D}+86 138\u{202C}00138000", "+8613800138000", None);
    }

    #[test]
    fn extensions_are_kept_apart() {
        check("0571-88881234转801", "057188881234", Some("801"));
        check("0571-88881234 转 801", "057188881234", Some("801"));
        check("0571-88881234-801", "057188881234", Some("801"));
        check("(0571)88881234（分机801）", "057188881234", Some("801"));
        check("+1 202 555 0143 ext. 12", "+12025550143", Some("12"));
        check("+1 202 555 0143 x12", "+12025550143", Some("12"));
        check("88881234#6", "88881234", Some("6"));
        check("202-555-0143", "2025550143", None);
        check("138-0013-8000", "13800138000", None);
    }

    #[test]
    fn what_is_no_number_is_said() {
        for (cell, error) in [
            ("", PhoneError::Empty),
            ("'", PhoneError::Empty),
            ("1.38E+10", PhoneError::DigitsLost),
            ("1.38001E+10", PhoneError::DigitsLost),
            ("无", PhoneError::NotAPhone),
            ("张三 13800138000", PhoneError::NotAPhone),
            ("138+001", PhoneError::NotAPhone),
            ("+", PhoneError::NotAPhone),
            ("12", PhoneError::TooShort),
            ("123456789012345678901", PhoneError::TooLong),
            ("13800138000、13900139000", PhoneError::Several),
        ] {
            assert_eq!(read_phone(cell), Err(error), "{cell}");
        }
    }

    #[test]
    fn several_numbers_in_one_cell() {
        for cell in [
            "13800138000、0571-88881234转801",
            "13800138000 / 0571-88881234转801",
            "13800138000；0571-88881234-801",
            "13800138000或0571-88881234 ext 801",
            "13800138000\n0571-88881234转801\n",
        ] {
            let phones = read_phones(cell).unwrap();
            assert_eq!(phones.len(), 2, "{cell}");
            assert_eq!(phones[0].number, "13800138000");
            assert_eq!(phones[1].number, "057188881234");
            assert_eq!(phones[1].extension.as_deref(), Some("801"));
        }
        assert_eq!(read_phones(" "), Err(PhoneError::Empty));
        assert_eq!(read_phones("138/无"), Err(PhoneError::NotAPhone));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(cell in "\\PC{0,40}") {
            let _one = read_phone(&cell);
            let _many = read_phones(&cell);
        }

        #[test]
        fn digits_are_never_lost(plus in "\\+?", digits in "[0-9]{3,20}") {
            let read = read_phone(&format!("{plus}{digits}")).map(|phone| phone.number);
            prop_assert_eq!(read, Ok(format!("{plus}{digits}")));
        }
    }
}
