use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::fixtures::{close, columns, counts, day, expected, near, number, rows};
use crate::purchases::{PurchasesByDay, customer_totals};

fn iris() -> Vec<f64> {
    let all = rows("iris.csv");
    all.iter()
        .flat_map(|row| row[..4].iter().map(|value| value.parse::<f64>().unwrap()))
        .collect()
}

fn species() -> Vec<u32> {
    rows("iris.csv")
        .iter()
        .map(|row| row[4].parse().unwrap())
        .collect()
}

/// Recency, frequency, monetary of the RFM orders, ln(1 + x), standardised.
fn orders() -> Vec<f64> {
    let data = columns("rfm_orders.csv");
    let as_of = day("2006-12-31");
    let values: Vec<f64> = customer_totals(&PurchasesByDay::from_columns(data.view()))
        .iter()
        .flat_map(|line| {
            let recency = f64::from(as_of - line.last_day);
            [
                recency,
                f64::from(line.purchases),
                line.amount_minor as f64 / 100.0,
            ]
        })
        .map(f64::ln_1p)
        .collect();
    standardise(Points::new(&values, 3).unwrap())
}

/// scikit-learn 1.9.1 and R's Hartigan-Wong, best of many starts.
#[track_caller]
fn check(values: &[f64], dimension: usize, slack: f64, figures: &Value) {
    let points = Points::new(values, dimension).unwrap();
    for k in 2..=5 {
        let Some(wanted) = figures.get(format!("k{k}")) else {
            continue;
        };
        let found = kmeans(points, KMeans::new(k)).unwrap();
        let best = number(&wanted["best_inertia"]);
        assert!(
            found.inertia <= best * (1.0 + slack),
            "k = {k}: {} is not {best}",
            found.inertia
        );
        if found.inertia <= best * (1.0 + 1e-9) {
            assert_eq!(found.sizes, counts(&wanted["sizes_sorted"]));
            let clear = silhouette(points, &found.labels).unwrap();
            near(clear, number(&wanted["silhouette"]), 1e-9);
        }
    }
}

#[test]
fn iris_groups() {
    let all = expected();
    check(&iris(), 4, 1e-9, &all["kmeans"]["iris_raw"]);
    let scaled = standardise(Points::new(&iris(), 4).unwrap());
    check(&scaled, 4, 1e-9, &all["kmeans"]["iris_zscore_pop_sd"]);
}

/// Groups of customers are not well separated: the last millionth of the sum takes hundreds of starts.
#[test]
fn customer_groups() {
    check(
        &orders(),
        3,
        1e-5,
        &expected()["kmeans"]["rfm_orders_log1p_zscore"],
    );
}

/// Adjusted Rand index against the species.
#[test]
fn iris_groups_are_the_species_mostly() {
    let values = iris();
    let found = kmeans(Points::new(&values, 4).unwrap(), KMeans::new(3)).unwrap();
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let mut table = [[0.0; 3]; 3];
    for (label, species) in found.labels.iter().zip(species()) {
        table[*label as usize][species as usize] += 1.0;
    }
    let cells: f64 = table.iter().flatten().map(|&n| pairs(n)).sum();
    let by_row: f64 = table.iter().map(|row| pairs(row.iter().sum())).sum();
    let by_column: f64 = (0..3)
        .map(|j| pairs(table.iter().map(|row| row[j]).sum()))
        .sum();
    let chance = by_row * by_column / pairs(150.0);
    let index = (cells - chance) / (f64::midpoint(by_row, by_column) - chance);
    near(
        index,
        number(&expected()["kmeans"]["iris_raw"]["k3"]["ari_vs_truth"]),
        1e-12,
    );
}

#[test]
fn too_few_distinct_points() {
    let same = [1.0, 1.0, 1.0, 1.0, 2.0, 2.0];
    let points = Points::new(&same, 2).unwrap();
    let missing = kmeans(points, KMeans::new(3)).unwrap_err();
    assert_eq!((missing.n, missing.need), (2, 3));
    let found = kmeans(points, KMeans::new(2)).unwrap();
    assert_eq!(
        (found.sizes.as_slice(), found.inertia),
        ([2, 1].as_slice(), 0.0)
    );
    assert!(silhouette(points, &[0, 0, 0]).is_err());
    assert!(Points::new(&[1.0, f64::NAN], 2).is_none());
    assert!(Points::new(&[1.0, 2.0, 3.0], 2).is_none());
}

#[test]
fn standardised_columns() {
    let values = standardise(Points::new(&[1.0, 7.0, 3.0, 7.0], 2).unwrap());
    assert_eq!(values, [-1.0, 0.0, 1.0, 0.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn more_groups_fit_no_worse_and_seeds_repeat(values in prop::collection::vec(-9_i32..9, 20..60)) {
        let values: Vec<f64> = values.iter().map(|&v| f64::from(v)).collect();
        let points = Points::new(&values, 1).unwrap();
        let (Ok(two), Ok(three)) = (kmeans(points, KMeans::new(2)), kmeans(points, KMeans::new(3))) else { return Ok(()) };
        prop_assert!(three.inertia <= two.inertia + 1e-9);
        prop_assert_eq!(kmeans(points, KMeans::new(3)).unwrap(), three);
        close(two.sizes.iter().sum::<u64>() as f64, values.len() as f64, 1e-15);
    }
}
