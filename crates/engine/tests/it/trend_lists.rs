//! What complaints are about, over random histories, counted anew from the lists behind it.

use crate::desk::NOON;
use crate::doings::sell;
use crate::town::Town;
use api::{
    ComplaintFigures, ComplaintFilter, Direction, Measured, Only, PurchaseList, SubjectTrend,
    SubjectTrends, SubjectTrendsView, TrendBreakdown, TrendChange, TrendRow, TrendSpan,
    TrendSubject, TrendUnit, Window,
};
use domain::record::{ComplaintKind, CustomerClass, ProductId, PurchaseLine};
use domain::{Day, Quantity};
use std::collections::BTreeMap;

/// A town where things are also sold, with products on one line, on two, and written by hand.
fn trading_town(seed: u64) -> Town {
    let town = Town::new(seed);
    let today = NOON.now.day(480);
    for at in 0..90 {
        let customer = town.customers[usize::try_from(at % 4).unwrap()];
        let line = |product: Option<ProductId>| PurchaseLine {
            product,
            name: "某物".to_owned(),
            quantity: Quantity(1_000),
            ..PurchaseLine::default()
        };
        let lines = match at % 5 {
            0 => vec![line(Some(town.products[0])), line(Some(town.products[0]))],
            1 => vec![line(Some(town.products[0])), line(Some(town.products[1]))],
            2 => vec![line(Some(town.products[1])), line(None)],
            3 => vec![line(None)],
            _ => Vec::new(),
        };
        let _sold = sell(&town.desk, customer, today.0 - at * 6, lines);
    }
    town
}

fn about(subject: &TrendSubject, span: Option<TrendSpan>) -> ComplaintFilter {
    let mut filter = ComplaintFilter {
        only: vec![Only::Counted],
        from: span.map(|span| span.first),
        to: span.map(|span| span.last),
        ..ComplaintFilter::default()
    };
    match subject.clone() {
        TrendSubject::All => {}
        TrendSubject::Kind(kind) => filter.kinds = vec![kind],
        TrendSubject::Product(id) => filter.product = Some(id),
        TrendSubject::Department(name) => filter.department = name,
        TrendSubject::Person(id) => filter.about = Some(id),
        TrendSubject::Carrier(name) => filter.carrier = name,
        TrendSubject::Class(class) => filter.class = Some(class),
    }
    filter
}

/// Purchases that belong to a subject, from the lists of purchases.
fn bought(town: &Town, subject: &TrendSubject, span: TrendSpan) -> Option<u64> {
    let listed = |product, customer| {
        let found = town.ask(PurchaseList {
            customer,
            product,
            from: Some(span.first),
            to: Some(span.last),
            window: Window {
                offset: 0,
                limit: 1,
            },
            ..PurchaseList::default()
        });
        u64::from(found.total)
    };
    match subject {
        TrendSubject::All | TrendSubject::Kind(_) => Some(listed(None, None)),
        TrendSubject::Product(id) => Some(listed(Some(*id), None)),
        TrendSubject::Class(class) => Some(
            town.customers
                .iter()
                .filter(|id| {
                    let page = town.ask(api::CustomerPage { id: **id });
                    page.customer.class == Some(*class)
                })
                .map(|id| listed(None, Some(*id)))
                .sum(),
        ),
        _ => None,
    }
}

fn tables(view: &SubjectTrendsView) -> [&TrendBreakdown; 6] {
    [
        &view.kinds,
        &view.products,
        &view.departments,
        &view.people,
        &view.carriers,
        &view.classes,
    ]
}

#[test]
fn each_row_counts_what_its_lists_show() {
    for seed in 40..44 {
        let town = trading_town(seed);
        let today = NOON.now.day(480);
        for (from, unit) in [
            (None, TrendUnit::Month),
            (Some(today.plus(-200)), TrendUnit::Month),
            (Some(today.plus(-90)), TrendUnit::Week),
        ] {
            let view = town.ask(SubjectTrends { from, to: None });
            assert_eq!(view.unit, unit);
            agree(&town, &view, from);
        }
    }
}

