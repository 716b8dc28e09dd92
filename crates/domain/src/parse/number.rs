use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fold::{fold_cell, without_text_mark};

/// Which character separates the decimals of a column of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberStyle {
    /// `1,234.50`, also `1 234.50` and `1'234.50`.
    #[default]
    Point,
    /// `1.234,50`, also `1 234,50` and `1'234,50`.
    Comma,
}

impl NumberStyle {
    /// Every style, the one to prefer first.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    const fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn group(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// A decimal number exactly as it was written: `digits` divided by ten `scale` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenNumber {
    /// The digits without separators, with their sign.
    pub digits: i64,
    /// How many of the digits stand behind the decimal separator.
    pub scale: u8,
}

/// Why a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum NumberError {
    #[error("empty")]
    Empty,
    #[error("not a number")]
    NotANumber,
    /// `1,5` where the comma separates thousands: most likely the other style.
    #[error("separators do not stand between groups of three digits")]
    OddGroups,
    /// `1.2E+10`: a spreadsheet program has shortened the number; digits may be lost.
    #[error("written with an exponent")]
    Exponent,
    #[error("more digits than fit")]
    TooLong,
}

/// Reads a number without a unit.
pub fn read_number(cell: &str, style: NumberStyle) -> Result<WrittenNumber, NumberError> {
    if let Some(plain) = plain_number(cell, style) {
        return Ok(plain);
    }
    let folded = fold_cell(cell);
    let text = without_text_mark(&folded);
    let (text, is_negative) = split_sign(text);
    read_unsigned(text, style).map(|number| number.signed(is_negative))
}

impl WrittenNumber {
    pub(super) fn signed(self, is_negative: bool) -> Self {
        Self {
            digits: if is_negative {
                -self.digits
            } else {
                self.digits
            },
            scale: self.scale,
        }
    }

    /// The number in units of `10^-decimals`, and whether digits had to be rounded away.
    ///
    /// A number of more than 15 digits comes from binary arithmetic (`29.330000000000002`): its
    /// 16th digit and those behind are noise, and rounding them away is not counted.
    pub(super) fn rounded(self, decimals: u8) -> Option<(i64, bool)> {
        let noise = i64::from(self.digits.unsigned_abs().checked_ilog10().unwrap_or(0)) + 1 - 15;
        let number = match u8::try_from(noise) {
            Ok(dropped @ 1..) if dropped <= self.scale => Self {
                digits: divide_rounding(self.digits, power_of_ten(dropped)?)?,
                scale: self.scale - dropped,
            },
            _ => self,
        };
        match number.scale.checked_sub(decimals) {
            None => {
                let factor = power_of_ten(decimals - number.scale)?;
                Some((number.digits.checked_mul(factor)?, false))
            }
            Some(0) => Some((number.digits, false)),
            Some(dropped) => match power_of_ten(dropped) {
                Some(factor) => {
                    let is_inexact = number.digits.checked_rem(factor)? != 0;
                    Some((divide_rounding(number.digits, factor)?, is_inexact))
                }
                // More places dropped than a number has digits.
                None => Some((0, number.digits != 0)),
            },
        }
    }
}

/// Reads folded text without sign.
pub(super) fn read_unsigned(text: &str, style: NumberStyle) -> Result<WrittenNumber, NumberError> {
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if has_exponent(text) {
        return Err(NumberError::Exponent);
    }
    let (whole, fraction) = text.split_once(style.decimal()).unwrap_or((text, ""));
    let is_fraction = fraction.bytes().all(|b| b.is_ascii_digit());
    let is_whole = whole
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\'') || c == style.group());
    if !is_whole || !is_fraction || !text.contains(|c: char| c.is_ascii_digit()) {
        // 1.234.567 in the style that takes the point for decimals.
        let is_numeric = text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\'' | '.' | ','));
        return Err(
            if is_numeric && text.contains(|c: char| c.is_ascii_digit()) {
                NumberError::OddGroups
            } else {
                NumberError::NotANumber
            },
        );
    }
    if !has_even_groups(whole) {
        return Err(NumberError::OddGroups);
    }
    let digits = whole
        .bytes()
        .chain(fraction.bytes())
        .filter(u8::is_ascii_digit)
        .try_fold(0_i64, |sum, byte| {
            sum.checked_mul(10)?.checked_add(i64::from(byte - b'0'))
        });
    let scale = u8::try_from(fraction.len()).ok();
    match (digits, scale) {
        (Some(digits), Some(scale)) => Ok(WrittenNumber { digits, scale }),
        _ => Err(NumberError::TooLong),
    }
}

