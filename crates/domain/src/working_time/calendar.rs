use super::china;
use crate::record::{HolidayCalendar, WorkingHours};
use crate::{Day, Value};
use std::collections::BTreeMap;

/// The names under which [`WorkingHours`] keeps the hours of the week.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const DAY_MINUTES: u16 = 24 * 60;

/// What a day without work refers to.
static CLOSED: Hours = Hours::OFF;

/// When work is done on one day: spans in minutes after local midnight, apart and in order. Lunch is what lies between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(Vec<(u16, u16)>);

impl Hours {
    /// A day without work.
    pub const OFF: Self = Self(Vec::new());

    /// `None` unless the spans lie within the day, in order, apart from one another, and each takes some time.
    pub fn new(spans: &[(u16, u16)]) -> Option<Self> {
        let mut free_from = 0;
        for (from, until) in spans {
            if *from < free_from || until <= from || *until > DAY_MINUTES {
                return None;
            }
            free_from = *until;
        }
        Some(Self(spans.to_vec()))
    }

    pub fn spans(&self) -> &[(u16, u16)] {
        &self.0
    }

    pub fn minutes(&self) -> i64 {
        let lengths = self.0.iter().map(|(from, until)| i64::from(until - from));
        lengths.sum()
    }

    /// As it is stored: from and until in turn; an empty text for a day off (an empty list would be nothing).
    pub fn to_value(&self) -> Value {
        if self.0.is_empty() {
            return Value::from("");
        }
        let ends = self.0.iter().flat_map(|(from, until)| [from, until]);
        Value::List(ends.map(|end| Value::Int((*end).into())).collect())
    }

    /// `None` for what are no hours.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) if text.is_empty() => Some(Self::OFF),
            Value::List(ends) => {
                let ends = ends.iter().map(|end| u16::try_from(end.as_int()?).ok());
                let ends = ends.collect::<Option<Vec<_>>>()?;
                let (pairs, rest) = ends.as_chunks::<2>();
                let spans = pairs.iter().map(|[from, until]| (*from, *until));
                Self::new(&spans.collect::<Vec<_>>()).filter(|_| rest.is_empty())
            }
            _ => None,
        }
    }

    /// Monday to Friday, nine to six with an hour for lunch.
    fn usual() -> Self {
        Self(vec![(9 * 60, 12 * 60), (13 * 60, 18 * 60)])
    }
}

/// Which hours are worked on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// From Monday to Sunday.
    pub week: [Hours; 7],
    /// Days that are not as their weekday; they count before any holiday.
    pub days: BTreeMap<Day, Hours>,
    pub holidays: HolidayCalendar,
}

impl Default for Calendar {
    /// Monday to Friday 9–12 and 13–18, no holidays.
    fn default() -> Self {
        let mut week = core::array::from_fn(|_| Hours::usual());
        for weekend in week.iter_mut().skip(5) {
            *weekend = Hours::OFF;
        }
        Self {
            week,
            days: BTreeMap::new(),
            holidays: HolidayCalendar::Nobody,
        }
    }
}

impl Calendar {
    /// As the shop set it. What cannot be read (a newer build's, or nonsense) is as by default.
    pub fn of(hours: &WorkingHours) -> Self {
        let mut calendar = Self {
            holidays: hours.calendar.unwrap_or(HolidayCalendar::Nobody),
            ..Self::default()
        };
        for (name, slot) in WEEKDAYS.iter().zip(&mut calendar.week) {
            if let Some(set) = hours.hours.get(*name).and_then(Hours::from_value) {
                *slot = set;
            }
        }
        for (name, value) in &hours.days {
            let Ok(day) = name.parse::<Day>() else {
                continue;
            };
            let set = match value.as_text() {
                Some("off") => Some(Hours::OFF),
                Some("work") => Some(calendar.make_up_hours(day).clone()),
                _ => Hours::from_value(value),
            };
            if let Some(set) = set {
                calendar.days.insert(day, set);
            }
        }
        calendar
    }

    /// The hours worked on a day.
    pub fn hours(&self, day: Day) -> &Hours {
        if let Some(set) = self.days.get(&day) {
            return set;
        }
        match self.holidays {
            HolidayCalendar::China => match china::special(day) {
                Some(china::Special::Off) => &CLOSED,
                Some(china::Special::MakeUp) => self.make_up_hours(day),
                None => self.weekday_hours(day),
            },
            HolidayCalendar::Nobody => self.weekday_hours(day),
        }
    }

    /// Whether anything is worked on a day.
    pub fn is_working_day(&self, day: Day) -> bool {
        !self.hours(day).spans().is_empty()
    }

    fn weekday_hours(&self, day: Day) -> &Hours {
        self.week.get(weekday(day)).unwrap_or(&CLOSED)
    }

    /// A weekend that makes up for a holiday is worked like a Monday, unless the shop has hours on it anyway.
    fn make_up_hours(&self, day: Day) -> &Hours {
        let own = self.weekday_hours(day);
        if own.spans().is_empty() {
            self.week.first().unwrap_or(&CLOSED)
        } else {
            own
        }
    }
}

/// 0 for Monday. 1970-01-01 was a Thursday.
fn weekday(day: Day) -> usize {
    usize::try_from((i64::from(day.0) + 3).rem_euclid(7)).unwrap_or(0)
}
