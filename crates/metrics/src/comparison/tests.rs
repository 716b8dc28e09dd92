use super::*;
use crate::Confidence;
use crate::fixtures::{close, near};
use proptest::prelude::*;

/// Counts of each score from 0, of whole numbers given one by one.
fn counted(scores: &[u64]) -> Vec<u64> {
    let mut counts = vec![0; 64];
    for score in scores {
        counts[usize::try_from(*score).unwrap()] += 1;
    }
    counts
}

/// SciPy 1.17 `chi2_contingency([[10, 10, 20], [20, 20, 20]])`, the example of its manual.
#[test]
fn chi_square_equals_scipy() {
    let test = chi_square(&[vec![10, 10, 20], vec![20, 20, 20]]).unwrap();
    close(test.chi_square, 2.777_777_777_777_777_7, 1e-14);
    assert_eq!((test.df, test.n), (2, 100));
    close(test.p, 0.249_352_208_777_296_22, 1e-12);
    close(test.least_expected, 12.0, 1e-14);
    close(test.v, (2.777_777_777_777_777_7_f64 / 100.0).sqrt(), 1e-14);
    // Rows and columns of nobody are no groups and no choices.
    let padded = chi_square(&[vec![10, 0, 10, 20], vec![], vec![20, 0, 20, 20]]).unwrap();
    close(padded.p, test.p, 1e-14);
    assert!(chi_square(&[vec![3, 4]]).is_err());
    assert!(chi_square(&[vec![3, 0], vec![4, 0]]).is_err());
    assert!(chi_square(&[]).is_err());
}

/// SciPy 1.17 `mannwhitneyu([19, 22, 16, 29, 24], [20, 11, 17, 12], method="asymptotic")`, the example of its manual.
#[test]
fn mann_whitney_equals_scipy() {
    let test = mann_whitney(&counted(&[19, 22, 16, 29, 24]), &counted(&[20, 11, 17, 12])).unwrap();
    assert_eq!((test.statistic, test.n), (17.0, 9));
    close(test.p, 0.111_346_886_533_140_41, 1e-9);
    close(test.effect, 17.0 / 20.0, 1e-14);
    assert!(mann_whitney(&counted(&[1]), &[]).is_err());
    let same = mann_whitney(&[0, 5], &[0, 7]).unwrap();
    assert_eq!((same.p, same.effect), (1.0, 0.5));
}

/// Hollander & Wolfe 1973, p. 116, mucociliary efficiency, as in the manual of R's `kruskal.test`: 0.7714, p 0.68.
#[test]
fn kruskal_wallis_equals_published() {
    let normal = counted(&[29, 30, 25, 26, 32]);
    let obstructive = counted(&[38, 27, 40, 24]);
    let asbestosis = counted(&[28, 34, 37, 22, 20]);
    let test = kruskal_wallis(&[&normal, &obstructive, &asbestosis]).unwrap();
    near(test.statistic, 0.771_43, 5e-6);
    near(test.p, 0.679_96, 5e-5);
    assert!(kruskal_wallis(&[&normal]).is_err());
    assert!(kruskal_wallis(&[&normal, &[]]).is_err());
    assert_eq!(kruskal_wallis(&[&[4], &[5]]).unwrap().p, 1.0);
}

/// Scores 1 to 5 with many ties; values by SciPy 1.17.
#[test]
fn ties_are_corrected() {
    let (a, b, c) = ([3, 8, 20, 41, 28], [10, 15, 25, 30, 12], [5, 9, 16, 30, 20]);
    let pair = mann_whitney(&a, &b).unwrap();
    assert_eq!(pair.statistic, 5_978.0);
    close(pair.p, 0.000_197_366_569_739_070_9, 1e-9);
    let three = kruskal_wallis(&[&a, &b, &c]).unwrap();
    close(three.statistic, 14.302_123_566_350_376, 1e-12);
    close(three.p, 0.000_784_031_168_099_454_4, 1e-10);
}

/// R `p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm")`: 0.04 0.06 0.06 0.06.
#[test]
fn many_tests_are_adjusted() {
    let adjusted = holm(&[0.04, 0.01, 0.03, 0.02]);
    for (given, expected) in adjusted.iter().zip([0.06, 0.04, 0.06, 0.06]) {
        near(*given, expected, 1e-15);
    }
    assert_eq!(holm(&[0.9, 0.8]), [1.0, 1.0]);
    let odd = holm(&[f64::NAN, 0.02]);
    assert!(odd[0].is_nan());
    near(odd[1], 0.02, 0.0);
    assert!(holm(&[]).is_empty());
}

#[test]
fn pairs_are_compared_within_a_person() {
    let pairs = [(5.0, 4.0), (3.0, 2.0), (4.0, 4.0), (5.0, 3.0)];
    let difference = paired_difference(&pairs, Confidence::P95).unwrap();
    close(difference.value, 1.0, 1e-14);
    // s = 0.8164966, t(3) = 3.182446
    near(difference.high, 1.0 + 3.182_446_3 * 0.816_496_6 / 2.0, 1e-6);
    assert!(paired_difference(&pairs[..1], Confidence::P95).is_err());
}

fn group() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(0_u64..40, 2..11)
}

proptest! {
    #[test]
    fn tests_are_symmetric_and_in_range(a in group(), b in group(), c in group()) {
        if let (Ok(one), Ok(other)) = (mann_whitney(&a, &b), mann_whitney(&b, &a)) {
            prop_assert!((one.p - other.p).abs() < 1e-12 && (0.0..=1.0).contains(&one.p));
            prop_assert!((one.effect + other.effect - 1.0).abs() < 1e-12);
        }
        if let (Ok(one), Ok(other)) = (kruskal_wallis(&[&a, &b, &c]), kruskal_wallis(&[&c, &a, &b])) {
            prop_assert!((one.statistic - other.statistic).abs() < 1e-8);
            prop_assert!((0.0..=1.0).contains(&one.p) && (0.0..=1.0).contains(&one.effect));
        }
        if let Ok(test) = chi_square(&[a.clone(), b.clone(), c.clone()]) {
            prop_assert!((0.0..=1.0).contains(&test.p) && (0.0..=1.0).contains(&test.v));
            let doubled: Vec<Vec<u64>> = [a, b, c].iter().map(|row| row.iter().map(|n| n * 2).collect()).collect();
            let twice = chi_square(&doubled).unwrap();
            prop_assert!((twice.chi_square - 2.0 * test.chi_square).abs() < 1e-6 * twice.chi_square.max(1.0));
        }
    }

    #[test]
    fn adjusting_never_makes_smaller(p in prop::collection::vec(0.0_f64..1.0, 0..10)) {
        for (plain, adjusted) in p.iter().zip(holm(&p)) {
            prop_assert!(adjusted >= *plain && adjusted <= 1.0);
        }
    }
}
