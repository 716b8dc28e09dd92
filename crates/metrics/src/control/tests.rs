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

/// R 4.2's `poisson.test(c(11, 21), c(800, 3011))`, the example of its manual.
#[test]
fn ratio_of_two_counts_equals_r() {
    let of = |events, units| Exposure { events, units };
    let found = rate_ratio(of(11, 800.0), of(21, 3011.0), Confidence::P95).unwrap();
    near(found.value, 1.971_488, 1e-6);
    near(found.low, 0.858_426_4, 1e-6);
    near(found.high, 4.277_265_9, 1e-6);
    assert_eq!(found.n, 32);
    // The other way round everything is turned over.
    let turned = rate_ratio(of(21, 3011.0), of(11, 800.0), Confidence::P95).unwrap();
    close(turned.low, 1.0 / found.high, 1e-12);
    close(turned.high, 1.0 / found.low, 1e-12);
    let from_none = rate_ratio(of(5, 30.0), of(0, 30.0), Confidence::P95).unwrap();
    assert!(from_none.value.is_infinite() && from_none.high.is_infinite());
    // Five heads in a row: 1/2 ± nothing yet, so the limit lies below one.
    assert!(from_none.low < 1.0);
    let six = rate_ratio(of(6, 30.0), of(0, 30.0), Confidence::P95).unwrap();
    assert!(six.low > 1.0);
    assert!(rate_ratio(of(0, 1.0), of(0, 1.0), Confidence::P95).is_err());
    assert!(rate_ratio(of(1, 0.0), of(1, 1.0), Confidence::P95).is_err());
}

/// When nothing changed, "it changed" is said at most as often as promised: every pair of counts with its chance.
#[test]
fn no_alarm_on_noise() {
    let chance = |mean: f64, count: u64| {
        let count = count as f64;
        libm::exp(count * mean.ln() - mean - libm::lgamma(count + 1.0))
    };
    for (mean, units) in [(0.4, 1.0), (3.0, 2.0), (12.0, 0.5), (40.0, 1.0)] {
        let of = |events, units| Exposure { events, units };
        let mut alarm = 0.0;
        for first in 0..90 {
            for second in 0..90 {
                let found = rate_ratio(of(first, 1.0), of(second, units), Confidence::P95);
                if found.is_ok_and(|found| found.low > 1.0 || found.high < 1.0) {
                    alarm += chance(mean, first) * chance(mean * units, second);
                }
            }
        }
        assert!(alarm < 0.05, "{mean}: {alarm}");
        assert!(mean < 10.0 || alarm > 0.02, "not blind: {mean}: {alarm}");
    }
}

/// By definition, with the chances summed up one by one.
#[test]
fn usual_counts_are_those_that_are_not_rare() {
    for (events, units, period) in [
        (0, 11.0, 1.0),
        (3, 11.0, 1.0),
        (22, 11.0, 1.0),
        (400, 23.0, 0.5),
        (60, 2.0, 3.0),
    ] {
        let p: f64 = period / (units + period);
        // C(n + c − 1, c) (1 − p)^n p^c is the chance of c more after n; here n + 1 for the upper, n for the lower end.
        let chance = |n: u64, c: u64| {
            if n == 0 {
                return f64::from(u8::from(c == 0));
            }
            let (n, c) = (n as f64, c as f64);
            libm::exp(
                libm::lgamma(n + c) - libm::lgamma(n) - libm::lgamma(c + 1.0)
                    + n * (1.0 - p).ln()
                    + c * p.ln(),
            )
        };
        let at_least = |c: u64| 1.0 - (0..c).map(|k| chance(events + 1, k)).sum::<f64>();
        let at_most = |c: u64| (0..=c).map(|k| chance(events, k)).sum::<f64>();
        let others = Exposure { events, units };
        let (low, high) = count_limits(others, period, 0.001_35);
        assert!(at_least(high) >= 0.001_35 && at_least(high + 1) < 0.001_35);
        assert!(at_most(low) >= 0.001_35);
        assert!(low == 0 || at_most(low - 1) < 0.001_35);
    }
    let nothing = Exposure {
        events: 3,
        units: 0.0,
    };
    assert_eq!(count_limits(nothing, 1.0, 0.001_35), (0, u64::MAX));
}

/// Months that differ by more than chance: the plain chart's limits are too narrow for them.
#[test]
fn restless_rates_need_laney() {
    let months: Vec<Exposure> = (0..24_u64)
        .map(|month| Exposure {
            events: 1000 + 150 * (month % 3),
            units: 50_000.0,
        })
        .collect();
    let out = |chart: RateChart| {
        let points = months.iter().map(|month| chart.point(*month));
        points.filter(|point| point.is_out()).count()
    };
    let plain = RateChart::poisson(&months).unwrap();
    let laney = RateChart::laney(&months).unwrap();
    assert!(laney.widening > 1.0);
    assert_eq!((out(plain), out(laney)), (16, 0));
    assert!(RateChart::laney(&months[..19]).is_err());
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
