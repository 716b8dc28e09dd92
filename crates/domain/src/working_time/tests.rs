use super::{Announced, Calendar, Hours, OffsetChange, WEEKDAYS, WorkingTime, Zone, announced};
use crate::record::{HolidayCalendar, WorkingHours};
use crate::{Day, Instant, Value};
use proptest::collection::vec;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// `2026-04-01 10:10`, as the clock shows it where it is so far ahead of UTC.
fn local(text: &str, offset_minutes: i32) -> Instant {
    let (date, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let minutes = hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap();
    let days = i64::from(day(date).0) * Instant::DAY;
    Instant(days + (minutes - i64::from(offset_minutes)) * Instant::MINUTE)
}

/// Europe/Berlin: forward on 2026-03-29 and back on 2026-10-25, each at 01:00 UTC.
fn berlin() -> Zone {
    let change = |date: &str, offset_minutes| OffsetChange {
        at: local(&format!("{date} 01:00"), 0),
        offset_minutes,
    };
    Zone::new(
        60,
        vec![
            change("2027-03-28", 120),
            change("2026-10-25", 60),
            change("2026-03-29", 120),
        ],
    )
}

/// Open on all days, at night too.
fn bar(spans: &[(u16, u16)]) -> Calendar {
    Calendar {
        week: core::array::from_fn(|_| Hours::new(spans).unwrap()),
        ..Calendar::default()
    }
}

#[test]
fn tickets_of_the_fixture_come_out_as_published() {
    let text = include_str!("../../../../tests/fixtures/metrics/sla_tickets_public.csv");
    let mut calendar = Calendar {
        week: core::array::from_fn(|day| {
            let hours = if day < 5 { &[(540, 1_080)][..] } else { &[] };
            Hours::new(hours).unwrap()
        }),
        ..Calendar::default()
    };
    for holiday in [
        "2026-01-01",
        "2026-01-02",
        "2026-01-07",
        "2026-02-23",
        "2026-03-09",
        "2026-05-01",
        "2026-05-11",
        "2026-06-12",
        "2026-11-04",
    ] {
        calendar.days.insert(day(holiday), Hours::OFF);
    }
    let zone = Zone::fixed(480);
    let time = WorkingTime {
        calendar: &calendar,
        zone: &zone,
    };
    let mut business = Vec::new();
    let mut passed = Vec::new();
    for line in text.lines().skip(1) {
        let cells = line.split(',').collect::<Vec<_>>();
        let [_, _, opened, closed] = cells.as_slice() else {
            panic!("{line}");
        };
        if closed.is_empty() {
            continue;
        }
        let (opened, closed) = (local(opened, 480), local(closed, 480));
        business.push(time.minutes(opened, closed));
        passed.push(closed.since(opened) / Instant::MINUTE);
    }
    assert_eq!(business.len(), 142);
    assert_eq!(business.iter().sum::<i64>(), 47_726);
    assert_eq!(
        business[..10],
        [470, 56, 2_160, 0, 0, 0, 0, 1_650, 1_080, 886]
    );
    assert_eq!(business.iter().filter(|minutes| **minutes == 0).count(), 66);
    assert_eq!(
        business.iter().filter(|minutes| **minutes <= 540).count(),
        117
    );
    assert_eq!(passed.iter().sum::<i64>(), 178_302);
    business.sort_unstable();
    assert_eq!(business[70] + business[71], 2 * 31, "the median");
    // The 90th percentile (type 7) lies at 126.9 of 141.
    let p90 = (business[126] + business[127] * 9) / 10;
    assert_eq!(p90, 1_080);
}

#[test]
fn lunch_weekends_and_holidays_are_not_worked() {
    let calendar = Calendar {
        holidays: HolidayCalendar::China,
        ..Calendar::default()
    };
    let zone = Zone::fixed(480);
    let time = WorkingTime {
        calendar: &calendar,
        zone: &zone,
    };
    let minutes = |from: &str, until: &str| time.minutes(local(from, 480), local(until, 480));
    assert_eq!(minutes("2026-11-23 11:30", "2026-11-23 13:30"), 60);
    assert_eq!(minutes("2026-11-20 17:00", "2026-11-23 10:00"), 120);
    assert_eq!(minutes("2026-11-23 18:00", "2026-11-24 09:00"), 0);
    assert_eq!(minutes("2026-11-24 09:00", "2026-11-23 09:00"), 0);
    // National Day: seven days off, and the Saturday after is worked.
    assert_eq!(minutes("2026-10-01 00:00", "2026-10-08 00:00"), 0);
    assert_eq!(minutes("2026-10-08 00:00", "2026-10-12 00:00"), 3 * 480);
    // Spring Festival, with both weekends around it.
    assert_eq!(minutes("2026-02-14 00:00", "2026-03-01 00:00"), 6 * 480);
    let due = time.after(local("2026-09-30 17:00", 480), 120 * Instant::MINUTE);
    assert_eq!(due, Some(local("2026-10-08 10:00", 480)));
    // To the last minute of a day, not into the next.
    let due = time.after(local("2026-11-23 17:00", 480), 60 * Instant::MINUTE);
    assert_eq!(due, Some(local("2026-11-23 18:00", 480)));
}

/// The numbers of days off and worked in the announcements, and the weekdays they fall on.
#[test]
fn the_announced_years_add_up() {
    let calendar = Calendar {
        holidays: HolidayCalendar::China,
        ..Calendar::default()
    };
    for (year, days_off, make_up) in [(2025, 28, 5), (2026, 33, 6)] {
        let first = Day::from_ymd(year, 1, 1).unwrap();
        let days = (0..365).map(|later| first.plus(later));
        let special = days.filter_map(super::china::special).collect::<Vec<_>>();
        let off = special
            .iter()
            .filter(|special| **special == super::china::Special::Off);
        assert_eq!(off.count(), days_off, "{year}");
        assert_eq!(special.len() - days_off, make_up, "{year}");
        assert_eq!(announced(year), Announced::Fully);
        // 248 working days in 2025 and 2026: 365 less weekends, less 13 days of the law.
        let worked = (0..365).filter(|later| calendar.is_working_day(first.plus(*later)));
        assert_eq!(worked.count(), 248, "{year}");
    }
    assert_eq!(announced(2027), Announced::DaysOfTheLaw);
    assert_eq!(announced(2028), Announced::Unknown);
    assert!(calendar.is_working_day(day("2028-10-02")));
}

#[test]
fn the_shops_own_days_count_first() {
    let hours = WorkingHours {
        hours: [
            (
                "sat".to_owned(),
                Value::List([600, 900].map(Value::Int).into()),
            ),
            ("mon".to_owned(), Value::from("")),
            // Backwards: as by default.
            (
                "tue".to_owned(),
                Value::List([900, 600].map(Value::Int).into()),
            ),
        ]
        .into(),
        days: [
            ("2026-10-01".to_owned(), Value::from("work")),
            ("2026-10-10".to_owned(), Value::from("off")),
            ("2026-10-17".to_owned(), Value::from("work")),
            (
                "2026-10-16".to_owned(),
                Value::List([0, 1_440].map(Value::Int).into()),
            ),
            ("some day".to_owned(), Value::from("off")),
        ]
        .into(),
        calendar: Some(HolidayCalendar::China),
        ..WorkingHours::default()
    };
    let calendar = Calendar::of(&hours);
    let minutes = |text: &str| calendar.hours(day(text)).minutes();
    assert_eq!(minutes("2026-10-01"), 480);
    assert_eq!(minutes("2026-10-10"), 0);
    assert_eq!(minutes("2026-10-17"), 300);
    assert_eq!(minutes("2026-10-16"), 1_440);
    assert_eq!(minutes("2026-10-12"), 0);
    assert_eq!(minutes("2026-10-13"), 480);
    assert_eq!(WEEKDAYS.len(), calendar.week.len());
    for spans in [
        &[(0, 0)][..],
        &[(60, 30)],
        &[(0, 1_441)],
        &[(0, 60), (59, 90)],
    ] {
        assert_eq!(Hours::new(spans), None);
    }
    for hours in [Hours::OFF, Hours::new(&[(0, 60), (60, 90)]).unwrap()] {
        assert_eq!(Hours::from_value(&hours.to_value()), Some(hours));
    }
    for wrong in [Value::Null, Value::Int(1), Value::List(vec![Value::Int(1)])] {
        assert_eq!(Hours::from_value(&wrong), None);
    }
}

/// A bar open from midnight to five: an hour less in the night the clocks go forward, one more when they go back.
#[test]
fn nights_of_changed_clocks_are_as_long_as_they_are() {
    let (bar, zone) = (bar(&[(0, 300)]), berlin());
    let time = WorkingTime {
        calendar: &bar,
        zone: &zone,
    };
    let night = |date: &str, before, after| {
        let noon = |day: Day, offset| local(&format!("{day} 12:00"), offset);
        let date = day(date);
        time.minutes(noon(date.plus(-1), before), noon(date, after))
    };
    assert_eq!(night("2026-03-28", 60, 60), 300);
    assert_eq!(night("2026-03-29", 60, 120), 240);
    assert_eq!(night("2026-03-30", 120, 120), 300);
    assert_eq!(night("2026-10-25", 120, 60), 360);
    // Due four hours into the night of the gap: at five by the clock, not at four.
    let due = time.after(local("2026-03-28 23:00", 60), 240 * Instant::MINUTE);
    assert_eq!(due, Some(local("2026-03-29 05:00", 120)));
    // Office hours do not notice, only the moment of nine moves.
    let office = Calendar::default();
    let time = WorkingTime {
        calendar: &office,
        zone: &zone,
    };
    let due = time.after(local("2026-03-27 17:00", 60), 120 * Instant::MINUTE);
    assert_eq!(due, Some(local("2026-03-30 10:00", 120)));
}

#[test]
fn a_shop_that_never_works_has_nothing_due() {
    let never = bar(&[]);
    let zone = Zone::fixed(0);
    let time = WorkingTime {
        calendar: &never,
        zone: &zone,
    };
    assert_eq!(time.after(Instant(0), 1), None);
    assert_eq!(time.after(Instant(0), 0), Some(Instant(0)));
    assert_eq!(time.millis(Instant(i64::MIN), Instant(i64::MIN + 1)), 0);
}

/// Minute by minute, by what the clock on the wall shows.
fn by_the_minute(calendar: &Calendar, zone: &Zone, from: Instant, until: Instant) -> i64 {
    let mut at = from;
    let mut minutes = 0;
    while at < until {
        let offset = zone.offset_minutes(at);
        let shown = at.0 + i64::from(offset) * Instant::MINUTE;
        let minute = u16::try_from(shown.rem_euclid(Instant::DAY) / Instant::MINUTE).unwrap();
        let hours = calendar.hours(at.day(offset));
        minutes += i64::from(
            hours
                .spans()
                .iter()
                .any(|(from, until)| (*from..*until).contains(&minute)),
        );
        at = Instant(at.0 + Instant::MINUTE);
    }
    minutes
}

fn hours() -> impl Strategy<Value = Hours> {
    vec(0_u16..=1_440, 0..3).prop_map(|mut ends| {
        ends.sort_unstable();
        ends.dedup();
        let spans = ends.as_chunks::<2>().0.iter().map(|[a, b]| (*a, *b));
        Hours::new(&spans.collect::<Vec<_>>()).unwrap()
    })
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let week = [
        hours(),
        hours(),
        hours(),
        hours(),
        hours(),
        hours(),
        hours(),
    ];
    let days = vec((20_500_i32..20_560, hours()), 0..4);
    (week, days, any::<bool>()).prop_map(|(week, days, china)| Calendar {
        week,
        days: days
            .into_iter()
            .map(|(day, hours)| (Day(day), hours))
            .collect(),
        holidays: if china {
            HolidayCalendar::China
        } else {
            HolidayCalendar::Nobody
        },
    })
}

fn zones() -> impl Strategy<Value = Zone> {
    // Around the days that are asked about; changes of an hour, half an hour, a day (as on Samoa).
    let change = (20_500_i64 * 1_440..20_560 * 1_440, -720_i32..840);
    (-720_i32..840, vec(change, 0..3)).prop_map(|(first, changes)| {
        let changes = changes
            .into_iter()
            .map(|(minute, offset_minutes)| OffsetChange {
                at: Instant(minute * Instant::MINUTE),
                offset_minutes,
            });
        Zone::new(first, changes.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if std::env::var_os("SHUKE_LONG").is_some() { 20_000 } else { 150 })
    })]

    #[test]
    fn counts_as_a_clock_on_the_wall(
        calendar in calendars(),
        zone in zones(),
        from in 20_500_i64 * 1_440..20_555 * 1_440,
        length in 0_i64..8 * 1_440,
        split in 0.0_f64..1.0,
    ) {
        let time = WorkingTime { calendar: &calendar, zone: &zone };
        let at = |minute: i64| Instant(minute * Instant::MINUTE);
        let (start, end) = (at(from), at(from + length));
        let counted = time.minutes(start, end);
        prop_assert_eq!(counted, by_the_minute(&calendar, &zone, start, end));
        // In two parts it is the same.
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "some minute between")]
        let middle = at(from + (length as f64 * split) as i64);
        prop_assert_eq!(time.millis(start, middle) + time.millis(middle, end), time.millis(start, end));
        // What is added is what passes, and not a moment later.
        if counted > 0 {
            let due = time.after(start, counted * Instant::MINUTE).unwrap();
            prop_assert!(due <= end);
            prop_assert_eq!(time.minutes(start, due), counted);
            prop_assert_eq!(time.millis(start, Instant(due.0 - 1)), counted * Instant::MINUTE - 1);
        }
    }
}
