use proptest::prelude::*;

use super::*;
use crate::fixtures::{close, counts, expected, near, number, numbers};

#[test]
fn quadrants_depend_on_the_axes() {
    let all = expected();
    let figures = &all["ipa"];
    let ratings: Vec<Rating> = numbers(&figures["importance"])
        .into_iter()
        .zip(numbers(&figures["performance"]))
        .map(|(importance, performance)| Rating {
            importance,
            performance,
        })
        .collect();
    let middle = Axes::At(Cross {
        importance: 3.0,
        performance: 3.0,
    });
    for (axes, key) in [
        (Axes::Means, "mean_quadrants"),
        (Axes::Medians, "median_quadrants"),
        (middle, "scale_mid3_quadrants"),
    ] {
        let found = importance_performance(&ratings, axes).unwrap();
        let names: Vec<&str> = found
            .quadrants
            .iter()
            .map(|quadrant| match quadrant {
                Quadrant::ConcentrateHere => "concentrate_here",
                Quadrant::KeepUp => "keep_up",
                Quadrant::LowPriority => "low_priority",
                Quadrant::PossibleOverkill => "possible_overkill",
            })
            .collect();
        let wanted: Vec<&str> = figures[key]
            .as_array()
            .unwrap()
            .iter()
            .map(|q| q.as_str().unwrap())
            .collect();
        assert_eq!(names, wanted, "{key}");
    }
    let means = importance_performance(&ratings, Axes::Means).unwrap().cross;
    near(means.importance, numbers(&figures["mean_cross"])[0], 1e-14);
    let medians = importance_performance(&ratings, Axes::Medians)
        .unwrap()
        .cross;
    near(
        medians.performance,
        numbers(&figures["median_cross"])[1],
        1e-14,
    );
    assert!(importance_performance(&ratings[..1], Axes::Means).is_err());
}

/// y = 2a + b with uncorrelated columns: the betas are the correlations, 2/√5 and 1/√5.
#[test]
fn derived_importance_by_hand() {
    let a = [-1.0, -1.0, 1.0, 1.0];
    let b = [-1.0, 1.0, -1.0, 1.0];
    let y = [-3.0, -1.0, 1.0, 3.0];
    close(pearson(&a, &y).unwrap(), 2.0 / 5.0_f64.sqrt(), 1e-14);
    let betas = standardised_betas(&[&a, &b], &y).unwrap();
    close(betas[0], 2.0 / 5.0_f64.sqrt(), 1e-14);
    close(betas[1], 1.0 / 5.0_f64.sqrt(), 1e-14);
    assert!(
        standardised_betas(&[&a, &a], &y).is_err(),
        "a copy of a column"
    );
    assert!(pearson(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]).is_err());
}

/// R qcc `pareto.chart` example.
#[test]
fn pareto_equals_qcc() {
    let all = expected();
    let figures = &all["pareto"];
    let table = pareto(&[66, 27, 94, 33, 80], None).unwrap();
    let found: Vec<u64> = table.rows.iter().map(|row| row.count).collect();
    assert_eq!(found, counts(&figures["freq"]));
    for ((row, cumulative), percent) in table
        .rows
        .iter()
        .zip(numbers(&figures["cum_pct"]))
        .zip(numbers(&figures["pct"]))
    {
        close(row.cumulative_percent, cumulative, 1e-14);
        close(row.percent, percent, 1e-14);
    }
    assert_eq!(
        (table.vital, table.n),
        (3, 300),
        "240 of 300 is exactly 80 %"
    );
    let with_other = pareto(&[5, 90, 5], Some(1)).unwrap();
    assert_eq!(
        with_other
            .rows
            .iter()
            .map(|row| row.cause)
            .collect::<Vec<_>>(),
        [0, 2, 1]
    );
    assert!(pareto(&[0, 0], None).is_err());
}

#[test]
fn wallet_shares_equal_the_rule() {
    let all = expected();
    for n in 1..=5_u32 {
        let scores: Vec<f64> = (0..n).map(|rank| 10.0 - f64::from(rank)).collect();
        for (rank, share) in (1..).zip(wallet_allocation(&scores)) {
            let key = format!("rank{rank}_of_{n}");
            close(share, number(&all["wallet_allocation_rule"][&key]), 1e-14);
        }
    }
    let tied = wallet_allocation(&[9.0, 9.0, 3.0]);
    close(tied[0], (1.0 - 1.5 / 4.0) * 2.0 / 3.0, 1e-14);
    assert!(wallet_allocation(&[]).is_empty());
}

proptest! {
    #[test]
    fn wallet_shares_add_up(scores in prop::collection::vec(0_u8..11, 1..9)) {
        let shares = wallet_allocation(&scores.iter().map(|&s| f64::from(s)).collect::<Vec<_>>());
        prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(shares.iter().all(|&share| share > 0.0));
    }
}
