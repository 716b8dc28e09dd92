use proptest::prelude::*;

use super::*;
use crate::fixtures::{close, columns, day};
use crate::purchases::{PurchaseColumns, PurchasesByDay, customer_totals};

/// Purchases of 100.00 each.
fn judge(rows: &[(u32, i32)], as_of_day: i32, rule: SilenceRule) -> SilentCustomers {
    judge_amounts(rows, &vec![10_000; rows.len()], as_of_day, rule)
}

fn judge_amounts(
    rows: &[(u32, i32)],
    amounts: &[i64],
    as_of_day: i32,
    rule: SilenceRule,
) -> SilentCustomers {
    let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let days: Vec<i32> = rows.iter().map(|row| row.1).collect();
    let columns = PurchaseColumns::new(9, &customer, &days, amounts).unwrap();
    let purchases = PurchasesByDay::from_columns(columns);
    silent_customers(&purchases, &customer_totals(&purchases), as_of_day, rule)
}

fn visits(customer: u32, days: &[i32]) -> Vec<(u32, i32)> {
    days.iter().map(|&day| (customer, day)).collect()
}

fn one(days: &[i32], as_of_day: i32) -> Option<Silence> {
    let found = judge(&visits(0, days), as_of_day, SilenceRule::default()).found;
    found.first().map(|found| found.silence)
}

/// Gaps 20, 20, 30: twice the usual gap is 40 days, and 30 was the longest so far.
#[test]
fn a_regular_customer_falls_silent() {
    let days = [0, 20, 40, 70];
    assert_eq!(one(&days, 101), None, "31 days are below 80 % of 40");
    assert_eq!(one(&days, 102).unwrap().state, SilenceState::Near);
    assert_eq!(one(&days, 109).unwrap().state, SilenceState::Near);
    let found = one(&days, 110).unwrap();
    assert_eq!(found.state, SilenceState::Broken);
    assert_eq!((found.silent_days, found.limit_days), (40, 40));
    assert_eq!((found.gaps, found.gaps_as_long), (3, 0));
    close(found.usual_gap_days, 20.0, 1e-15);
    close(found.chance, 0.25, 1e-15);
    close(found.risk, 0.75, 1e-15);
    // 400.00 in four visits, three of them after the first, over 70 days.
    assert_eq!(found.yearly_worth_minor, 30_000 * 1461 / (4 * 70));
    assert_eq!(one(&days, 70 + 364).unwrap().state, SilenceState::Broken);
    assert_eq!(one(&days, 70 + 365).unwrap().state, SilenceState::LongGone);
}

/// Gaps 1, 1, 1, 90: three days of silence are nothing for someone who buys in bursts.
#[test]
fn bursts_are_not_broken_rhythms() {
    let days = [0, 1, 2, 3, 93];
    assert_eq!(one(&days, 93 + 60), None);
    let found = one(&days, 93 + 91).unwrap();
    assert_eq!((found.state, found.limit_days), (SilenceState::Broken, 91));
}

/// With twenty gaps one may have been longer: a holiday does not hide a regular for months.
#[test]
fn one_holiday_does_not_hide_a_regular() {
    let mut days: Vec<i32> = (0..20).map(|visit| visit * 7).collect();
    days.push(19 * 7 + 100);
    let found = one(&days, 233 + 14).unwrap();
    assert_eq!((found.state, found.limit_days), (SilenceState::Broken, 14));
    assert_eq!((found.gaps, found.gaps_as_long), (20, 1));
}

#[test]
fn three_visits_are_no_rhythm() {
    let found = judge(&visits(0, &[0, 10, 20]), 300, SilenceRule::default());
    assert_eq!(
        (found.regular, found.not_enough, found.found.len()),
        (0, 1, 0)
    );
    let none = judge(&[], 300, SilenceRule::default());
    assert_eq!((none.regular, none.not_enough), (0, 0));
    let line = customer_totals(&PurchasesByDay::from_columns(
        PurchaseColumns::new(1, &[0, 0], &[1, 5], &[1, 1]).unwrap(),
    ))[0];
    let missing = silence(&line, &[4], 90, SilenceRule::default()).unwrap_err();
    assert_eq!((missing.n, missing.need), (2, 4));
}

