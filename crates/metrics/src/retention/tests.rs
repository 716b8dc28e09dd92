use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, columns, day, expected, number};
use crate::purchases::{PurchaseColumns, PurchasesByDay, customer_totals};

/// Computed with pandas from the raw purchases.
#[track_caller]
fn check_repeats(file: &str, key: &str, end: &str) {
    let data = columns(file);
    let purchases = PurchasesByDay::from_columns(data.view());
    let totals = customer_totals(&purchases);
    let all = expected();
    let figures = &all["repeat"][key];
    let rate = repeat_rate(&totals, Confidence::P95).unwrap();
    close(rate.value, number(&figures["repeat_customer_rate"]), 1e-15);
    assert_eq!(Some(rate.n), figures["customers"].as_u64());
    for days in [30, 60, 90, 180] {
        let within = repeat_within(&purchases, days, day(end));
        let wanted = &figures[&format!("repeat_within_{days}d_of_first")];
        assert_eq!(
            Some(within.eligible),
            wanted["eligible"].as_u64(),
            "{days} days"
        );
        assert_eq!(
            Some(within.repeated),
            wanted["repeated"].as_u64(),
            "{days} days"
        );
    }
}

#[test]
fn cdnow_repeat_rates() {
    check_repeats(
        "cdnow_sample_transactions.csv",
        "cdnow_sample",
        "1998-06-30",
    );
}

#[test]
fn simulated_repeat_rates() {
    let data = columns("lifetimes_example_transactions.csv");
    let end = *data.day.iter().max().unwrap();
    assert_eq!(end, day("2014-12-31"));
    check_repeats(
        "lifetimes_example_transactions.csv",
        "example",
        "2014-12-31",
    );
}

/// First half of 1997 to the second.
#[test]
fn cdnow_period_retention() {
    let data = columns("cdnow_sample_transactions.csv");
    let purchases = PurchasesByDay::from_columns(data.view());
    let half = |first: &str, last: &str| DayRange {
        first: day(first),
        last: day(last),
    };
    let found = period_retention(
        &purchases,
        half("1997-01-01", "1997-06-30"),
        half("1997-07-01", "1997-12-31"),
    );
    assert_eq!((found.start, found.end, found.retained), (2357, 619, 619));
    assert_eq!(found.new_or_returning(), 0);
    let rate = found.retention(Confidence::P95).unwrap();
    close(rate.value, 0.262_621_977_089_520_56, 1e-15);
}

#[test]
fn cohort_rates_carry_their_variant() {
    let data = columns("cdnow_sample_transactions.csv");
    let window = CohortWindow {
        data_end_day: day("1998-06-30"),
        months: 18,
    };
    let grid = monthly_cohorts(&PurchasesByDay::from_columns(data.view()), window).unwrap();
    let rate = |variant, k| grid.rows[0].retention(variant, k, Confidence::P95);
    close(
        rate(RetentionVariant::ClassicMonth, 1).unwrap().value,
        124.0 / 781.0,
        1e-15,
    );
    close(
        rate(RetentionVariant::Rolling, 1).unwrap().value,
        355.0 / 781.0,
        1e-15,
    );
    assert_eq!(rate(RetentionVariant::Period, 1), None);
    assert_eq!(rate(RetentionVariant::ClassicMonth, 18), None);
}

#[test]
fn nobody_bought() {
    let columns = PurchaseColumns::new(3, &[], &[], &[]).unwrap();
    let purchases = PurchasesByDay::from_columns(columns);
    let totals = customer_totals(&purchases);
    assert!(repeat_rate(&totals, Confidence::P95).is_err());
    assert!(
        repeat_within(&purchases, 90, 100)
            .rate(Confidence::P95)
            .is_err()
    );
    assert!(average_sales(&totals, Confidence::P95).is_err());
    let range = DayRange { first: 0, last: 9 };
    assert!(
        period_retention(&purchases, range, range)
            .retention(Confidence::P95)
            .is_err()
    );
}

#[test]
fn average_range_counts_a_product_once() {
    let lines = LineColumns::new(&[7, 7, 7, 2, 2], &[1, 1, 4, 1, 1]).unwrap();
    let range = average_range(lines, Confidence::P95).unwrap();
    assert_eq!((range.value, range.n), (1.5, 2));
    assert!(LineColumns::new(&[1], &[]).is_none());
}

#[test]
fn average_sales_of_the_rfm_orders() {
    let data = columns("rfm_orders.csv");
    let totals = customer_totals(&PurchasesByDay::from_columns(data.view()));
    let sales = average_sales(&totals, Confidence::P95).unwrap();
    let sum: i64 = data.amount_minor.iter().sum();
    close(sales.value, sum as f64 / 995.0, 1e-14);
    assert!(sales.low < sales.value && sales.value < sales.high);
}

proptest! {
    #[test]
    fn longer_windows_find_no_fewer_repeats(rows in prop::collection::vec((0_u32..9, 0_i32..200), 1..80)) {
        let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let days: Vec<i32> = rows.iter().map(|row| row.1).collect();
        let amounts = vec![100; rows.len()];
        let columns = PurchaseColumns::new(9, &customer, &days, &amounts).unwrap();
        let purchases = PurchasesByDay::from_columns(columns);
        // Everyone is observed long enough, so only the window differs.
        let counts: Vec<_> = [10, 50, 500].map(|within| repeat_within(&purchases, within, 10_000)).to_vec();
        prop_assert!(counts.is_sorted_by_key(|count| count.repeated));
        prop_assert_eq!(counts[2].repeated, customer_totals(&purchases).iter().filter(|l| l.purchase_days > 1).count() as u64);
    }
}