/// Whether this is a number that a spreadsheet program has shortened, such as `1.38E+10`.
pub(super) fn has_exponent(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_mantissa = mantissa.contains(|c: char| c.is_ascii_digit())
        && mantissa
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'));
    is_mantissa && !exponent.is_empty() && exponent.bytes().all(|b| b.is_ascii_digit())
}

/// Takes off the sign in its many forms: `-5`, `5-`, `(5)`, `负5`.
pub(super) fn split_sign(text: &str) -> (&str, bool) {
    let inside = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    if let Some(inside) = inside {
        return (inside.trim(), true);
    }
    for mark in ['-', '负'] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (rest.trim_start(), true);
        }
    }
    if let Some(rest) = text.strip_suffix('-') {
        return (rest.trim_end(), true);
    }
    (text.strip_prefix('+').unwrap_or(text), false)
}

/// What most cells are: an optional minus, digits, perhaps a point and digits.
fn plain_number(cell: &str, style: NumberStyle) -> Option<WrittenNumber> {
    if cell.len() > 18 {
        return None;
    }
    let (text, is_negative) = match cell.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (cell, false),
    };
    let (mut digits, mut scale, mut has_decimals) = (0_i64, 0_u8, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + i64::from(byte - b'0');
                scale += u8::from(has_decimals);
            }
            b'.' if !has_decimals && style == NumberStyle::Point => has_decimals = true,
            _ => return None,
        }
    }
    let has_digits = text.len() > usize::from(has_decimals);
    has_digits.then(|| WrittenNumber { digits, scale }.signed(is_negative))
}

/// Groups of three (`1,234,567`), or of two before the last three as in India (`12,34,567`).
fn has_even_groups(whole: &str) -> bool {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return true;
    };
    if whole.chars().any(|c| !c.is_ascii_digit() && c != separator) {
        return false;
    }
    let mut lengths = whole.split(separator).map(str::len);
    let first = lengths.next().unwrap_or(0);
    let Some(last) = lengths.next_back() else {
        return false;
    };
    let mut middle = lengths.peekable();
    if middle.peek().is_none() {
        return (1..=3).contains(&first) && last == 3;
    }
    let middle: Vec<usize> = middle.collect();
    last == 3
        && ((1..=3).contains(&first) && middle.iter().all(|&length| length == 3)
            || (1..=2).contains(&first) && middle.iter().all(|&length| length == 2))
}

fn power_of_ten(exponent: u8) -> Option<i64> {
    10_i64.checked_pow(u32::from(exponent))
}

