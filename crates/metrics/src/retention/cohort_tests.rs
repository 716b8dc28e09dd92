use proptest::prelude::*;

use super::*;
use crate::calendar::Month;
use crate::fixtures::{columns, counts, day, expected};
use crate::purchases::{PurchaseColumns, PurchasesByDay};

#[track_caller]
fn check(file: &str, key: &str, end: &str, months: u16) {
    let data = columns(file);
    let purchases = PurchasesByDay::from_columns(data.view());
    let window = CohortWindow {
        data_end_day: day(end),
        months,
    };
    let grid = monthly_cohorts(&purchases, window).unwrap();
    let all = expected();
    for (month, figures) in all["cohort"][key].as_object().unwrap() {
        let (year, number) = month.split_once('-').unwrap();
        let month = Month::new(year.parse().unwrap(), number.parse().unwrap()).unwrap();
        let row = grid.rows.iter().find(|row| row.month == month).unwrap();
        let as_u64 = |list: &[u32]| list.iter().copied().map(u64::from).collect::<Vec<_>>();
        assert_eq!(Some(u64::from(row.size)), figures["size"].as_u64());
        assert_eq!(as_u64(&row.active), counts(&figures["active_in_month_k"]));
        assert_eq!(
            as_u64(&row.active_or_later),
            counts(&figures["returned_in_or_after_month_k"])
        );
    }
}

/// Computed with pandas from the raw purchases.
#[test]
fn cdnow_cohorts() {
    check(
        "cdnow_sample_transactions.csv",
        "cdnow_sample",
        "1998-06-30",
        18,
    );
    check(
        "cdnow_sample_transactions.csv",
        "cdnow_sample",
        "1998-06-30",
        24,
    );
}

#[test]
fn simulated_cohorts() {
    check(
        "lifetimes_example_transactions.csv",
        "example",
        "2014-12-31",
        12,
    );
}

fn grid(rows: &[(u32, i32)], data_end_day: i32, months: u16) -> CohortGrid {
    let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let days: Vec<i32> = rows.iter().map(|row| row.1).collect();
    let amounts = vec![100; rows.len()];
    let columns = PurchaseColumns::new(9, &customer, &days, &amounts).unwrap();
    let window = CohortWindow {
        data_end_day,
        months,
    };
    monthly_cohorts(&PurchasesByDay::from_columns(columns), window).unwrap()
}

#[test]
fn cells_after_the_data_end_do_not_exist() {
    let found = grid(&[(0, 5), (0, 40), (1, 33), (1, 400)], 50, 2);
    assert_eq!(found.rows.len(), 2);
    assert_eq!(found.rows[0].active, [1, 1]);
    assert_eq!(
        found.rows[1].active,
        [1],
        "a purchase after the data end is not counted"
    );
    assert!(!found.is_last_month_complete);
    assert!(grid(&[(0, 5)], 58, 1).is_last_month_complete);
}

#[test]
fn older_customers_are_not_new_in_the_window() {
    let found = grid(&[(0, 5), (0, 400), (1, 400)], 410, 3);
    assert_eq!(found.rows.iter().map(|row| row.size).sum::<u32>(), 1);
}

#[test]
fn absurd_dates_cost_nothing() {
    let found = grid(&[(0, i32::MIN), (0, 5), (1, 6), (2, i32::MAX)], 30, 24);
    assert_eq!(found.rows[23].size, 1);
}

proptest! {
    #[test]
    fn rolling_is_never_below_classic_and_never_rises(rows in prop::collection::vec((0_u32..9, 0_i32..300), 1..80)) {
        for row in grid(&rows, 300, 10).rows {
            prop_assert!(row.active.iter().zip(&row.active_or_later).all(|(now, later)| now <= later));
            prop_assert!(row.active_or_later.is_sorted_by(|a, b| a >= b));
            prop_assert_eq!(row.active.first(), row.active_or_later.first());
        }
    }
}
