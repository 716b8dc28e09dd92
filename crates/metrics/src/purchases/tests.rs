use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::fixtures::columns;

/// The definition, without any cleverness.
fn recount(customers: usize, rows: &[(u32, i32, i64)]) -> Vec<CustomerTotals> {
    let mut totals = vec![CustomerTotals::default(); customers];
    let mut days: BTreeMap<u32, BTreeSet<i32>> = BTreeMap::new();
    for &(customer, day, amount) in rows {
        let line = &mut totals[customer as usize];
        line.amount_minor += amount;
        if amount >= 0 {
            line.purchases += 1;
            days.entry(customer).or_default().insert(day);
        }
    }
    for (customer, days) in days {
        let line = &mut totals[customer as usize];
        line.first_day = *days.first().unwrap();
        line.last_day = *days.last().unwrap();
        line.purchase_days = u32::try_from(days.len()).unwrap();
    }
    totals
}

fn totals_of(customers: usize, rows: &[(u32, i32, i64)]) -> Vec<CustomerTotals> {
    let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let day: Vec<i32> = rows.iter().map(|row| row.1).collect();
    let amount: Vec<i64> = rows.iter().map(|row| row.2).collect();
    let columns = PurchaseColumns::new(customers, &customer, &day, &amount).unwrap();
    customer_totals(&PurchasesByDay::from_columns(columns))
}

#[test]
fn columns_must_fit_together() {
    let lengths = PurchaseColumns::new(2, &[0, 1], &[5], &[1, 1]);
    assert_eq!(lengths.unwrap_err(), ColumnsError::LengthsDiffer);
    let range = PurchaseColumns::new(1, &[0, 1], &[5, 5], &[1, 1]);
    assert_eq!(
        range.unwrap_err(),
        ColumnsError::CustomerOutOfRange {
            index: 1,
            customers: 1
        }
    );
    assert!(totals_of(0, &[]).is_empty());
}

/// R rfm 0.3.0 on its own data: customer 1 has 205 days since the last of 6 orders worth 472.
#[test]
fn totals_of_the_rfm_orders() {
    let data = columns("rfm_orders.csv");
    let totals = customer_totals(&PurchasesByDay::from_columns(data.view()));
    let expected = crate::fixtures::expected();
    let as_of = crate::fixtures::day("2006-12-31");
    for row in expected["rfm"]["first10"].as_array().unwrap() {
        let figures = crate::fixtures::counts(row);
        let index = data
            .ids
            .binary_search(&u32::try_from(figures[0]).unwrap())
            .unwrap();
        let line = totals[index];
        assert_eq!(u64::from(as_of.abs_diff(line.last_day)), figures[1]);
        assert_eq!(u64::from(line.purchases), figures[2]);
        assert_eq!(line.amount_minor.unsigned_abs(), figures[3] * 100);
    }
}

#[test]
fn cdnow_purchase_days() {
    let data = columns("cdnow_sample_transactions.csv");
    let totals = customer_totals(&PurchasesByDay::from_columns(data.view()));
    let days: u32 = totals.iter().map(|line| line.purchase_days).sum();
    let rows: u32 = totals.iter().map(|line| line.purchases).sum();
    assert_eq!((totals.len(), days, rows), (2357, 6696, 6919));
}

fn any_rows() -> impl Strategy<Value = Vec<(u32, i32, i64)>> {
    let day = prop_oneof![9 => 0_i32..40, 1 => any::<i32>()];
    prop::collection::vec((0_u32..8, day, -50_i64..500), 0..80)
}

proptest! {
    #[test]
    fn totals_equal_the_definition(rows in any_rows()) {
        prop_assert_eq!(totals_of(8, &rows), recount(8, &rows));
    }

    #[test]
    fn order_of_rows_does_not_matter(mut rows in any_rows()) {
        let before = totals_of(8, &rows);
        rows.sort_unstable();
        prop_assert_eq!(totals_of(8, &rows), before);
    }
}