/// Half away from zero, as people round money.
fn divide_rounding(value: i64, divisor: i64) -> Option<i64> {
    let half = divisor / 2 * value.signum();
    value.checked_add(half)?.checked_div(divisor)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::NumberError::{Empty, Exponent, NotANumber, OddGroups, TooLong};
    use super::NumberStyle::{Comma, Point};
    use super::*;

    #[track_caller]
    fn check(cell: &str, style: NumberStyle, expected: Result<(i64, u8), NumberError>) {
        let expected = expected.map(|(digits, scale)| WrittenNumber { digits, scale });
        assert_eq!(read_number(cell, style), expected, "{cell}");
    }

    #[test]
    fn numbers_as_people_write_them() {
        check("0", Point, Ok((0, 0)));
        check("-12.50", Point, Ok((-1250, 2)));
        check("+7", Point, Ok((7, 0)));
        check(".5", Point, Ok((5, 1)));
        check("5.", Point, Ok((5, 0)));
        check("1,234", Point, Ok((1234, 0)));
        check("1,234,567.89", Point, Ok((123_456_789, 2)));
        check("12,34,567", Point, Ok((1_234_567, 0)));
        check("1 234 567", Point, Ok((1_234_567, 0)));
        check("1\u{202F}234,5", Comma, Ok((12_345, 1)));
        check("1'234.5", Point, Ok((12_345, 1)));
        check("1.234,50", Comma, Ok((123_450, 2)));
        check("1,5", Comma, Ok((15, 1)));
        check("１，２３４．５", Point, Ok((12_345, 1)));
        check("(12.00)", Point, Ok((-1200, 2)));
        check("（12）", Point, Ok((-12, 0)));
        check("12.00-", Point, Ok((-1200, 2)));
        check("−3", Point, Ok((-3, 0)));
        check("'007", Point, Ok((7, 0)));
        check(" 42 ", Point, Ok((42, 0)));
        check(
            "29.330000000000002",
            Point,
            Ok((29_330_000_000_000_002, 15)),
        );
    }

    #[test]
    fn what_is_no_number() {
        check("", Point, Err(Empty));
        check(" ", Point, Err(Empty));
        check("-", Point, Err(Empty));
        check("abc", Point, Err(NotANumber));
        check("3件", Point, Err(NotANumber));
        check("--5", Point, Err(NotANumber));
        check(".", Point, Err(NotANumber));
        check("95%", Point, Err(NotANumber));
        check("1,5", Point, Err(OddGroups));
        check("1,2345", Point, Err(OddGroups));
        check(",123", Point, Err(OddGroups));
        check("1,234 567", Point, Err(OddGroups));
        check("1.234.567", Point, Err(OddGroups));
        check("29.33", Comma, Err(OddGroups));
        check("1.2E+10", Point, Err(Exponent));
        check("1,38e10", Comma, Err(Exponent));
        check("99999999999999999999", Point, Err(TooLong));
    }

    #[test]
    fn rounding_is_half_away_from_zero_and_says_so() {
        let round = |digits, scale, decimals| WrittenNumber { digits, scale }.rounded(decimals);
        assert_eq!(round(2935, 2, 2), Some((2935, false)));
        assert_eq!(round(29, 0, 2), Some((2900, false)));
        assert_eq!(round(29_345, 3, 2), Some((2935, true)));
        assert_eq!(round(-29_345, 3, 2), Some((-2935, true)));
        assert_eq!(round(29_340, 3, 2), Some((2934, false)));
        assert_eq!(round(29_330_000_000_000_002, 15, 2), Some((2933, false)));
        assert_eq!(
            round(123_456_789_012_345_678, 0, 0),
            Some((123_456_789_012_345_678, false))
        );
        assert_eq!(round(1, 40, 2), Some((0, true)));
        assert_eq!(round(i64::MAX, 0, 2), None);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(cell in "\\PC{0,30}") {
            for style in NumberStyle::ALL {
                let _answer = read_number(&cell, style);
            }
        }

        #[test]
        fn plain_and_grouped_agree(digits in -999_999_999_999_i64..999_999_999_999, scale in 0..6_u8) {
            let mut whole = (digits.unsigned_abs() / 10_u64.pow(u32::from(scale))).to_string();
            let fraction = digits.unsigned_abs() % 10_u64.pow(u32::from(scale));
            let tail = if scale == 0 { String::new() } else { format!("{fraction:0width$}", width = usize::from(scale)) };
            let sign = if digits < 0 { "-" } else { "" };
            let point = if scale == 0 { "" } else { "." };
            let plain = format!("{sign}{whole}{point}{tail}");
            prop_assert_eq!(read_number(&plain, Point), Ok(WrittenNumber { digits, scale }));
            let mut at = whole.len();
            while at > 3 {
                at -= 3;
                whole.insert(at, ',');
            }
            let grouped = format!("{sign}{whole}{point}{tail}");
            prop_assert_eq!(read_number(&grouped, Point), Ok(WrittenNumber { digits, scale }));
            let european: String = grouped.chars().map(|c| match c { ',' => '.', '.' => ',', c => c }).collect();
            prop_assert_eq!(read_number(&european, Comma), Ok(WrittenNumber { digits, scale }));
        }
    }
}
