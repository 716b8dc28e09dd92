use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, expected, near, number, numbers};

fn share(hits: u64, n: u64) -> Share {
    Share::of(hits, n - hits).unwrap()
}

fn parse(text: &str) -> Share {
    let (hits, n) = text.split_once('/').unwrap();
    share(hits.trim().parse().unwrap(), n.trim().parse().unwrap())
}

/// statsmodels 0.15 `proportion_confint(method="wilson")`; 81/263, 15/148, 0/20, 1/29 also in Newcombe 1998.
#[test]
fn wilson_equals_statsmodels() {
    let all = expected();
    for (label, figures) in all["survey"]["proportion_ci95"].as_object().unwrap() {
        let limits = numbers(&figures["wilson"]);
        let estimate = wilson(parse(label), Confidence::P95);
        near(estimate.low, limits[0], 1e-12);
        near(estimate.high, limits[1], 1e-12);
    }
    for (label, figures) in all["survey"]["published_wilson"].as_object().unwrap() {
        let limits = numbers(figures);
        let estimate = wilson(parse(label), Confidence::P95);
        near(estimate.low, limits[0], 5e-5);
        near(estimate.high, limits[1], 5e-5);
    }
}

#[test]
fn newcombe_equals_published() {
    for (label, figures) in expected()["survey"]["two_prop"].as_object().unwrap() {
        let (first, second) = label.split_once(" vs ").unwrap();
        let estimate = newcombe_difference(parse(first), parse(second), Confidence::P95);
        let limits = numbers(figures);
        close(estimate.low, limits[0], 1e-10);
        close(estimate.high, limits[1], 1e-10);
    }
}

#[test]
fn z_test_equals_statsmodels() {
    let test = two_proportion_z(share(432, 500), share(401, 500));
    close(test.z, 2.628_336_447_745_968, 1e-12);
    close(test.p, 0.008_580_360_481_187, 1e-9);
    let none = two_proportion_z(share(5, 5), share(9, 9));
    assert_eq!((none.z, none.p), (0.0, 1.0));
}

#[test]
fn an_empty_whole_has_no_share() {
    let missing = Share::of(0, 0).unwrap_err();
    assert_eq!((missing.n, missing.need), (0, 1));
}

#[test]
fn csat_example() {
    let csat = &expected()["survey"]["csat"];
    let estimate = wilson(share(430, 500), Confidence::P95);
    close(estimate.value, number(&csat["csat_top2"]), 1e-15);
    close(estimate.low, numbers(&csat["wilson95"])[0], 1e-12);
    close(estimate.high, numbers(&csat["wilson95"])[1], 1e-12);
}

proptest! {
    #[test]
    fn wilson_brackets_the_rate_inside_zero_and_one(hits in 0_u64..5000, misses in 0_u64..5000) {
        prop_assume!(hits + misses > 0);
        let e = wilson(Share::of(hits, misses).unwrap(), Confidence::P95);
        prop_assert!(0.0 <= e.low && e.low <= e.value && e.value <= e.high && e.high <= 1.0);
        let mirrored = wilson(Share::of(misses, hits).unwrap(), Confidence::P95);
        prop_assert!((mirrored.low - (1.0 - e.high)).abs() < 1e-12);
    }

    #[test]
    fn newcombe_is_antisymmetric(a in 0_u64..300, b in 1_u64..300, c in 0_u64..300, d in 1_u64..300) {
        let (first, second) = (Share::of(a, b).unwrap(), Share::of(c, d).unwrap());
        let forward = newcombe_difference(first, second, Confidence::P95);
        let back = newcombe_difference(second, first, Confidence::P95);
        prop_assert!((forward.low + back.high).abs() < 1e-12);
        prop_assert!(forward.low <= forward.value && forward.value <= forward.high);
    }
}