#[test]
fn more_at_stake_is_called_first() {
    let mut rows = visits(3, &[0, 10, 20, 30]);
    rows.extend(visits(5, &[0, 10, 20, 30]));
    rows.extend(visits(1, &[0, 10, 20, 30]));
    let amounts = [vec![500; 4], vec![900; 4], vec![500; 4]].concat();
    let found = judge_amounts(&rows, &amounts, 60, SilenceRule::default()).found;
    let order: Vec<u32> = found.iter().map(|found| found.customer).collect();
    assert_eq!(order, [5, 1, 3], "equal stakes by customer");
}

#[test]
fn cdnow_calls_are_plausible() {
    let data = columns("cdnow_sample_transactions.csv");
    let purchases = PurchasesByDay::from_columns(data.view());
    let totals = customer_totals(&purchases);
    let found = silent_customers(
        &purchases,
        &totals,
        day("1998-06-30"),
        SilenceRule::default(),
    );
    assert_eq!(found.regular + found.not_enough, 2357);
    let four: u64 = totals.iter().filter(|line| line.purchase_days >= 4).count() as u64;
    assert_eq!(found.regular, four);
    assert!(
        found
            .found
            .is_sorted_by(|a, b| a.silence.at_stake_minor() >= b.silence.at_stake_minor())
    );
}

fn any_rows() -> impl Strategy<Value = Vec<(u32, i32)>> {
    prop::collection::vec((0_u32..6, 0_i32..300), 1..90)
}

proptest! {
    #[test]
    fn silence_only_ever_gets_worse(rows in any_rows(), later in 0_i32..400) {
        let states = |as_of| judge(&rows, as_of, SilenceRule::default()).found;
        let after = states(300 + later);
        for before in states(300) {
            let now = after.iter().find(|found| found.customer == before.customer).unwrap();
            prop_assert!(now.silence.state >= before.silence.state);
            prop_assert!(now.silence.risk >= before.silence.risk && now.silence.chance <= before.silence.chance);
        }
    }

    #[test]
    fn rescaling_time_keeps_who_is_silent(rows in any_rows(), factor in 2_i32..9) {
        let rule = SilenceRule { near_percent: 100, ..SilenceRule::default() };
        let slow = SilenceRule { long_gone_days: rule.long_gone_days * factor.unsigned_abs(), ..rule };
        let scaled: Vec<_> = rows.iter().map(|&(customer, day)| (customer, day * factor)).collect();
        let broken = |found: SilentCustomers| {
            let mut list: Vec<_> = found.found.iter().map(|f| f.customer).collect();
            list.sort_unstable();
            list
        };
        prop_assert_eq!(broken(judge(&rows, 350, rule)), broken(judge(&scaled, 350 * factor, slow)));
    }

    #[test]
    fn order_of_rows_a_second_receipt_and_the_unit_of_money_change_nothing(mut rows in any_rows()) {
        let before = judge(&rows, 350, SilenceRule::default()).found;
        rows.reverse();
        prop_assert_eq!(&judge(&rows, 350, SilenceRule::default()).found, &before);
        let twice: Vec<_> = rows.iter().chain(&rows).copied().collect();
        let halves = vec![5_000; twice.len()];
        prop_assert_eq!(&judge_amounts(&twice, &halves, 350, SilenceRule::default()).found, &before);
        let fen = vec![10_000_000; rows.len()];
        let scaled = judge_amounts(&rows, &fen, 350, SilenceRule::default()).found;
        prop_assert!(scaled.iter().zip(&before).all(|(a, b)| a.silence.state == b.silence.state));
    }
}