fn agree(town: &Town, view: &SubjectTrendsView, from: Option<Day>) {
    let (first, last) = (view.spans[0].first, view.spans[view.spans.len() - 1].last);
    for (one, next) in view.spans.iter().zip(view.spans.iter().skip(1)) {
        assert_eq!(one.last.plus(1), next.first);
    }
    assert_eq!(view.whole.len(), view.spans.len());
    let figures = town.ask(ComplaintFigures {
        from,
        to: None,
        reporting_permille: 500,
        asked: 0,
        complained: 0,
    });
    assert_eq!(view.all.count, figures.total);
    let window = TrendSpan { first, last };
    row_agrees(town, view, &view.all, window, 1);
    let mut rates = 0;
    for table in tables(view) {
        let judged = table.rows.iter().filter(|row| row.change.is_some());
        let judged = judged.count();
        for row in &table.rows {
            row_agrees(town, view, row, window, judged);
            rates += u32::from(matches!(row.rate, Some(Measured::Value { .. })));
        }
        assert_eq!(table.left_out, 0);
    }
    assert!(rates > 0);
    assert_eq!(view.kinds.rows.len(), ComplaintKind::ALL.len());
    assert_eq!(view.classes.rows.len(), CustomerClass::ALL.len());
    let of_kinds: u32 = view.kinds.rows.iter().map(|row| row.count).sum();
    assert_eq!(of_kinds, figures.total, "each has a kind here");
}

fn row_agrees(
    town: &Town,
    view: &SubjectTrendsView,
    row: &TrendRow,
    window: TrendSpan,
    judged: usize,
) {
    let listed = |span| town.count(about(&row.subject, Some(span)));
    assert_eq!(row.count, listed(window), "{:?}", row.subject);
    let series: Vec<u32> = view.spans.iter().map(|span| listed(*span)).collect();
    assert_eq!(row.series, series, "{:?}", row.subject);
    let purchases = bought(town, &row.subject, window);
    assert_eq!(row.rate.is_some(), purchases.is_some());
    if let Some((rate, purchases)) = row.rate.zip(purchases) {
        rate_agrees(rate, row.count, purchases);
    }
    let Some((lately, before)) = view.compared else {
        assert_eq!(row.change, None);
        return;
    };
    let counts = (listed(lately), listed(before));
    let Some(change) = row.change else {
        assert_eq!(counts, (0, 0));
        return;
    };
    assert_eq!((change.lately, change.before), counts);
    let purchases = bought(town, &row.subject, lately)
        .zip(bought(town, &row.subject, before))
        .filter(|(now, then)| {
            *now >= u64::from(counts.0.max(1)) && *then >= u64::from(counts.1.max(1))
        });
    assert_eq!(change.purchases, purchases);
    let exposure = purchases.map_or_else(
        || (f64::from(lately.days()), f64::from(before.days())),
        |(now, then)| (as_float(now), as_float(then)),
    );
    is_exact(&change, exposure, judged);
}

fn rate_agrees(rate: Measured, count: u32, purchases: u64) {
    let (Measured::Value { n, .. } | Measured::NotEnough { n, .. }) = rate;
    assert_eq!(n, purchases);
    match rate {
        Measured::Value {
            value, interval, ..
        } => {
            let expected = f64::from(count) / as_float(purchases) * 1_000.0;
            assert!((value - expected).abs() < 1e-9);
            assert!(interval.is_some_and(|(low, high)| low <= value && value <= high));
        }
        Measured::NotEnough { .. } => assert!(purchases < u64::from(count.max(1))),
    }
}

/// At its limits, what was seen is just not too rare: the binomial chances are summed up one by one.
fn is_exact(change: &TrendChange, (now, then): (f64, f64), judged: usize) {
    let alpha = 0.05 / f64::from(u32::try_from(judged).unwrap());
    assert!((change.confidence - (1.0 - alpha)).abs() < 1e-12);
    let (hits, n) = (change.lately, change.lately + change.before);
    let chance = |ratio: f64, hits: &dyn Fn(u32) -> bool| -> f64 {
        let share = ratio * now / (ratio * now + then);
        (0..=n)
            .filter(|count| hits(*count))
            .map(|count| {
                let ways: f64 = (0..count)
                    .map(|at| f64::from(n - at) / f64::from(count - at))
                    .product();
                ways * share.powi(i32::try_from(count).unwrap())
                    * (1.0 - share).powi(i32::try_from(n - count).unwrap())
            })
            .sum()
    };
    if hits == 0 {
        assert!(change.low.abs() < 1e-12);
    } else {
        let seen = chance(change.low, &|count| count >= hits);
        assert!((seen - alpha / 2.0).abs() < 1e-6, "{change:?}");
    }
    match change.high {
        None => assert_eq!(change.before, 0),
        Some(high) => {
            let seen = chance(high, &|count| count <= hits);
            assert!((seen - alpha / 2.0).abs() < 1e-6, "{change:?}");
        }
    }
    let expected = match (change.low > 1.0, change.high.is_some_and(|high| high < 1.0)) {
        (true, _) => Direction::More,
        (_, true) => Direction::Fewer,
        _ => Direction::Unclear,
    };
    assert_eq!(change.direction, expected);
    match change.ratio {
        None => assert_eq!(change.before, 0),
        Some(ratio) => {
            let expected = (f64::from(change.lately) / now) / (f64::from(change.before) / then);
            assert!((ratio - expected).abs() < 1e-9);
        }
    }
}

