#![allow(
    clippy::cast_precision_loss,
    reason = "the browser counts time in doubles; its whole calendar fits"
)]

use super::intl::{self, Recipe};
use super::shop;
use crate::i18n::t;
use domain::{Day, Instant};
use js_sys::{Array, Date};
use wasm_bindgen::JsValue;

/// How much of a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayStyle {
    /// `11月20日`, `20 Nov`: where the year is plain from what is around.
    Short,
    /// `2026年11月20日`, `20 Nov 2026`
    Medium,
    /// `2026年11月20日星期五`, `Friday 20 November 2026`
    Full,
    /// `2026年11月`, `November 2026`
    Month,
    /// `11月23日星期一`, `Monday 23 November`
    Weekday,
}

/// How much of an instant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstantStyle {
    /// `09:12`
    Time,
    /// `11月20日 09:12`
    Short,
    /// `2026年11月20日 09:12`
    Medium,
}

/// A calendar day.
pub fn day(day: Day, style: DayStyle) -> String {
    let parts: &[_] = match style {
        DayStyle::Short => &[("month", "short"), ("day", "numeric")],
        DayStyle::Medium => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
        DayStyle::Full => &[
            ("year", "numeric"),
            ("month", "long"),
            ("day", "numeric"),
            ("weekday", "long"),
        ],
        DayStyle::Month => &[("year", "numeric"), ("month", "long")],
        DayStyle::Weekday => &[("month", "long"), ("day", "numeric"), ("weekday", "long")],
    };
    let midnight = i64::from(day.0).saturating_mul(Instant::DAY);
    moment(midnight, parts, Some("UTC".to_owned())).unwrap_or_else(|| day.to_string())
}

/// A moment, in the shop's time zone.
pub fn instant(instant: Instant, style: InstantStyle) -> String {
    let parts: &[_] = match style {
        InstantStyle::Time => &[
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ],
        InstantStyle::Short => &[
            ("month", "short"),
            ("day", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ],
        InstantStyle::Medium => &[
            ("year", "numeric"),
            ("month", "short"),
            ("day", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ],
    };
    // A zone the browser does not know is the device's own rather than nothing.
    moment(instant.0, parts, shop::time_zone())
        .or_else(|| moment(instant.0, parts, None))
        .unwrap_or_default()
}

/// `今天`, `3天前`, `上个月`, `in 2 days`: days up to four weeks, then months, then years.
pub fn relative_day(day: Day, today: Day) -> String {
    let days = day.since(today);
    let (amount, unit) = match days.unsigned_abs() {
        0..=28 => (f64::from(days), "day"),
        29..=364 => ((f64::from(days) / 30.44).round(), "month"),
        _ => ((f64::from(days) / 365.25).round(), "year"),
    };
    relative(amount, unit)
}

/// As [`relative_day`], from minutes on: `2分钟前`, `3小时前`.
pub fn relative_instant(instant: Instant, now: Instant) -> String {
    let millis = instant.since(now);
    match millis.unsigned_abs() {
        0..60_000 => t::ui::just_now().to_owned(),
        60_000..3_600_000 => relative((millis / Instant::MINUTE) as f64, "minute"),
        3_600_000..86_400_000 => relative((millis / Instant::HOUR) as f64, "hour"),
        _ => relative_day(Day(days(instant)), Day(days(now))),
    }
}

/// How long something takes or has left, in its two largest units: `2小时 10分钟`, `2 hrs 10 min`.
pub fn duration(minutes: u64) -> String {
    let (days, hours, minutes) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    let unit = |amount: u64, unit| {
        intl::format(Recipe::Unit { unit }, &(amount as f64).into())
            .unwrap_or_else(|| amount.to_string())
    };
    let parts = match (days, hours) {
        (0, 0) => vec![unit(minutes, "minute")],
        (0, _) if minutes == 0 => vec![unit(hours, "hour")],
        (0, _) => vec![unit(hours, "hour"), unit(minutes, "minute")],
        (_, 0) => vec![unit(days, "day")],
        _ => vec![unit(days, "day"), unit(hours, "hour")],
    };
    parts.join(" ")
}

/// `甲、乙和丙`, `a, b and c`
pub fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<T> = items.into_iter().collect();
    let array: Array = items
        .iter()
        .map(|item| JsValue::from_str(item.as_ref()))
        .collect();
    intl::format(Recipe::List, &array).unwrap_or_else(|| {
        items
            .iter()
            .map(AsRef::as_ref)
            .collect::<Vec<&str>>()
            .join(", ")
    })
}

fn days(instant: Instant) -> i32 {
    i32::try_from(instant.0.div_euclid(Instant::DAY)).unwrap_or_default()
}

fn relative(amount: f64, unit: &'static str) -> String {
    intl::format_two(Recipe::Relative, &amount.into(), &unit.into())
        .unwrap_or_else(|| format!("{amount} {unit}"))
}

fn moment(
    millis: i64,
    parts: &'static [(&'static str, &'static str)],
    zone: Option<String>,
) -> Option<String> {
    let date = Date::new(&(millis as f64).into());
    intl::format(Recipe::Moment { parts, zone }, &date)
}
