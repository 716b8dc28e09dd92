use std::borrow::Cow;

use api::sheet::{FileError, ProblemKind};

use super::row::Row;

/// Digits that binary floating point keeps without fail.
const SAFE_DIGITS: usize = 15;

/// A number as text: the shortest that gives the same number back, never with an exponent.
pub(crate) fn number_text(value: &str) -> Cow<'_, str> {
    if is_shortest(value) {
        return Cow::Borrowed(value);
    }
    match value.parse::<f64>() {
        // Display of f64 is shortest and has no exponent; -0 is nobody's amount.
        Ok(number) if number.is_finite() => Cow::Owned((number + 0.0).to_string()),
        _ => Cow::Borrowed(value),
    }
}

/// Adds a number to a row, and says when it cannot have survived as it was typed.
pub(crate) fn push_number(text: &str, column: u32, row: &mut Row) -> Result<(), FileError> {
    let is_long = text.bytes().filter(u8::is_ascii_digit).count() > SAFE_DIGITS;
    if is_long && !text.contains('.') {
        row.note(column, ProblemKind::DigitsLost);
    }
    row.push(column, text)
}

/// What most numbers are, and what needs no arithmetic: few digits, no exponent, no zeros at the
/// ends.
fn is_shortest(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    if digits.len() > SAFE_DIGITS || digits.is_empty() {
        return false;
    }
    let (whole, fraction) = match digits.split_once('.') {
        Some((_, "")) => return false,
        Some((whole, fraction)) => (whole, fraction),
        None => (digits, "1"),
    };
    let is_number = [whole, fraction]
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_number
        && !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
        && !fraction.ends_with('0')
        && value != "-0"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers() {
        for (value, text) in [
            ("13800138000", "13800138000"),
            ("1.3800138E10", "13800138000"),
            ("29.33", "29.33"),
            ("29.330000000000002", "29.330000000000002"),
            ("1E-7", "0.0000001"),
            ("-5", "-5"),
            ("-0", "0"),
            ("5.0", "5"),
            ("007", "7"),
            ("4.4030119900101102E+17", "440301199001011000"),
            ("nonsense", "nonsense"),
            ("NaN", "NaN"),
            ("1e999", "1e999"),
        ] {
            assert_eq!(number_text(value), text, "{value}");
        }
    }

    proptest! {
        #[test]
        fn the_number_stays_the_same(number in proptest::num::f64::NORMAL) {
            let text = number_text(&format!("{number:e}")).into_owned();
            prop_assert_eq!(text.parse::<f64>().ok(), Some(number));
            prop_assert_eq!(number_text(&text), text.as_str());
        }
    }
}