#[test]
fn each_period_of_a_course_opens_its_complaints() {
    let town = trading_town(51);
    let today = NOON.now.day(480);
    for from in [None, Some(today.plus(-90)), Some(today.plus(-365))] {
        let view = town.ask(SubjectTrends { from, to: None });
        let rows = tables(&view).into_iter().flat_map(|table| &table.rows);
        for row in rows.chain([&view.all]) {
            let course = town.ask(SubjectTrend {
                subject: row.subject.clone(),
                from,
                to: None,
            });
            assert_eq!(course.unit, TrendUnit::Month);
            assert!(course.points.len() >= 12 && course.widening >= 1.0);
            let first = course.points[0].span.first;
            assert!(from.is_none_or(|from| first <= from.max(view.spans[0].first)));
            let mut last = None;
            for point in &course.points {
                assert!(last.is_none_or(|last: Day| last.plus(1) == point.span.first));
                last = Some(point.span.last);
                assert_eq!(
                    point.count,
                    town.count(about(&row.subject, Some(point.span)))
                );
                assert_eq!(point.purchases, bought(&town, &row.subject, point.span));
                let value = match point.purchases.filter(|_| course.is_rate) {
                    Some(purchases) => f64::from(point.count) / as_float(purchases) * 1_000.0,
                    None => f64::from(point.count),
                };
                assert!((point.value - value).abs() < 1e-9);
                let is_out = point.value < point.low - 1e-9 || point.value > point.high + 1e-9;
                assert_eq!(point.is_out, is_out);
            }
            assert_eq!(last, view.spans.last().map(|span| span.last));
        }
    }
}

/// The month of the flood stands out, and no month before it.
#[test]
fn a_flood_is_told() {
    let mut town = Town::new(60);
    let today = NOON.now.day(480);
    town.moment.now = NOON.now;
    for at in 0..60 {
        let customer = town.customers[at % 4];
        town.complain(customer);
    }
    let after = town.ask(SubjectTrends {
        from: Some(today.plus(-90)),
        to: None,
    });
    let change = after.all.change.unwrap();
    assert_eq!(change.direction, Direction::More);
    assert!(change.ratio.unwrap() > 2.0 && change.low > 1.0);
    let course = town.ask(SubjectTrend {
        subject: TrendSubject::All,
        from: None,
        to: None,
    });
    let out: Vec<bool> = course.points.iter().map(|point| point.is_out).collect();
    assert!(out.last().is_some_and(|is_out| *is_out));
    assert_eq!(out.iter().filter(|is_out| **is_out).count(), 1);
}

#[test]
fn nothing_recorded_is_no_trend() {
    let town = Town::new(61);
    let long_ago = Day(10_000);
    let view = town.ask(SubjectTrends {
        from: Some(long_ago),
        to: Some(long_ago.plus(30)),
    });
    assert_eq!(view, SubjectTrendsView::default());
    // From before the first complaint on: there is no window before it.
    let view = town.ask(SubjectTrends {
        from: Some(long_ago),
        to: None,
    });
    assert_eq!(view.compared, None);
    assert!(view.all.count > 0 && view.all.change.is_none());
    let names: BTreeMap<&TrendSubject, &str> = view
        .products
        .rows
        .iter()
        .map(|row| (&row.subject, row.name.as_str()))
        .collect();
    assert!(!names.is_empty() && names.values().all(|name| !name.is_empty()));
}

#[allow(clippy::cast_precision_loss, reason = "some dozens of purchases")]
fn as_float(count: u64) -> f64 {
    count as f64
}
