use super::{Field, Value};
use chrono::{Datelike, Days, NaiveDate};
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// A calendar day, counted from 1970-01-01. Never an instant: a purchase on the 3rd stays on the 3rd in every
/// time zone.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Day(pub i32);

impl Day {
    /// The earliest and latest day that a form or an import accepts: 1900-01-01 to 2199-12-31.
    pub const RANGE: (Self, Self) = (Self(-25_567), Self(84_005));

    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::from_date)
    }

    pub fn from_date(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce() - NaiveDate::default().num_days_from_ce())
    }

    /// The day as a date. A number beyond chrono's calendar (a quarter of a million years) becomes 1970-01-01.
    pub fn date(self) -> NaiveDate {
        let epoch = NaiveDate::default();
        let days = Days::new(u64::from(self.0.unsigned_abs()));
        if self.0 >= 0 {
            epoch.checked_add_days(days)
        } else {
            epoch.checked_sub_days(days)
        }
        .unwrap_or_default()
    }

    /// Days from `earlier` to `self`; negative when `self` comes first.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The last day of the month that this one lies in.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        use chrono::Datelike as _;
        let date = self.date();
        (28..=31)
            .rev()
            .find_map(|day| Self::from_ymd(date.year(), date.month(), day))
            .unwrap_or(self)
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

/// ISO 8601: `2026-11-23`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl FromStr for Day {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::from_date)
    }
}

impl Field for Day {
    fn to_value(&self) -> Value {
        Value::Int(self.0.into())
    }

    fn from_value(value: &Value) -> Option<Self> {
        value
            .as_int()
            .and_then(|day| i32::try_from(day).ok())
            .map(Self)
    }
}

/// A birthday: by the solar or the Chinese lunar calendar, the year often unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birthday {
    pub year: Option<i32>,
    pub month: u8,
    pub day: u8,
    pub lunar: bool,
}

impl Birthday {
    /// `None` unless the month and the day exist (29 February does; lunar months have at most 30 days).
    pub fn new(year: Option<i32>, month: u8, day: u8, lunar: bool) -> Option<Self> {
        let exists = if lunar {
            (1..=12).contains(&month) && (1..=30).contains(&day)
        } else {
            // 2000 is a leap year, so that 29 February without a year is accepted.
            NaiveDate::from_ymd_opt(year.unwrap_or(2000), month.into(), day.into()).is_some()
        };
        exists.then_some(Self {
            year,
            month,
            day,
            lunar,
        })
    }
}

/// `1980-05-06`, `--05-06` without the year; a lunar one begins with `L`.
impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.lunar {
            f.write_str("L")?;
        }
        match self.year {
            Some(year) => write!(f, "{year:04}-")?,
            None => f.write_str("--")?,
        }
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Field for Birthday {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn from_value(value: &Value) -> Option<Self> {
        let text = value.as_text()?;
        let (lunar, text) = match text.strip_prefix('L') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (year, text) = match text.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = text.split_once('-')?;
                (Some(year.parse().ok()?), rest)
            }
        };
        let (month, day) = text.split_once('-')?;
        Self::new(year, month.parse().ok()?, day.parse().ok()?, lunar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_epoch() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_ymd(2026, 11, 23), Some(Day(20_780)));
        assert_eq!(Day(-1).to_string(), "1969-12-31");
        assert_eq!("2026-11-23".parse(), Ok(Day(20_780)));
        assert_eq!(Day::from_ymd(2025, 2, 29), None);
        assert_eq!(Day::from_ymd(1900, 1, 1), Some(Day::RANGE.0));
        assert_eq!(Day::from_ymd(2199, 12, 31), Some(Day::RANGE.1));
    }

    #[test]
    fn months_end() {
        for (day, last) in [
            ("2026-11-23", "2026-11-30"),
            ("2026-12-31", "2026-12-31"),
            ("2026-02-01", "2026-02-28"),
            ("2028-02-29", "2028-02-29"),
        ] {
            let day: Day = day.parse().unwrap();
            assert_eq!(day.last_of_month().to_string(), last);
        }
    }

    #[test]
    fn birthdays_keep_what_is_known() {
        for text in ["1980-05-06", "--02-29", "L1962-12-30", "L--08-15"] {
            let birthday = Birthday::from_value(&Value::from(text)).unwrap();
            assert_eq!(birthday.to_string(), text);
        }
        for wrong in ["", "1980", "1981-02-29", "L--13-01", "--00-10", "5月6日"] {
            assert_eq!(Birthday::from_value(&Value::from(wrong)), None, "{wrong}");
        }
    }
}
