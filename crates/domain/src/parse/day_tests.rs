use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

const YMD: DateStyle = DateStyle::YearMonthDay;
const DMY: DateStyle = DateStyle::DayMonthYear;
const MDY: DateStyle = DateStyle::MonthDayYear;

fn days(year: i32, month: u32, day: u32) -> i32 {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
    let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    i32::try_from((date - epoch).num_days()).unwrap()
}

#[track_caller]
fn check(cell: &str, style: DateStyle, (year, month, day): (i32, u32, u32)) {
    let expected = whole_day(days(year, month, day));
    assert_eq!(read_day(cell, style), Ok(expected), "{cell}");
}

#[test]
fn forms_that_speak_for_themselves() {
    for cell in [
        "2025-03-08",
        "2025-3-8",
        "2025/3/8",
        "2025/03/08",
        "2025.3.8",
        "2025. 3. 8.",
        "2025年3月8日",
        "2025年03月08日",
        "2025 年 3 月 8 日",
        "2025年3月8号",
        "2025年3月8日 星期六",
        "2025年3月8日（周六）",
        "二〇二五年三月八日",
        "２０２５－０３－０８",
        "20250308",
        "8 Mar 2025",
        "8-Mar-2025",
        "8-Mar-25",
        "08MAR2025",
        "Mar 8, 2025",
        "March 8th, 2025",
        "Sat, 8 March 2025",
        "Saturday, March 8, 2025",
        " 2025-03-08 ",
        "'2025-03-08",
        "\u{FEFF}2025-03-08",
        "2025。3。8",
    ] {
        for style in DateStyle::ALL {
            check(cell, style, (2025, 3, 8));
        }
    }
}

#[test]
fn order_follows_the_style() {
    check("03/04/2025", DMY, (2025, 4, 3));
    check("03/04/2025", MDY, (2025, 3, 4));
    check("3.4.2025", DMY, (2025, 4, 3));
    check("3-4-25", DMY, (2025, 4, 3));
    check("25/3/8", YMD, (2025, 3, 8));
    check("25年3月8日", YMD, (2025, 3, 8));
    check("25-12-31", YMD, (2025, 12, 31));
    check("1/2/99", DMY, (1999, 2, 1));
    check("1/2/68", DMY, (2068, 2, 1));
}

#[test]
fn serial_numbers_of_spreadsheets() {
    check("45724", DateStyle::Serial, (2025, 3, 8));
    check("25569", DateStyle::Serial, (1970, 1, 1));
    check("61", DateStyle::Serial, (1900, 3, 1));
    check("109574", DateStyle::Serial, (2199, 12, 31));
    let half = read_day("45724.5", DateStyle::Serial).unwrap();
    assert_eq!(
        (half.day, half.second_of_day),
        (days(2025, 3, 8), Some(43_200))
    );
    assert_eq!(
        read_day("59", DateStyle::Serial),
        Err(DayError::YearOutOfRange)
    );
    assert_eq!(read_day("45724", YMD), Err(DayError::NotADay));
}

#[test]
fn times_behind_the_day() {
    for (cell, second, offset) in [
        ("2025-03-08 14:30", 52_200, None),
        ("2025-03-08T14:30:05", 52_205, None),
        ("2025-03-08T06:30:00Z", 23_400, Some(0)),
        ("2025-03-08T14:30:00.000+08:00", 52_200, Some(480)),
        ("2025/3/8 下午2:30", 52_200, None),
        ("2025年3月8日14:30", 52_200, None),
        ("2025年3月8日 14时30分", 52_200, None),
        ("2025年3月8日下午2点30分", 52_200, None),
        ("3/8/2025 2:30 PM", 52_200, None),
        ("Mar 8, 2025, 2:30 PM", 52_200, None),
        ("20250308 143000", 0, None),
    ] {
        let read = read_day(cell, MDY);
        if cell.ends_with("143000") {
            assert_eq!(read, Err(DayError::NotADay), "a clock needs its colons");
            continue;
        }
        let expected = WrittenDay {
            day: days(2025, 3, 8),
            second_of_day: Some(second),
            offset_minutes: offset,
        };
        assert_eq!(read, Ok(expected), "{cell}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    for (cell, style, error) in [
        ("", YMD, DayError::Empty),
        ("  ", YMD, DayError::Empty),
        ("昨天", YMD, DayError::NotADay),
        ("hello", YMD, DayError::NotADay),
        ("2025", YMD, DayError::NotADay),
        ("2025-03", YMD, DayError::NotADay),
        ("1-2-3-4", YMD, DayError::NotADay),
        ("13800138000", YMD, DayError::NotADay),
        ("2025-02-29", YMD, DayError::NoSuchDay),
        ("2025-13-01", YMD, DayError::NoSuchDay),
        ("20251301", YMD, DayError::NoSuchDay),
        ("31/04/2025", DMY, DayError::NoSuchDay),
        ("03/25/2025", DMY, DayError::NoSuchDay),
        ("25/03/2025", MDY, DayError::NoSuchDay),
        ("03/04/2025", YMD, DayError::Ambiguous),
        ("25/03/2025", YMD, DayError::Ambiguous),
        ("25/3/8", DMY, DayError::NotADay),
        ("3月8日", YMD, DayError::YearMissing),
        ("3/8", YMD, DayError::YearMissing),
        ("8 Mar", YMD, DayError::YearMissing),
        ("0000-00-00", YMD, DayError::YearOutOfRange),
        ("1899-12-31", YMD, DayError::YearOutOfRange),
        ("2200-01-01", YMD, DayError::YearOutOfRange),
        ("2025-03-08 25:00", YMD, DayError::NotADay),
        ("2025-03-08 later", YMD, DayError::NotADay),
    ] {
        assert_eq!(read_day(cell, style), Err(error), "{cell}");
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(cell in "\\PC{0,40}", style in 0..4_usize) {
        let _answer = read_day(&cell, DateStyle::ALL[style]);
    }

    #[test]
    fn date_like_text_is_answered(cell in "[0-9年月日号时分:/.T +-]{0,24}") {
        for style in DateStyle::ALL {
            let _answer = read_day(&cell, style);
        }
    }

    #[test]
    fn every_day_comes_back(offset in 0..109_572_i32) {
        let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(u64::try_from(offset).unwrap());
        let expected = Ok(whole_day(offset - 25_567));
        for (format, style) in [("%Y-%m-%d", YMD), ("%Y年%-m月%-d日", YMD), ("%Y%m%d", DMY), ("%d/%m/%Y", DMY), ("%m/%d/%Y", MDY), ("%-d %b %Y", MDY)] {
            prop_assert_eq!(read_day(&date.format(format).to_string(), style), expected);
        }
    }
}
