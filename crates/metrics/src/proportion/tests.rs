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

/// n = 384.16 → 385 for five points of an endless population; 278 of 1,000: the figures of every table of sample sizes.
#[test]
fn samples_of_a_finite_population() {
    let p95 = Confidence::P95;
    assert_eq!(sample_size(0.05, u64::MAX, p95), Ok(385));
    assert_eq!(sample_size(0.05, 1_000, p95), Ok(278));
    assert_eq!(sample_size(0.05, 100, p95), Ok(80));
    assert_eq!(sample_size(0.05, 1, p95), Ok(1));
    assert!(sample_size(0.05, 0, p95).is_err());
    near(
        margin_of_error(385, u64::MAX, p95).unwrap(),
        0.049_944_5,
        1e-6,
    );
    near(margin_of_error(278, 1_000, p95).unwrap(), 0.049_966_9, 1e-6);
    near(margin_of_error(100, 100, p95).unwrap(), 0.0, 0.0);
    assert!(margin_of_error(0, 100, p95).is_err());
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

/// statsmodels 0.15 `proportion_confint(method="beta")`, and R's `binom.test(682, 925)` from its manual page.
#[test]
fn exact_limits_equal_statsmodels_and_r() {
    for (label, figures) in expected()["survey"]["proportion_ci95"].as_object().unwrap() {
        let limits = numbers(&figures["beta"]);
        let estimate = exact(parse(label), Confidence::P95);
        near(estimate.low, limits[0], 1e-9);
        near(estimate.high, limits[1], 1e-9);
    }
    let estimate = exact(share(682, 925), Confidence::P95);
    near(estimate.low, 0.707_668_3, 5e-8);
    near(estimate.high, 0.765_406_6, 5e-8);
    // None of n: the upper limit has a closed form, 1 − (α/2)^(1/n).
    let none = exact(share(0, 20), Confidence::P95);
    near(none.low, 0.0, 0.0);
    near(none.high, 1.0 - 0.025_f64.powf(1.0 / 20.0), 1e-9);
    let all = exact(share(20, 20), Confidence::P95);
    near(all.low, 0.025_f64.powf(1.0 / 20.0), 1e-9);
    near(all.high, 1.0, 0.0);
}

/// `P(X ≥ hits)` of the binomial distribution, term by term.
fn at_least(hits: u64, n: u64, rate: f64) -> f64 {
    let mut term = (1.0 - rate).powf(n as f64);
    let mut below = 0.0;
    for k in 0..hits {
        below += term;
        term *= (n - k) as f64 / (k + 1) as f64 * rate / (1.0 - rate);
    }
    1.0 - below
}

proptest! {
    /// What makes them exact: at each limit, what was seen is just as unlikely as allowed.
    #[test]
    fn exact_limits_are_where_the_tails_are(n in 1_u64..60, some in any::<prop::sample::Index>()) {
        let hits = 1 + some.index(usize::try_from(n).unwrap()) as u64;
        let low = exact(share(hits, n), Confidence::P95).low;
        prop_assert!((at_least(hits, n, low) - 0.025).abs() < 1e-6);
        let high = exact(share(n - hits, n), Confidence::P95).high;
        prop_assert!((at_least(hits, n, 1.0 - high) - 0.025).abs() < 1e-6);
    }
}

/// By hand: 6 of 8 drawn from 20: correction 12/19, so Wilson over 12.666… in place of 8.
#[test]
fn what_was_looked_at_is_certain() {
    let found = wilson_of_drawn(share(6, 8), 8, 20, Confidence::P95);
    close(found.value, 0.75, 1e-12);
    let (n, z) = (8.0 * 19.0 / 12.0, Confidence::P95.z());
    let centre = (0.75 + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z * (0.75 * 0.25 / n + z * z / (4.0 * n * n)).sqrt() / (1.0 + z * z / n);
    close(found.low, centre - half, 1e-12);
    close(found.high, centre + half, 1e-12);
    let all = wilson_of_drawn(share(6, 8), 20, 20, Confidence::P95);
    assert_eq!((all.low, all.high), (0.75, 0.75));
    let one = wilson_of_drawn(share(1, 1), 1, 1, Confidence::P95);
    assert_eq!((one.low, one.high), (1.0, 1.0));
    // Of a whole without end it is Wilson's own.
    let (plain, vast) = (
        wilson(share(3, 9), Confidence::P95),
        wilson_of_drawn(share(3, 9), 9, u64::MAX / 2, Confidence::P95),
    );
    close(vast.low, plain.low, 1e-9);
    close(vast.high, plain.high, 1e-9);
}

/// Every possible sample of every possible whole: the interval holds the truth in about 95 of 100, never far fewer.
#[test]
fn the_corrected_interval_holds_what_it_promises() {
    for (whole, drawn) in [(12_u64, 5_u64), (30, 10), (60, 20), (60, 45)] {
        let mut mean = 0.0;
        for good in 0..=whole {
            let truth = good as f64 / whole as f64;
            let covered: f64 = (0..=drawn)
                .filter(|hits| *hits <= good && drawn - hits <= whole - good)
                .filter(|hits| {
                    let found = wilson_of_drawn(share(*hits, drawn), drawn, whole, Confidence::P95);
                    (found.low - 1e-9..=found.high + 1e-9).contains(&truth)
                })
                .map(|hits| {
                    choose(good, hits) * choose(whole - good, drawn - hits) / choose(whole, drawn)
                })
                .sum();
            assert!(covered > 0.83, "{whole} {drawn} {good}: {covered}");
            mean += covered / (whole + 1) as f64;
        }
        assert!((0.935..=0.99).contains(&mean), "{whole} {drawn}: {mean}");
    }
}

fn choose(n: u64, k: u64) -> f64 {
    (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64)
}
