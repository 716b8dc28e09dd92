use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::day_words::{is_weekday, month_from_name, with_plain_numerals, without_chinese_weekday};
use super::fold::{fold_cell, without_text_mark};
use super::time::read_time;

/// In which order the days of a column are written, where their form alone does not say it.
///
/// `2025-03-08`, `2025年3月8日`, `20250308` and `8 Mar 2025` are read alike in every style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateStyle {
    /// `25/3/8` is 8 March 2025; `03/04/2025` is refused.
    #[default]
    YearMonthDay,
    /// `03/04/2025` is 3 April.
    DayMonthYear,
    /// `03/04/2025` is 4 March.
    MonthDayYear,
    /// `45724` is 8 March 2025: the days since the last day of 1899, as spreadsheet programs
    /// count them in cells that lost their date format.
    Serial,
}

impl DateStyle {
    /// Every style, the one to prefer first.
    pub const ALL: [Self; 4] = [
        Self::YearMonthDay,
        Self::DayMonthYear,
        Self::MonthDayYear,
        Self::Serial,
    ];
}

/// A day as it was written, with the time if there was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDay {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Seconds since midnight.
    pub second_of_day: Option<u32>,
    /// Minutes ahead of UTC; `None` means the time of the shop.
    pub offset_minutes: Option<i32>,
}

/// Why a cell is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum DayError {
    #[error("empty")]
    Empty,
    #[error("not a date")]
    NotADay,
    /// Such as 30 February, or month 13 in this style.
    #[error("no such day")]
    NoSuchDay,
    /// The year comes last, and the style does not say whether the day or the month comes first.
    #[error("day and month cannot be told apart")]
    Ambiguous,
    #[error("the year is missing")]
    YearMissing,
    /// Before 1900 or after 2199: most likely a slip.
    #[error("the year is out of range")]
    YearOutOfRange,
}

/// Reads a day, and the time behind it.
pub fn read_day(cell: &str, style: DateStyle) -> Result<WrittenDay, DayError> {
    if let Some(day) = iso_day(cell) {
        return day.map(whole_day);
    }
    let folded = fold_cell(cell);
    let text = without_text_mark(&folded).to_uppercase();
    if text.is_empty() {
        return Err(DayError::Empty);
    }
    if text.len() > LONGEST {
        return Err(DayError::NotADay);
    }
    let text = with_plain_numerals(&without_chinese_weekday(&text));
    let text = text.trim();
    if style == DateStyle::Serial
        && let Some(day) = serial_day(text)
    {
        return day;
    }
    let (date, time) = split_time(text);
    let day = date_only(date, style)?;
    let Some(time) = time else {
        return Ok(whole_day(day));
    };
    let time = read_time(time).ok_or(DayError::NotADay)?;
    Ok(WrittenDay {
        day,
        second_of_day: Some(time.second_of_day),
        offset_minutes: time.offset_minutes,
    })
}

/// Longest text that is looked at, in bytes: a long date with weekday and time zone.
const LONGEST: usize = 80;
/// Two-digit years from here on are in the last century, as POSIX has it.
const LAST_CENTURY_FROM: u32 = 69;
/// 1970-01-01 in the serial numbers of spreadsheet programs.
const EPOCH_SERIAL: i32 = 25_569;
/// 1900-03-01: from here on the serial numbers are free of the leap day that never was.
const FIRST_SERIAL: i32 = 61;
/// 2199-12-31.
const LAST_SERIAL: i32 = 109_574;
/// chrono counts days from the first one of the year 1.
const EPOCH_FROM_CE: i32 = 719_163;

fn whole_day(day: i32) -> WrittenDay {
    WrittenDay {
        day,
        second_of_day: None,
        offset_minutes: None,
    }
}

/// The form a million rows are most likely in, without touching the heap.
fn iso_day(cell: &str) -> Option<Result<i32, DayError>> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = cell.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let year = number(&[y1, y2, y3, y4])?;
    Some(day_from(year, number(&[m1, m2])?, number(&[d1, d2])?))
}

fn day_from(year: u32, month: u32, day: u32) -> Result<i32, DayError> {
    if !(1900..2200).contains(&year) {
        return Err(DayError::YearOutOfRange);
    }
    let year = i32::try_from(year).map_err(|_beyond| DayError::YearOutOfRange)?;
    NaiveDate::from_ymd_opt(year, month, day)
        .map(|date| date.num_days_from_ce() - EPOCH_FROM_CE)
        .ok_or(DayError::NoSuchDay)
}

fn serial_day(text: &str) -> Option<Result<WrittenDay, DayError>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = !whole.is_empty()
        && whole.len() <= 6
        && [whole, fraction]
            .iter()
            .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if !is_number {
        return None;
    }
    let serial: i32 = whole.parse().ok()?;
    if !(FIRST_SERIAL..=LAST_SERIAL).contains(&serial) {
        return Some(Err(DayError::YearOutOfRange));
    }
    let fraction = fraction.get(..fraction.len().min(9)).unwrap_or(fraction);
    let second_of_day = fraction.parse::<u64>().ok().map(|part| {
        let scale = 10_u64.pow(u32::try_from(fraction.len()).unwrap_or(9));
        u32::try_from(((part * 86_400 + scale / 2) / scale).min(86_399)).unwrap_or(86_399)
    });
    Some(Ok(WrittenDay {
        day: serial - EPOCH_SERIAL,
        second_of_day: second_of_day.filter(|&second| second > 0),
        offset_minutes: None,
    }))
}

