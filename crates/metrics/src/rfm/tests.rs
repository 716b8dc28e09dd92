use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::fixtures::{close, columns, counts, day, expected, number, numbers};
use crate::purchases::{CustomerTotals, PurchasesByDay, customer_totals};

const RULE_A: RfmRule = RfmRule::A {
    minor_per_unit: 100,
};

fn orders() -> (Vec<u32>, Vec<CustomerTotals>) {
    let data = columns("rfm_orders.csv");
    let totals = customer_totals(&PurchasesByDay::from_columns(data.view()));
    (data.ids, totals)
}

fn score_orders(rule: RfmRule) -> Rfm {
    rfm(&orders().1, day("2006-12-31"), Frequency::Purchases, rule).unwrap()
}

#[track_caller]
fn check(rule: RfmRule, reference: &Value) {
    let found = score_orders(rule);
    assert_eq!(found.n, 995);
    for (key, classes) in ["R_counts", "F_counts", "M_counts"]
        .iter()
        .zip(found.classes)
    {
        assert_eq!(
            classes.sizes.map(u64::from).to_vec(),
            counts(&reference[key]),
            "{key}"
        );
    }
    let mut cells: BTreeMap<String, u64> = BTreeMap::new();
    for score in found.scores.iter().flatten() {
        *cells.entry(score.code().to_string()).or_default() += 1;
    }
    let reference_cells = reference["cells"].as_object().unwrap();
    assert_eq!(cells.len(), reference_cells.len());
    for (code, size) in reference_cells {
        assert_eq!(cells.get(code).copied(), size.as_u64(), "cell {code}");
    }
    let sum: u64 = found
        .scores
        .iter()
        .flatten()
        .map(|score| u64::from(score.code()))
        .sum();
    assert_eq!(Some(sum), reference["checksum_sum_codes"].as_u64());
}

/// R rfm 0.3.0 on its own data set, all 995 customers, all cells.
#[test]
fn rule_a_equals_the_r_package() {
    check(RULE_A, &expected()["rfm"]["A_R_rfm"]);
}

#[test]
fn rule_b_equals_value_quintiles() {
    let all = expected();
    check(RfmRule::B, &all["rfm"]["B_value_quintile"]);
    let cuts = &all["rfm"]["B_value_quintile"]["cuts"];
    let [r, f, m] = score_orders(RfmRule::B).classes;
    assert_eq!(r.quantiles.to_vec(), numbers(&cuts["R"]));
    assert_eq!(f.quantiles.to_vec(), numbers(&cuts["F"]));
    for (cents, units) in m.quantiles.iter().zip(numbers(&cuts["M"])) {
        close(*cents, units * 100.0, 1e-14);
    }
}

#[test]
fn rule_c_equals_ntile() {
    check(RfmRule::C, &expected()["rfm"]["C_ntile"]);
}

#[test]
fn first_ten_customers_under_each_rule() {
    let (ids, _) = orders();
    let found = [RULE_A, RfmRule::B, RfmRule::C].map(score_orders);
    for row in expected()["rfm"]["first10"].as_array().unwrap() {
        let figures = counts(row);
        let index = ids
            .binary_search(&u32::try_from(figures[0]).unwrap())
            .unwrap();
        let codes: Vec<u64> = found
            .iter()
            .map(|rfm| u64::from(rfm.scores[index].unwrap().code()))
            .collect();
        assert_eq!(codes, figures[4..]);
    }
}

/// The package's own unit test: Champions 158 customers, 1234 orders, revenue 120178.
#[test]
fn segments_equal_the_package() {
    let (_, totals) = orders();
    let found = score_orders(RULE_A);
    let mut sums: BTreeMap<Segment, [u64; 3]> = BTreeMap::new();
    for (line, score) in totals.iter().zip(&found.scores) {
        let sum = sums
            .entry(segment(score.unwrap(), &PUBLISHED_SEGMENTS))
            .or_default();
        sum[0] += 1;
        sum[1] += u64::from(line.purchases);
        sum[2] += line.amount_minor.unsigned_abs() / 100;
    }
    let all = expected();
    let reference = &all["rfm"]["segments_first_match"];
    for (name, segment) in [
        ("Champions", Segment::Champions),
        ("Loyal Customers", Segment::LoyalCustomers),
        ("Potential Loyalist", Segment::PotentialLoyalist),
        ("New Customers", Segment::NewCustomers),
        ("Promising", Segment::Promising),
        ("Need Attention", Segment::NeedAttention),
        ("About To Sleep", Segment::AboutToSleep),
        ("At Risk", Segment::AtRisk),
        ("Can't Lose Them", Segment::CannotLoseThem),
        ("Lost", Segment::Lost),
        ("Others", Segment::Others),
    ] {
        let figures = &reference[name];
        let keys = ["customers", "orders", "revenue"];
        let wanted = keys.map(|key| number(&figures[key]));
        let sum = sums.get(&segment).copied().unwrap_or_default();
        assert_eq!(sum.map(|figure| figure as f64), wanted, "{name}");
    }
}

