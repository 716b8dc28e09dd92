use super::spans::Reach;
use api::{TrendSpan, TrendUnit};
use domain::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn span(first: &str, last: &str) -> TrendSpan {
    TrendSpan {
        first: day(first),
        last: day(last),
    }
}

/// Complaints from `since` on, looked at on 24 November 2026.
fn reach(from: Option<&str>, since: &str) -> Reach {
    let days = [day(since), day("2026-11-20")].into_iter();
    Reach::of((from.map(day), None), days, day("2026-11-24")).unwrap()
}

#[test]
fn ninety_days_are_thirteen_weeks() {
    let reach = reach(Some("2026-08-26"), "2024-02-10");
    let (unit, spans) = reach.spans();
    assert_eq!(unit, TrendUnit::Week);
    assert_eq!(spans.len(), 13);
    assert!(spans.iter().all(|(span, whole)| *whole && span.days() == 7));
    assert_eq!(spans.first().unwrap().0.first, day("2026-08-26"));
    assert_eq!(spans.last().unwrap().0.last, day("2026-11-24"));
    let compared = reach.compared().unwrap();
    assert_eq!(compared.0, span("2026-08-26", "2026-11-24"));
    assert_eq!(compared.1, span("2026-05-27", "2026-08-25"));
}

#[test]
fn a_year_is_told_in_months_cut_off_at_both_ends() {
    let reach = reach(Some("2025-11-24"), "2024-02-10");
    let (unit, spans) = reach.spans();
    assert_eq!((unit, spans.len()), (TrendUnit::Month, 13));
    assert_eq!(spans[0], (span("2025-11-24", "2025-11-30"), false));
    assert_eq!(spans[3], (span("2026-02-01", "2026-02-28"), true));
    assert_eq!(spans[12], (span("2026-11-01", "2026-11-24"), false));
    // Large, it begins with whole months, two years back.
    let (unit, course) = reach.course();
    assert_eq!((unit, course.len()), (TrendUnit::Month, 24));
    assert_eq!(course[0], (span("2024-12-01", "2024-12-31"), true));
}

#[test]
fn what_is_long_is_told_in_quarters() {
    let (unit, spans) = reach(None, "2021-02-10").spans();
    assert_eq!((unit, spans.len()), (TrendUnit::Quarter, 24));
    assert_eq!(spans[0], (span("2021-02-10", "2021-03-31"), false));
    assert_eq!(spans[1], (span("2021-04-01", "2021-06-30"), true));
    assert_eq!(spans[23], (span("2026-10-01", "2026-11-24"), false));
    let (unit, course) = reach(None, "2021-02-10").course();
    assert_eq!(unit, TrendUnit::Quarter);
    assert_eq!(course, spans);
    let (unit, spans) = reach(None, "2023-12-31").spans();
    assert_eq!((unit, spans.len()), (TrendUnit::Month, 36));
}

#[test]
fn only_what_was_recorded_is_compared() {
    // Half a year in all: its halves.
    let (lately, before) = reach(None, "2026-05-25").compared().unwrap();
    assert_eq!(lately, span("2026-08-25", "2026-11-24"));
    assert_eq!(before, span("2026-05-25", "2026-08-24"));
    // Three years: the last one and the one before.
    let (lately, before) = reach(None, "2023-11-25").compared().unwrap();
    assert_eq!(lately, span("2025-11-25", "2026-11-24"));
    assert_eq!(before, span("2024-11-25", "2025-11-24"));
    assert_eq!(reach(None, "2026-11-01").compared(), None);
    // The window before was recorded in part: that part, unless it is less than a third.
    let (_, before) = reach(Some("2026-08-26"), "2026-07-20").compared().unwrap();
    assert_eq!(before, span("2026-07-20", "2026-08-25"));
    assert_eq!(reach(Some("2026-08-26"), "2026-08-01").compared(), None);
    assert_eq!(reach(Some("2026-08-26"), "2026-09-01").compared(), None);
}

#[test]
fn nothing_recorded_reaches_nowhere() {
    let today = day("2026-11-24");
    assert_eq!(Reach::of((None, None), std::iter::empty(), today), None);
    let days = std::iter::once(today);
    let past = (Some(day("2026-01-01")), Some(day("2026-01-31")));
    assert_eq!(Reach::of(past, days, today), None);
}
