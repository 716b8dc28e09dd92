use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, near};

fn table(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
    rows.iter()
        .map(|row| row.iter().copied().map(Some).collect())
        .collect()
}

/// R psych and pingouin on the attitude data (7 items, 30 departments).
#[test]
fn feldt_limits_equal_psych() {
    let (low, high) = feldt_limits(0.843_142_769_564_759_8, 30, 7, Confidence::P95);
    near(low, 0.739_375_685_643_107, 1e-9);
    near(high, 0.915_773_072_159_982, 1e-9);
}

/// By hand: variances 5/3, 11/12, 51/12, covariances 3.5/3, 7.5/3, 5.25/3.
#[test]
fn a_scale_by_hand() {
    let answers = table(&[
        &[1.0, 2.0, 1.0],
        &[2.0, 2.0, 3.0],
        &[3.0, 3.0, 3.0],
        &[4.0, 4.0, 6.0],
    ]);
    let found = cronbach(&answers, Confidence::P95).unwrap();
    let own = 5.0 / 3.0 + 11.0 / 12.0 + 51.0 / 12.0;
    let total = own + 2.0 * (3.5 / 3.0 + 7.5 / 3.0 + 5.25 / 3.0);
    close(found.alpha.value, 1.5 * (1.0 - own / total), 1e-14);
    assert_eq!((found.alpha.n, found.left_out), (4, 0));
    let pair = 5.0 / 3.0 + 51.0 / 12.0;
    let without = 2.0 * (1.0 - pair / (pair + 5.0));
    close(found.items[1].alpha_without.unwrap(), without, 1e-14);
    assert!(found.alpha.low < found.alpha.value && found.alpha.value < found.alpha.high);
}

#[test]
fn equal_items_are_perfectly_reliable() {
    let answers = table(&[&[1.0, 1.0], &[4.0, 4.0], &[5.0, 5.0]]);
    let found = cronbach(&answers, Confidence::P95).unwrap();
    close(found.alpha.value, 1.0, 1e-14);
    close(found.standardised.unwrap(), 1.0, 1e-14);
    assert_eq!(found.items[0].alpha_without, None);
}

#[test]
fn missing_answers_leave_the_respondent_out() {
    let mut answers = table(&[&[1.0, 2.0], &[2.0, 4.0], &[5.0, 4.0], &[3.0, 3.0]]);
    answers[3][1] = None;
    let found = cronbach(&answers, Confidence::P95).unwrap();
    assert_eq!((found.alpha.n, found.left_out), (3, 1));
}

#[test]
fn a_reversed_item_shows() {
    let answers = table(&[
        &[1.0, 1.0, 5.0],
        &[2.0, 3.0, 4.0],
        &[4.0, 4.0, 2.0],
        &[5.0, 5.0, 1.0],
    ]);
    let found = cronbach(&answers, Confidence::P95).unwrap();
    assert!(found.alpha.value < 0.0);
    assert!(found.items[2].rest_correlation.unwrap() < 0.0);
}

#[test]
fn what_cannot_be_judged() {
    assert!(cronbach(&[], Confidence::P95).is_err());
    assert!(cronbach(&table(&[&[1.0], &[2.0]]), Confidence::P95).is_err());
    assert!(cronbach(&table(&[&[1.0, 2.0]]), Confidence::P95).is_err());
    assert!(cronbach(&table(&[&[3.0, 3.0], &[3.0, 3.0]]), Confidence::P95).is_err());
}

proptest! {
    #[test]
    fn shifting_and_scaling_all_answers_changes_nothing(
        rows in prop::collection::vec(prop::array::uniform4(1_u8..8), 3..30), scale in 0.5_f64..20.0, shift in -9.0_f64..9.0,
    ) {
        let plain: Vec<Vec<Option<f64>>> = rows.iter().map(|r| r.iter().map(|&v| Some(f64::from(v))).collect()).collect();
        let moved: Vec<Vec<Option<f64>>> =
            rows.iter().map(|r| r.iter().map(|&v| Some(f64::from(v) * scale + shift)).collect()).collect();
        if let (Ok(a), Ok(b)) = (cronbach(&plain, Confidence::P95), cronbach(&moved, Confidence::P95)) {
            prop_assert!((a.alpha.value - b.alpha.value).abs() < 1e-8 * a.alpha.value.abs().max(1.0));
            prop_assert!(a.alpha.value <= 1.0 + 1e-12);
        }
    }
}
