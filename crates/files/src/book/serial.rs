//! Days as spreadsheet programs count them, and back.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

/// What day 0 is: 1899-12-31 with a 29 February 1900 that never was, or 1904-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DateSystem {
    #[default]
    From1900,
    From1904,
}

/// 9999-12-31.
const LAST_SERIAL: f64 = 2_958_465.0;
/// Days between the first days of the two systems.
const BETWEEN_SYSTEMS: f64 = 1_462.0;
/// 1900-03-01, before which the 1900 system is one day off.
const FIRST_RIGHT: f64 = 61.0;
const DAY_SECONDS: f64 = 86_400.0;

/// `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS`, or for less than a day `HH:MM:SS`; `None` when there is
/// no such day.
pub(crate) fn text_from_serial(
    serial: f64,
    system: DateSystem,
    shows_date: bool,
) -> Option<String> {
    let serial = match system {
        DateSystem::From1900 => serial,
        DateSystem::From1904 => serial + BETWEEN_SYSTEMS,
    };
    let is_day = (FIRST_RIGHT..LAST_SERIAL + 1.0).contains(&serial);
    let mut day = serial.floor();
    // Milliseconds and the noise of binary fractions are rounded away.
    let mut second = ((serial - day) * DAY_SECONDS).round();
    if second >= DAY_SECONDS {
        (day, second) = (day + 1.0, 0.0);
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are whole and within the range checked above"
    )]
    let (day, second) = (day as u64, second as u32);
    let time = NaiveTime::from_num_seconds_from_midnight_opt(second, 0)?;
    let clock = time.format("%H:%M:%S");
    if !shows_date && (0.0..1.0).contains(&serial) {
        return Some(clock.to_string());
    }
    if !is_day {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(day))?;
    if date.year() > 9999 {
        return None;
    }
    if second == 0 {
        Some(date.to_string())
    } else {
        Some(format!("{date} {clock}"))
    }
}

/// The number for `YYYY-MM-DD`, in the 1900 system; `None` before 1900-03-01.
pub(crate) fn serial_from_day(text: &str) -> Option<i64> {
    let date = exactly(text, 10, |text| {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    })?;
    whole_days(date)
}

/// The number for `YYYY-MM-DD HH:MM[:SS]`.
pub(crate) fn serial_from_instant(text: &str) -> Option<f64> {
    let spaced = text.replacen('T', " ", 1);
    let moment = exactly(&spaced, 19, |text| {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok()
    })
    .or_else(|| {
        exactly(&spaced, 16, |text| {
            NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").ok()
        })
    })?;
    let days = i32::try_from(whole_days(moment.date())?).ok()?;
    let second = f64::from(moment.time().num_seconds_from_midnight());
    Some(f64::from(days) + second / DAY_SECONDS)
}

fn exactly<T>(text: &str, length: usize, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    let is_spelt = text.len() == length
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b' '));
    if is_spelt { parse(text) } else { None }
}

fn whole_days(date: NaiveDate) -> Option<i64> {
    let days = (date - NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    (61..=2_958_465).contains(&days).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::DateSystem::{From1900, From1904};
    use super::*;

    #[test]
    fn both_systems() {
        for (serial, system, text) in [
            (45_724.0, From1900, "2025-03-08"),
            (44_262.0, From1904, "2025-03-08"),
            (61.0, From1900, "1900-03-01"),
            (0.0, From1904, "1904-01-01"),
            (45_724.5, From1900, "2025-03-08 12:00:00"),
            (45_724.604_166_666_664, From1900, "2025-03-08 14:30:00"),
            (45_723.999_999_999, From1900, "2025-03-08"),
            (2_958_465.0, From1900, "9999-12-31"),
        ] {
            assert_eq!(
                text_from_serial(serial, system, true).as_deref(),
                Some(text)
            );
        }
        assert_eq!(
            text_from_serial(0.75, From1900, false).as_deref(),
            Some("18:00:00")
        );
    }

    #[test]
    fn days_that_are_none() {
        for serial in [-1.0, 0.0, 60.0, 2_958_466.0, 1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(text_from_serial(serial, From1900, true), None, "{serial}");
        }
    }

    #[test]
    fn there_and_back() {
        assert_eq!(serial_from_day("2025-03-08"), Some(45_724));
        assert_eq!(serial_from_day("1900-03-01"), Some(61));
        for text in [
            "1900-02-28",
            "2025-3-8",
            "2025-02-30",
            "",
            "+2025-03-8",
            "2025-03-08 ",
        ] {
            assert_eq!(serial_from_day(text), None, "{text}");
        }
        for text in ["2025-03-08 14:30:05", "1999-12-31 23:59:59"] {
            let serial = serial_from_instant(text).unwrap();
            assert_eq!(
                text_from_serial(serial, From1900, true).as_deref(),
                Some(text)
            );
        }
        assert_eq!(serial_from_instant("2025-03-08T12:00"), Some(45_724.5));
    }
}
