//! The time now. Nothing else in the page asks the browser for it, so a test can pin it by replacing `Date`.

use crate::i18n::format;
use domain::working_time::{OffsetChange, Zone};
use domain::{Day, Instant};
use js_sys::{Date, Function, Object, Reflect};
use wasm_bindgen::JsCast;

/// This moment.
pub fn now() -> Instant {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "milliseconds of the browser's calendar fit 54 bits"
    )]
    Instant(Date::now() as i64)
}

/// The calendar day it is in the shop.
pub fn today() -> Day {
    day_in_shop(now())
}

/// The calendar day at a moment in the shop.
pub fn day_in_shop(instant: Instant) -> Day {
    day_in(instant, format::time_zone().as_deref())
        .or_else(|| day_in(instant, None))
        .unwrap_or_else(|| instant.day(0))
}

/// How far the shop's clock is ahead of UTC at a moment.
pub fn offset_minutes(instant: Instant) -> i32 {
    offset_in(instant, format::time_zone().as_deref())
        .or_else(|| offset_in(instant, None))
        .unwrap_or_default()
}

/// The shop's time zone for some years around a moment: its offset, and when it changes.
pub fn zone(around: Instant) -> Zone {
    const STEP: i64 = 14 * Instant::DAY;
    const STEPS: i64 = 78;
    let mut at = Instant(around.0 - STEPS * STEP);
    let first = offset_minutes(at);
    let mut offset = first;
    let mut changes = Vec::new();
    for _ in 0..2 * STEPS {
        let next = Instant(at.0 + STEP);
        let there = offset_minutes(next);
        if there != offset {
            changes.push(OffsetChange {
                at: change_between(at, next, offset),
                offset_minutes: there,
            });
            offset = there;
        }
        at = next;
    }
    Zone::new(first, changes)
}

/// The minute at which the clocks stop being `before` ahead.
fn change_between(from: Instant, until: Instant, before: i32) -> Instant {
    let (mut low, mut high) = (from.0 / Instant::MINUTE, until.0 / Instant::MINUTE);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if offset_minutes(Instant(middle * Instant::MINUTE)) == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    Instant(high * Instant::MINUTE)
}

fn offset_in(instant: Instant, zone: Option<&str>) -> Option<i32> {
    let local = written(instant, "toLocaleString", zone)?;
    let (day, time) = local.split_once(' ')?;
    let day: Day = day.parse().ok()?;
    let mut parts = time.split(':').map(str::parse::<i64>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let local_minutes = i64::from(day.0) * 1_440 + hour * 60 + minute;
    i32::try_from(local_minutes - instant.0.div_euclid(Instant::MINUTE)).ok()
}

fn day_in(instant: Instant, zone: Option<&str>) -> Option<Day> {
    written(instant, "toLocaleDateString", zone)?.parse().ok()
}

/// By reflection, because an unknown zone throws. Swedish writes time as ISO 8601 does.
fn written(instant: Instant, method: &str, zone: Option<&str>) -> Option<String> {
    let options = Object::new();
    if let Some(zone) = zone {
        Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "the browser counts time in doubles; its whole calendar fits"
    )]
    let date = Date::new(&(instant.0 as f64).into());
    let write: Function = Reflect::get(&date, &method.into()).ok()?.dyn_into().ok()?;
    write
        .call2(&date, &"sv-SE".into(), &options)
        .ok()?
        .as_string()
}
