use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fold::{fold_cell, without_text_mark};
use super::number::{
    NumberError, NumberStyle, WrittenNumber, read_number, read_unsigned, split_sign,
};

/// An amount as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenMoney {
    /// In the smallest unit of the currency, such as fen or cent.
    pub minor: i64,
    /// More decimals were written than the currency has; the last one was rounded half away
    /// from zero.
    pub is_rounded: bool,
    /// The currency that stands beside the number.
    pub mark: Option<CurrencyMark>,
}

/// A currency sign or word beside an amount. Signs are shared between currencies, so this says
/// what was written, not which currency is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CurrencyMark {
    /// `¥`, `元`, `块`, `RMB`, `CNY`
    Yuan,
    /// `円`, `JPY`
    Yen,
    /// `$`, `US$`, `USD`, `美元`
    Dollar,
    /// `HK$`, `HKD`, `港币`, `港元`
    HongKongDollar,
    /// `NT$`, `TWD`, `新台币`
    TaiwanDollar,
    /// `€`, `EUR`, `欧元`
    Euro,
    /// `£`, `GBP`, `英镑`
    Pound,
    /// `₩`, `KRW`
    Won,
    /// `₹`, `INR`
    Rupee,
}

/// Why a cell is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum MoneyError {
    #[error(transparent)]
    Number(NumberError),
    /// Two different currencies stand beside one number.
    #[error("two currencies")]
    TwoCurrencies,
}

