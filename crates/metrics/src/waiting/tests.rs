use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, expected, number, numbers};

/// numpy 2 with methods linear, weibull, and the textbook rank.
#[test]
fn percentiles_by_each_definition() {
    let all = expected();
    let figures = &all["percentiles"];
    let hours = numbers(&figures["values"]);
    for percent in [50, 75, 90, 95, 99] {
        for (rule, name) in [
            (QuantileRule::Type7, "type7_linear"),
            (QuantileRule::Type6, "type6_weibull"),
            (QuantileRule::NearestRank, "nearest_rank"),
        ] {
            let found = quantile(&hours, f64::from(percent) / 100.0, rule).unwrap();
            close(
                found,
                number(&figures[&format!("p{percent}_{name}")]),
                1e-12,
            );
        }
    }
}

#[test]
fn the_limit_itself_is_named() {
    let all = expected();
    let figures = &all["percentiles"];
    let hours = numbers(&figures["values"]);
    let share = |deadline| {
        on_time(&hours, &[], deadline, Confidence::P95)
            .unwrap()
            .value
    };
    close(
        share(Deadline::Inclusive(24.0)),
        number(&figures["within_24h_inclusive"]),
        1e-15,
    );
    close(
        share(Deadline::Strict(24.0)),
        number(&figures["within_24h_exclusive"]),
        1e-15,
    );
}

#[test]
fn open_cases_past_the_limit_have_missed_it() {
    let share = on_time(
        &[3.0, 5.0],
        &[1.0, 30.0],
        Deadline::Inclusive(24.0),
        Confidence::P95,
    )
    .unwrap();
    assert_eq!((share.n, share.value), (3, 2.0 / 3.0));
    assert!(on_time(&[], &[1.0], Deadline::Inclusive(24.0), Confidence::P95).is_err());
    assert!(quantile(&[f64::NAN], 0.5, QuantileRule::Type7).is_err());
}

proptest! {
    #[test]
    fn quantiles_rise_and_stay_among_the_values(values in prop::collection::vec(-1e6_f64..1e6, 1..60), a in 0.0_f64..1.0, b in 0.0_f64..1.0) {
        let (low, high) = (a.min(b), a.max(b));
        for rule in [QuantileRule::Type7, QuantileRule::Type6, QuantileRule::NearestRank] {
            let (first, second) = (quantile(&values, low, rule).unwrap(), quantile(&values, high, rule).unwrap());
            prop_assert!(first <= second + 1e-9);
            prop_assert!(values.iter().any(|&v| v <= first + 1e-9) && values.iter().any(|&v| v >= second - 1e-9));
        }
    }
}