/// Cuts `2025-03-08T14:30` and its kin in two.
fn split_time(text: &str) -> (&str, Option<&str>) {
    let cut_before = |at: usize, skip: usize| {
        let (date, time) = (text.get(..at), text.get(at + skip..));
        match (date, time) {
            (Some(date), Some(time)) if !time.trim().is_empty() => (date.trim(), Some(time.trim())),
            (Some(date), _) => (date.trim(), None),
            _ => (text, None),
        }
    };
    for mark in ['日', '号', '號'] {
        if let Some(at) = text.find(mark) {
            let (date, time) = cut_before(at, mark.len_utf8());
            return (date, time.map(|time| time.trim_start_matches(['T', ','])));
        }
    }
    let clock = text
        .find([':', '时', '時', '点', '點'])
        .and_then(|colon| text.get(..colon));
    let Some(before_clock) = clock else {
        return (text, None);
    };
    let hour_at = before_clock
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .len();
    let mut start = hour_at;
    for half in ["上午", "早上", "凌晨", "中午", "下午", "傍晚", "晚上"] {
        let before_hour = text.get(..hour_at).unwrap_or_default().trim_end();
        if let Some(rest) = before_hour.strip_suffix(half) {
            start = rest.len();
        }
    }
    let (date, time) = cut_before(start, 0);
    // The T of ISO 8601 and the comma of English dates stay behind on the date's side.
    (date.trim_end_matches(['T', ',']).trim_end(), time)
}

fn date_only(text: &str, style: DateStyle) -> Result<i32, DayError> {
    let parts = split_parts(text)?;
    match parts.as_slice() {
        [Part::Number { value, digits: 8 }] => {
            day_from(value / 10_000, value / 100 % 100, value % 100)
        }
        [a, b, c] => three_parts(a, b, c, style),
        [
            Part::Number { digits: 1..=2, .. },
            Part::Number { digits: 1..=2, .. },
        ]
        | [Part::Number { digits: 1..=2, .. }, Part::Month(_)]
        | [Part::Month(_), Part::Number { digits: 1..=2, .. }] => Err(DayError::YearMissing),
        _ => Err(DayError::NotADay),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

fn split_parts(text: &str) -> Result<Vec<Part>, DayError> {
    let mut parts = Vec::with_capacity(3);
    // A digit next to a letter is a border too: 8Mar2025.
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit())
        } else if first.is_ascii_alphabetic() {
            rest.find(|c: char| !c.is_ascii_alphabetic())
        } else if matches!(first, '-' | '/' | '.' | ',' | ' ' | '\\' | '年' | '月') {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        } else {
            return Err(DayError::NotADay);
        };
        let length = length.unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        rest = rest.get(length..).unwrap_or_default();
        if first.is_ascii_digit() {
            let value = word.parse().map_err(|_too_long| DayError::NotADay)?;
            parts.push(Part::Number {
                value,
                digits: length,
            });
        } else if let Some(month) = month_from_name(word) {
            parts.push(Part::Month(month));
        } else if !is_weekday(word) && !is_ordinal(word, parts.last()) {
            return Err(DayError::NotADay);
        }
        if parts.len() > 3 {
            return Err(DayError::NotADay);
        }
    }
    Ok(parts)
}

fn is_ordinal(word: &str, before: Option<&Part>) -> bool {
    matches!(before, Some(Part::Number { digits: 1..=2, .. }))
        && matches!(word, "ST" | "ND" | "RD" | "TH")
}

fn three_parts(a: &Part, b: &Part, c: &Part, style: DateStyle) -> Result<i32, DayError> {
    match (*a, *b, *c) {
        // 2025-03-08, 2025/Mar/8
        (
            Part::Number { value, digits: 4 },
            month,
            Part::Number {
                value: day,
                digits: 1..=2,
            },
        ) => day_from(value, month_number(month)?, day),
        // 8 Mar 2025, 8-Mar-25, Mar 8, 2025
        (
            Part::Number {
                value: day,
                digits: 1..=2,
            },
            Part::Month(month),
            year,
        )
        | (
            Part::Month(month),
            Part::Number {
                value: day,
                digits: 1..=2,
            },
            year,
        ) => day_from(full_year(year)?, month, day),
        (
            Part::Number {
                value: first,
                digits: 1..=2,
            },
            Part::Number {
                value: second,
                digits: 1..=2,
            },
            last @ Part::Number {
                value: third,
                digits,
            },
        ) => match style {
            DateStyle::DayMonthYear => day_from(full_year(last)?, second, first),
            DateStyle::MonthDayYear => day_from(full_year(last)?, first, second),
            DateStyle::YearMonthDay if digits <= 2 => day_from(full_year(*a)?, second, third),
            DateStyle::YearMonthDay | DateStyle::Serial => Err(DayError::Ambiguous),
        },
        _ => Err(DayError::NotADay),
    }
}

fn month_number(part: Part) -> Result<u32, DayError> {
    match part {
        Part::Month(month) => Ok(month),
        Part::Number {
            value,
            digits: 1..=2,
        } => Ok(value),
        Part::Number { .. } => Err(DayError::NotADay),
    }
}

fn full_year(part: Part) -> Result<u32, DayError> {
    match part {
        Part::Number { value, digits: 4 } => Ok(value),
        Part::Number { value, digits: 2 } if value >= LAST_CENTURY_FROM => Ok(1900 + value),
        Part::Number { value, digits: 2 } => Ok(2000 + value),
        _ => Err(DayError::NotADay),
    }
}

#[cfg(test)]
#[path = "day_tests.rs"]
mod tests;
