use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::purchases::{PurchaseColumns, PurchasesByDay, customer_totals};
use crate::retention::{CohortWindow, average_sales, monthly_cohorts, repeat_rate};
use crate::rfm::{Frequency, RfmRule, rfm};
use crate::rhythm::PurchaseGaps;

use super::ordered::OrderedColumn;

const CUSTOMERS: u32 = 7;
const END: i32 = 700;

type Row = (u32, i32, i64);

#[track_caller]
fn check(live: &LivePurchases, rows: &[Row]) {
    let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let day: Vec<i32> = rows.iter().map(|row| row.1).collect();
    let amount: Vec<i64> = rows.iter().map(|row| row.2).collect();
    let columns = PurchaseColumns::new(CUSTOMERS as usize, &customer, &day, &amount).unwrap();
    let purchases = PurchasesByDay::from_columns(columns);
    let totals = customer_totals(&purchases);
    assert_eq!(live.all_totals(), totals);
    assert_eq!(live.amount_minor(), amount.iter().sum::<i64>());
    assert_eq!(
        live.repeat_rate(Confidence::P95),
        repeat_rate(&totals, Confidence::P95)
    );
    let window = CohortWindow {
        data_end_day: END,
        months: 24,
    };
    assert_eq!(live.cohorts(END, 24), monthly_cohorts(&purchases, window));
    let scores = rfm(&totals, END, Frequency::PurchaseDays, RfmRule::B).map(|rfm| rfm.scores);
    let live_scores = live.rfm_cuts(END).map(|cuts| {
        totals
            .iter()
            .map(|line| cuts.score(line))
            .collect::<Vec<_>>()
    });
    assert_eq!(live_scores, scores);
    let gaps = PurchaseGaps::of(&purchases, &totals);
    for customer in 0..CUSTOMERS {
        assert_eq!(live.gaps(customer), gaps.of_customer(customer as usize));
    }
    assert_eq!(
        *live,
        LivePurchases::of(&purchases),
        "no trace of what was taken back"
    );
}

fn any_row() -> impl Strategy<Value = Row> {
    (0..CUSTOMERS, 0..END, -20_i64..200)
}

fn empty() -> LivePurchases {
    let columns = PurchaseColumns::new(CUSTOMERS as usize, &[], &[], &[]).unwrap();
    LivePurchases::of(&PurchasesByDay::from_columns(columns))
}

proptest! {
    #[test]
    fn live_equals_a_recount_after_every_step(
        steps in prop::collection::vec((any::<bool>(), any_row(), any::<prop::sample::Index>()), 1..60)
    ) {
        let mut live = empty();
        let mut rows: Vec<Row> = Vec::new();
        for (is_removal, row, index) in steps {
            if is_removal && !rows.is_empty() {
                let (customer, day, amount) = rows.swap_remove(index.index(rows.len()));
                live.remove(customer, day, amount).unwrap();
            } else {
                live.add(row.0, row.1, row.2);
                rows.push(row);
            }
            check(&live, &rows);
        }
    }
}

/// A long stream from a fixed seed; checked in full every 20,000 steps and at its end.
#[test]
fn a_million_steps() {
    let mut live = empty();
    let mut rows: Vec<Row> = Vec::new();
    let mut state = 20_261_123_u64;
    let mut below = |bound: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    for step in 1..=1_000_000 {
        if rows.len() > 40 || (!rows.is_empty() && below(2) == 0) {
            let place = usize::try_from(below(rows.len() as u64)).unwrap();
            let (customer, day, amount) = rows.swap_remove(place);
            live.remove(customer, day, amount).unwrap();
        } else {
            let customer = u32::try_from(below(u64::from(CUSTOMERS))).unwrap();
            let day = i32::try_from(below(700)).unwrap();
            let amount = i64::try_from(below(300)).unwrap() - 30;
            live.add(customer, day, amount);
            rows.push((customer, day, amount));
        }
        if step % 20_000 == 0 {
            check(&live, &rows);
        }
    }
}

#[test]
fn what_is_not_there_cannot_be_taken_back() {
    let mut live = empty();
    live.add(2, 10, 500);
    let missing = live.remove(2, 11, 500).unwrap_err();
    assert_eq!(
        missing,
        NotRecorded {
            customer: 2,
            day: 11
        }
    );
    assert!(live.remove(99, 10, 500).is_err());
    live.add(40, 12, 100);
    assert_eq!((live.totals(40).purchases, live.buyers()), (1, 2));
    assert!(average_sales(&live.all_totals(), Confidence::P95).is_ok());
}

proptest! {
    /// Enough values to split and empty blocks.
    #[test]
    fn an_ordered_column_is_a_sorted_list(
        start in prop::collection::vec(0_i64..50, 0..3000), steps in prop::collection::vec((any::<bool>(), 0_i64..60), 0..400),
    ) {
        let mut column = OrderedColumn::of(start.clone());
        let mut list = start;
        list.sort_unstable();
        for (is_removal, value) in steps {
            let place = list.partition_point(|&other| other < value);
            if is_removal {
                column.remove(value);
                if list.get(place) == Some(&value) {
                    list.remove(place);
                }
            } else {
                column.insert(value);
                list.insert(place, value);
            }
        }
        prop_assert_eq!(column.len(), list.len());
        let found: Vec<_> = (0..list.len()).filter_map(|rank| column.at(rank)).collect();
        prop_assert_eq!(&found, &list);
        prop_assert_eq!(column, OrderedColumn::of(list));
    }
}