#[test]
fn few_customers_are_not_scored() {
    let line = CustomerTotals {
        purchases: 1,
        purchase_days: 1,
        ..CustomerTotals::default()
    };
    let mut totals = vec![line; 4];
    totals.push(CustomerTotals::default());
    let missing = rfm(&totals, 9, Frequency::PurchaseDays, RfmRule::B).unwrap_err();
    assert_eq!((missing.n, missing.need), (4, 5));
    totals.push(line);
    let all_equal = rfm(&totals, 9, Frequency::PurchaseDays, RfmRule::B).unwrap();
    assert_eq!(all_equal.scores[4], None);
    assert_eq!(all_equal.classes[1].sizes, [5, 0, 0, 0, 0]);
}

fn any_totals() -> impl Strategy<Value = Vec<CustomerTotals>> {
    let line =
        (0_i32..400, 0_u32..9, 0_i64..5000).prop_map(|(last_day, purchases, amount_minor)| {
            CustomerTotals {
                first_day: 0,
                last_day,
                purchase_days: purchases,
                purchases,
                amount_minor,
            }
        });
    prop::collection::vec(line, 8..120)
}

proptest! {
    #[test]
    fn better_values_never_score_lower(totals in any_totals()) {
        for rule in [RULE_A, RfmRule::B] {
            let Ok(found) = rfm(&totals, 400, Frequency::PurchaseDays, rule) else { continue };
            let lines: Vec<_> = totals.iter().zip(&found.scores).filter_map(|(l, s)| s.map(|s| (l, s))).collect();
            for (a, s) in &lines {
                for (b, t) in &lines {
                    prop_assert!(a.last_day < b.last_day || s.recency >= t.recency);
                    prop_assert!(a.purchase_days < b.purchase_days || s.frequency >= t.frequency);
                    prop_assert!(a.amount_minor < b.amount_minor || s.monetary >= t.monetary);
                }
            }
        }
    }

    #[test]
    fn the_order_of_customers_and_the_unit_of_money_do_not_matter(mut totals in any_totals()) {
        let Ok(before) = rfm(&totals, 400, Frequency::PurchaseDays, RfmRule::B) else { return Ok(()) };
        totals.reverse();
        for line in &mut totals {
            line.amount_minor *= 1000;
        }
        let mut after = rfm(&totals, 400, Frequency::PurchaseDays, RfmRule::B).unwrap().scores;
        after.reverse();
        prop_assert_eq!(before.scores, after);
    }
}

/// All 125 scores, by segment: nobody is left over and every name occurs.
#[test]
fn every_score_has_one_segment_and_every_segment_its_scores() {
    let mut found: BTreeMap<Segment, u32> = BTreeMap::new();
    for recency in 1..=5 {
        for frequency in 1..=5 {
            for monetary in 1..=5 {
                let score = RfmScore {
                    recency,
                    frequency,
                    monetary,
                };
                *found.entry(segment_of(score)).or_default() += 1;
            }
        }
    }
    // Of the 25 pairs of F and M, 1, 5, 9, 7 and 3 come to FM 1 to 5.
    let [one, two, three, four, five] = [1, 5, 9, 7, 3];
    let expected = [
        (Segment::Champions, four + five),
        (Segment::LoyalCustomers, 2 * (four + five)),
        (Segment::PotentialLoyalist, 2 * (two + three)),
        (Segment::NewCustomers, one),
        (Segment::Promising, one),
        (Segment::NeedAttention, three),
        (Segment::AboutToSleep, one + two),
        (Segment::AtRisk, 2 * (three + four)),
        (Segment::CannotLoseThem, 2 * five),
        (Segment::Lost, 2 * (one + two)),
    ];
    assert_eq!(found, expected.into_iter().collect());
}

/// In the published table three of the names are nobody's: why the shop is shown the grid.
#[test]
fn the_published_table_never_reaches_three_of_its_names() {
    let scores = (1..=5).flat_map(|recency| {
        (1..=5).flat_map(move |frequency| {
            (1..=5).map(move |monetary| RfmScore {
                recency,
                frequency,
                monetary,
            })
        })
    });
    let found: std::collections::BTreeSet<Segment> = scores
        .map(|score| segment(score, &PUBLISHED_SEGMENTS))
        .collect();
    let missing: Vec<Segment> = PUBLISHED_SEGMENTS
        .iter()
        .map(|rule| rule.segment)
        .filter(|segment| !found.contains(segment))
        .collect();
    assert_eq!(
        missing,
        [
            Segment::NewCustomers,
            Segment::Promising,
            Segment::CannotLoseThem
        ]
    );
}

/// Also for classes that no rule gives.
#[test]
fn the_last_fifth_is_never_lost_and_the_first_is_never_new() {
    for frequency in 1..=5 {
        for monetary in 1..=5 {
            let of = |recency| {
                segment_of(RfmScore {
                    recency,
                    frequency,
                    monetary,
                })
            };
            assert!(!matches!(
                of(5),
                Segment::Lost | Segment::AtRisk | Segment::CannotLoseThem | Segment::AboutToSleep
            ));
            assert!(matches!(
                of(1),
                Segment::Lost | Segment::AtRisk | Segment::CannotLoseThem
            ));
        }
    }
    let odd = RfmScore {
        recency: 0,
        frequency: 9,
        monetary: 255,
    };
    assert_eq!(segment_of(odd), Segment::CannotLoseThem);
}
