use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, expected, number, numbers};
use crate::proportion::Share;

#[test]
fn iceberg_from_the_own_survey() {
    let all = expected();
    let figures = &all["iceberg"]["survey"];
    let found = iceberg(120, Share::of(18, 132).unwrap(), Confidence::P95).unwrap();
    close(found.total.value, number(&figures["total"]), 1e-12);
    close(found.total.low, numbers(&figures["total_ci"])[0], 1e-11);
    close(found.total.high, numbers(&figures["total_ci"])[1], 1e-11);
    close(found.silent, 880.0, 1e-12);
    assert!(iceberg(120, Share::of(0, 20).unwrap(), Confidence::P95).is_err());
}

#[test]
fn iceberg_at_a_quoted_rate() {
    for case in expected()["iceberg"]["articulation"].as_array().unwrap() {
        let total = iceberg_at_rate(120, number(&case["articulation_rate"])).unwrap();
        close(total, number(&case["customers_with_problem"]), 1e-14);
    }
    close(
        iceberg_at_rate(1, ReportingPreset::OneInTwentySix.rate()).unwrap(),
        26.0,
        1e-14,
    );
    assert!(iceberg_at_rate(120, 0.0).is_err());
}

#[test]
fn chapman_with_chao_limits() {
    for case in expected()["iceberg"]["capture_recapture"]
        .as_array()
        .unwrap()
    {
        let count = |key: &str| case[key].as_u64().unwrap();
        let found =
            capture_recapture(count("n1"), count("n2"), count("m"), Confidence::P95).unwrap();
        close(found.total.value, number(&case["chapman"]), 1e-13);
        close(found.error, number(&case["se"]), 1e-13);
        close(
            found.total.low,
            numbers(&case["lognormal95_chao"])[0],
            1e-12,
        );
        close(
            found.total.high,
            numbers(&case["lognormal95_chao"])[1],
            1e-12,
        );
    }
}

#[test]
fn lists_without_overlap_have_no_upper_limit() {
    let found = capture_recapture(20, 30, 0, Confidence::P95).unwrap();
    assert_eq!(found.total.high, f64::INFINITY);
    assert_eq!(capture_recapture(20, 30, 21, Confidence::P95), None);
}

proptest! {
    #[test]
    fn nobody_seen_is_lost(first in 0_u64..500, second in 0_u64..500, both in 0_u64..500) {
        if let Some(found) = capture_recapture(first, second, both, Confidence::P95) {
            let seen = (first + second - both) as f64;
            prop_assert!(found.total.low >= seen - 1e-9 && found.total.value >= found.total.low - 1e-9);
            prop_assert!(found.total.high >= found.total.value - 1e-9);
        }
    }
}