/// Reads an amount into the smallest unit of a currency with this many decimals, exactly.
pub fn read_money(
    cell: &str,
    style: NumberStyle,
    decimals: u8,
) -> Result<WrittenMoney, MoneyError> {
    if let Ok(number) = read_number(cell, style) {
        return in_minor_units(number, decimals, None);
    }
    let folded = fold_cell(cell);
    let text = without_text_mark(&folded).to_uppercase();
    let (text, outer_sign) = split_sign(&text);
    let (text, before) = split_mark(text, Side::Before);
    let (text, after) = split_mark(text, Side::After);
    let mark = match (before, after) {
        (Some(one), Some(other)) if one != other => return Err(MoneyError::TwoCurrencies),
        (one, other) => one.or(other),
    };
    // ¥-12 as well as -¥12.
    let (text, inner_sign) = split_sign(text);
    let (text, zeros) = split_multiplier(text);
    let number = read_unsigned(text, style).map_err(MoneyError::Number)?;
    let number = multiplied(number, zeros)
        .ok_or(MoneyError::Number(NumberError::TooLong))?
        .signed(outer_sign != inner_sign);
    in_minor_units(number, decimals, mark)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Longer marks stand before those they end or begin with.
const MARKS: [(&str, CurrencyMark); 35] = [
    ("人民币", CurrencyMark::Yuan),
    ("新台币", CurrencyMark::TaiwanDollar),
    ("新台幣", CurrencyMark::TaiwanDollar),
    ("港币", CurrencyMark::HongKongDollar),
    ("港元", CurrencyMark::HongKongDollar),
    ("美元", CurrencyMark::Dollar),
    ("美金", CurrencyMark::Dollar),
    ("欧元", CurrencyMark::Euro),
    ("日元", CurrencyMark::Yen),
    ("英镑", CurrencyMark::Pound),
    ("元整", CurrencyMark::Yuan),
    ("块钱", CurrencyMark::Yuan),
    ("元", CurrencyMark::Yuan),
    ("圆", CurrencyMark::Yuan),
    ("块", CurrencyMark::Yuan),
    ("RMB", CurrencyMark::Yuan),
    ("CNY", CurrencyMark::Yuan),
    ("CN¥", CurrencyMark::Yuan),
    ("JPY", CurrencyMark::Yen),
    ("JP¥", CurrencyMark::Yen),
    ("円", CurrencyMark::Yen),
    ("¥", CurrencyMark::Yuan),
    ("USD", CurrencyMark::Dollar),
    ("HKD", CurrencyMark::HongKongDollar),
    ("TWD", CurrencyMark::TaiwanDollar),
    ("EUR", CurrencyMark::Euro),
    ("GBP", CurrencyMark::Pound),
    ("KRW", CurrencyMark::Won),
    ("INR", CurrencyMark::Rupee),
    ("HK$", CurrencyMark::HongKongDollar),
    ("NT$", CurrencyMark::TaiwanDollar),
    ("US$", CurrencyMark::Dollar),
    ("$", CurrencyMark::Dollar),
    ("€", CurrencyMark::Euro),
    ("£", CurrencyMark::Pound),
];

const SINGLE_MARKS: [(&str, CurrencyMark); 2] =
    [("₩", CurrencyMark::Won), ("₹", CurrencyMark::Rupee)];

fn split_mark(text: &str, side: Side) -> (&str, Option<CurrencyMark>) {
    for (word, mark) in MARKS.into_iter().chain(SINGLE_MARKS) {
        let rest = match side {
            Side::Before => text.strip_prefix(word),
            Side::After => text.strip_suffix(word),
        };
        if let Some(rest) = rest {
            return (rest.trim(), Some(mark));
        }
    }
    (text, None)
}

/// `1.2万` is 12,000: how many zeros the word behind the number adds.
fn split_multiplier(text: &str) -> (&str, u8) {
    for (word, zeros) in [("万", 4), ("萬", 4), ("亿", 8), ("億", 8)] {
        if let Some(rest) = text.strip_suffix(word) {
            return (rest.trim_end(), zeros);
        }
    }
    (text, 0)
}

fn multiplied(number: WrittenNumber, zeros: u8) -> Option<WrittenNumber> {
    let from_scale = zeros.min(number.scale);
    let factor = 10_i64.checked_pow(u32::from(zeros - from_scale))?;
    Some(WrittenNumber {
        digits: number.digits.checked_mul(factor)?,
        scale: number.scale - from_scale,
    })
}

fn in_minor_units(
    number: WrittenNumber,
    decimals: u8,
    mark: Option<CurrencyMark>,
) -> Result<WrittenMoney, MoneyError> {
    let (minor, is_rounded) = number
        .rounded(decimals)
        .ok_or(MoneyError::Number(NumberError::TooLong))?;
    Ok(WrittenMoney {
        minor,
        is_rounded,
        mark,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::NumberStyle::{Comma, Point};
    use super::*;

    #[track_caller]
    fn check(cell: &str, style: NumberStyle, minor: i64, mark: Option<CurrencyMark>) {
        let expected = WrittenMoney {
            minor,
            is_rounded: false,
            mark,
        };
        assert_eq!(read_money(cell, style, 2), Ok(expected), "{cell}");
    }

    #[test]
    fn amounts_as_people_write_them() {
        use CurrencyMark::{Dollar, Euro, HongKongDollar, TaiwanDollar, Won, Yen, Yuan};
        for (cell, minor, mark) in [
            ("29.33", 2933, None),
            ("29", 2900, None),
            ("¥29.33", 2933, Some(Yuan)),
            ("￥ 1,234.50", 123_450, Some(Yuan)),
            ("１，２３４．５０元", 123_450, Some(Yuan)),
            ("12块", 1200, Some(Yuan)),
            ("人民币12元", 1200, Some(Yuan)),
            ("RMB 88.8", 8880, Some(Yuan)),
            ("88.80 CNY", 8880, Some(Yuan)),
            ("$1,234.5", 123_450, Some(Dollar)),
            ("US$5", 500, Some(Dollar)),
            ("HK$5", 500, Some(HongKongDollar)),
            ("NT$ 1,000", 100_000, Some(TaiwanDollar)),
            ("500円", 50_000, Some(Yen)),
            ("₩1,000", 100_000, Some(Won)),
            ("-¥12", -1200, Some(Yuan)),
            ("¥-12", -1200, Some(Yuan)),
            ("(¥12.00)", -1200, Some(Yuan)),
            ("（12.00）", -1200, None),
            ("¥(12.00)", -1200, Some(Yuan)),
            ("12.00-", -1200, None),
            ("1.2万", 1_200_000, None),
            ("1.2万元", 1_200_000, Some(Yuan)),
            ("3亿", 30_000_000_000, None),
            ("0.12345万", 123_450, None),
            ("€ 5", 500, Some(Euro)),
            ("29.330000000000002", 2933, None),
        ] {
            check(cell, Point, minor, mark);
        }
        check("1.234,50 €", Comma, 123_450, Some(Euro));
        check("1 234,5", Comma, 123_450, None);
    }

    #[test]
    fn too_many_decimals_are_rounded_and_said() {
        let read = read_money("¥29.335", Point, 2).unwrap();
        assert_eq!((read.minor, read.is_rounded), (2934, true));
        let yen = read_money("1234", Point, 0).unwrap();
        assert_eq!((yen.minor, yen.is_rounded), (1234, false));
        let dinar = read_money("1.5", Point, 3).unwrap();
        assert_eq!(dinar.minor, 1500);
    }

    #[test]
    fn what_is_no_amount() {
        for (cell, error) in [
            ("", MoneyError::Number(NumberError::Empty)),
            ("¥", MoneyError::Number(NumberError::Empty)),
            ("面议", MoneyError::Number(NumberError::NotANumber)),
            ("12斤", MoneyError::Number(NumberError::NotANumber)),
            ("1,5", MoneyError::Number(NumberError::OddGroups)),
            ("1.2E+10", MoneyError::Number(NumberError::Exponent)),
            ("$12元", MoneyError::TwoCurrencies),
            (
                "92233720368547758",
                MoneyError::Number(NumberError::TooLong),
            ),
            ("999999999999亿", MoneyError::Number(NumberError::TooLong)),
        ] {
            let read = read_money(cell, Point, 3);
            assert_eq!(read, Err(error), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(cell in "\\PC{0,30}", decimals in 0..12_u8) {
            let _answer = read_money(&cell, Point, decimals);
        }

        #[test]
        fn cents_come_back(minor in -10_i64.pow(14)..10_i64.pow(14)) {
            let sign = if minor < 0 { "-" } else { "" };
            let (whole, cents) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
            let cell = format!("{sign}¥{whole}.{cents:02}");
            prop_assert_eq!(read_money(&cell, Point, 2).map(|money| money.minor), Ok(minor));
        }
    }
}
