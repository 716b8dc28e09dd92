use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, expected, near, number, numbers};
use crate::proportion::Share;

/// Thirty samples of 50 with 347 defects together: the totals of Montgomery's orange juice cans.
fn samples(defects: &[u64]) -> Vec<Share> {
    defects
        .iter()
        .map(|&d| Share::of(d, 50 - d).unwrap())
        .collect()
}

/// Montgomery's limits depend on the total and the sample size alone; R qcc 3.0 gives the digits.
#[test]
fn p_chart_limits_equal_qcc() {
    let all = expected();
    let mut defects = vec![11; 30];
    defects[14] = 28;
    let trial = ShareChart::binomial(&samples(&defects)).unwrap();
    let figures = &all["spc"]["orangejuice_trial_p"];
    close(trial.centre * 1500.0, 347.0, 1e-14);
    near(trial.centre, number(&figures["centre"]), 1e-14);
    let point = trial.point(samples(&[28])[0]);
    near(point.low, numbers(&figures["lcl"])[0], 1e-14);
    near(point.high, numbers(&figures["ucl"])[0], 1e-14);
    assert!(point.is_out());
    assert!(!trial.point(samples(&[11])[0]).is_out());

    // Without the two samples that had a cause: 301 of 1400.
    let mut kept = vec![11; 28];
    kept[0] = 4;
    let revised = ShareChart::binomial(&samples(&kept)).unwrap();
    let figures = &all["spc"]["orangejuice_trial_p_minus15_23"];
    near(revised.centre, number(&figures["centre"]), 1e-14);
    let point = revised.point(samples(&[20])[0]);
    near(point.low, numbers(&figures["lcl"])[0], 1e-14);
    near(point.high, numbers(&figures["ucl"])[0], 1e-14);
    assert!(point.is_out(), "20 of 50 is above the revised limit");
    assert!(
        !trial.point(samples(&[20])[0]).is_out(),
        "but not above the trial limit"
    );
}

#[test]
fn u_chart_limits_equal_qcc() {
    let all = expected();
    let figures = &all["spc"]["pcmanufact_u"];
    let mut periods = vec![
        Exposure {
            events: 10,
            units: 5.0
        };
        20
    ];
    periods[3].events = 3;
    let chart = RateChart::poisson(&periods).unwrap();
    near(chart.centre, number(&figures["centre"]), 1e-14);
    let point = chart.point(periods[0]);
    near(point.low, numbers(&figures["lcl"])[0], 1e-13);
    near(point.high, numbers(&figures["ucl"])[0], 1e-13);
}

/// 50,000 purchases a month and a share that moves a little: the p-chart cries wolf, Laney's does not.
#[test]
fn large_samples_need_laney() {
    let months: Vec<Share> = (0..24_u64)
        .map(|month| {
            let hits = 1000 + 150 * (month % 3);
            Share::of(hits, 50_000 - hits).unwrap()
        })
        .collect();
    let plain = ShareChart::binomial(&months).unwrap();
    let laney = ShareChart::laney(&months).unwrap();
    let out = |chart: ShareChart| {
        months
            .iter()
            .filter(|&&month| chart.point(month).is_out())
            .count()
    };
    assert!(laney.widening > 1.0);
    assert_eq!((out(plain), out(laney)), (16, 0));
}

/// Mean 10, moving ranges all 2: limits 10 ± 5.32.
#[test]
fn xmr_limits() {
    let values: Vec<f64> = (0..20)
        .map(|i| if i % 2 == 0 { 9.0 } else { 11.0 })
        .collect();
    let chart = xmr_chart(&values).unwrap();
    close(chart.point(10.0).high, 15.32, 1e-14);
    close(chart.point(10.0).low, 4.68, 1e-14);
    close(chart.moving_range_limit(), 6.536, 1e-14);
    assert!(chart.point(16.0).is_out());
}

#[test]
fn runs_are_named() {
    let mut values = vec![1.0; 9];
    let western = run_signals(&values, 0.0, RunRule::WesternElectric);
    assert_eq!(western.iter().position(|&signal| signal), Some(7));
    let nelson = run_signals(&values, 0.0, RunRule::Nelson);
    assert_eq!(nelson.iter().position(|&signal| signal), Some(8));
    values[4] = 0.0;
    assert!(!run_signals(&values, 0.0, RunRule::WesternElectric).contains(&true));
}

/// Garwood's table.
#[test]
fn exact_poisson_limits() {
    for (count, low, high) in [
        (0, 0.0, 3.688_879_454_113_935_4),
        (1, 0.025_317_807_984_289_876, 5.571_643_390_938_898),
        (10, 4.795_388_7, 18.390_356),
    ] {
        let found = poisson_count(count, Confidence::P95);
        near(found.low, low, 1e-6);
        near(found.high, high, 1e-6);
    }
    for count in [1, 3, 10, 77, 1000] {
        let found = poisson_count(count, Confidence::P95);
        // By definition: at the limits the count is just at the edge of the usual.
        close(poisson_at_least(count, found.low), 0.025, 1e-10);
        close(1.0 - poisson_at_least(count + 1, found.high), 0.025, 1e-10);
    }
    // P(X ≥ 3 | 1) = 1 − 2.5/e.
    close(
        poisson_at_least(3, 1.0),
        1.0 - 2.5 / std::f64::consts::E,
        1e-12,
    );
    close(poisson_at_least(0, 1.0), 1.0, 1e-15);
}

#[test]
fn nineteen_periods_are_no_baseline() {
    let missing = ShareChart::binomial(&samples(&[3; 19])).unwrap_err();
    assert_eq!((missing.n, missing.need), (19, 20));
    assert!(xmr_chart(&[1.0; 19]).is_err());
    assert!(
        RateChart::poisson(
            &[Exposure {
                events: 1,
                units: 0.0
            }; 20]
        )
        .is_err()
    );
}

proptest! {
    #[test]
    fn limits_enclose_the_centre(defects in prop::collection::vec(0_u64..=50, 20..40)) {
        let shares = samples(&defects);
        for chart in [ShareChart::binomial(&shares).unwrap(), ShareChart::laney(&shares).unwrap()] {
            for &share in &shares {
                let point = chart.point(share);
                prop_assert!(0.0 <= point.low && point.low <= chart.centre && chart.centre <= point.high && point.high <= 1.0);
            }
        }
    }
}
