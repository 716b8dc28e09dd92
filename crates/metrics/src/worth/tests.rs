use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::close;
use crate::proportion::{Share, wilson};
use crate::purchases::{PurchaseColumns, PurchasesByDay};

fn shop(kept: u64, lost: u64) -> ShopFigures {
    ShopFigures {
        customers: 1000,
        margin_minor: 10_000.0,
        retention: wilson(Share::of(kept, lost).unwrap(), Confidence::P95),
        discount: 0.1,
    }
}

/// 100.00 a year at 80 % and 10 %: 266.67 each today, 340.00 at 85 %.
#[test]
fn five_points_of_retention() {
    let found = retention_rise(shop(80, 20), 0.05).unwrap();
    close(found.value_now, 10_000.0 * 0.8 / 0.3, 1e-14);
    close(found.value_then, 10_000.0 * 0.85 / 0.25, 1e-14);
    close(
        found.gain.value,
        1000.0 * (34_000.0 - 80_000.0 / 3.0),
        1e-12,
    );
    assert!(found.gain.low < found.gain.value && found.gain.value < found.gain.high);
    assert_eq!(found.gain.n, 100);
    let nobody = ShopFigures {
        customers: 0,
        ..shop(1, 1)
    };
    assert!(retention_rise(nobody, 0.05).is_err());
}

#[test]
fn winning_against_keeping() {
    let spent = |amount_minor, customers| Spending {
        amount_minor,
        customers,
    };
    let found = cost_comparison(spent(60_000, 20), spent(100_000, 200)).unwrap();
    assert_eq!(
        (found.winning, found.keeping, found.ratio),
        (3000.0, 500.0, Some(6.0))
    );
    assert_eq!(
        cost_comparison(spent(1, 1), spent(0, 9)).unwrap().ratio,
        None
    );
    assert!(cost_comparison(spent(1, 0), spent(5, 9)).is_err());
}

const RULE: RecoveryRule = RecoveryRule {
    quick_days: 1,
    within_days: 90,
    data_end_day: 300,
};

fn case(customer: u32, opened_day: i32, solved_day: Option<i32>) -> ComplaintCase {
    ComplaintCase {
        customer,
        opened_day,
        solved_day,
    }
}

fn recovered(cases: &[ComplaintCase], rows: &[(u32, i32)]) -> [(u64, u64); 3] {
    let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let days: Vec<i32> = rows.iter().map(|row| row.1).collect();
    let amounts = vec![100; rows.len()];
    let columns = PurchaseColumns::new(9, &customer, &days, &amounts).unwrap();
    let found = recovery(cases, &PurchasesByDay::from_columns(columns), RULE);
    found.map(|speed| (speed.watched, speed.returned))
}

#[test]
fn recovery_by_speed() {
    let cases = [
        case(1, 10, Some(11)),
        case(2, 10, Some(10)),
        case(3, 10, Some(40)),
        case(4, 10, None),
        case(5, 250, Some(251)),
    ];
    // Customer 1 comes back, 2 only on the very day, 3 too late, 4 in time; 5 was not watched long enough.
    let rows = [(1, 60), (2, 10), (3, 131), (4, 100), (5, 260), (8, 20)];
    assert_eq!(recovered(&cases, &rows), [(2, 1), (1, 0), (1, 1)]);
    let none = recovery(
        &[],
        &PurchasesByDay::from_columns(PurchaseColumns::new(1, &[], &[], &[]).unwrap()),
        RULE,
    );
    assert!(none[0].rate(Confidence::P95).is_err());
}

proptest! {
    #[test]
    fn nobody_returns_more_often_than_complained(
        cases in prop::collection::vec((0_u32..9, 0_i32..300, prop::option::of(0_i32..40)), 0..30),
        rows in prop::collection::vec((0_u32..9, 0_i32..300), 0..60),
    ) {
        let cases: Vec<_> = cases.into_iter().map(|(c, day, after)| case(c, day, after.map(|a| day + a))).collect();
        let found = recovered(&cases, &rows);
        prop_assert!(found.iter().all(|&(watched, returned)| returned <= watched));
        prop_assert!(found.iter().map(|&(watched, _)| watched).sum::<u64>() <= cases.len() as u64);
    }

    #[test]
    fn a_larger_rise_is_worth_more(kept in 1_u64..500, lost in 1_u64..500, rise in 0.01_f64..0.3) {
        let (small, large) = (retention_rise(shop(kept, lost), rise).unwrap(), retention_rise(shop(kept, lost), rise * 1.5).unwrap());
        prop_assert!(small.gain.value >= 0.0 && large.gain.value >= small.gain.value);
    }
}
