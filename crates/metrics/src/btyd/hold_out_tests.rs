use super::*;
use crate::Confidence;
use crate::fixtures::{close, columns, day, expected, number};
use crate::purchases::PurchasesByDay;

/// CDNOW, calibration to 1997-09-30, hold-out to 1998-06-30.
fn cdnow() -> (Vec<History>, Vec<u32>) {
    let data = columns("cdnow_sample_transactions.csv");
    let purchases = PurchasesByDay::from_columns(data.view());
    let window = SummaryWindow {
        end_day: day("1997-09-30"),
        days_per_unit: 7.0,
    };
    let summaries = customer_summaries(&purchases, window);
    let histories = summaries
        .into_iter()
        .map(|line| line.unwrap().history)
        .collect();
    (
        histories,
        purchase_days_between(&purchases, day("1997-09-30"), day("1998-06-30")),
    )
}

#[test]
fn cdnow_hold_out() {
    let all = expected();
    let figures = &all["btyd_fit"]["cdnow_sample"];
    let (histories, actual) = cdnow();
    let bg = fit_beta_geometric(&histories, Dropout::AfterRepeat).unwrap();
    let mbg = fit_beta_geometric(&histories, Dropout::AfterAny).unwrap();
    let pnbd = fit_pareto_nbd(&histories).unwrap();
    let tests = [
        (back_test(&bg.model, &histories, &actual, 39.0), "bgnbd"),
        (back_test(&mbg.model, &histories, &actual, 39.0), "mbgnbd"),
        (back_test(&pnbd.model, &histories, &actual, 39.0), "pnbd"),
    ];
    for (found, key) in tests {
        let found = found.unwrap();
        assert_eq!((found.n, found.actual), (2357, 1882));
        close(
            found.forecast,
            number(&figures[key]["holdout_expected_sum"]),
            1e-5,
        );
        close(
            found.mean_absolute_error,
            number(&figures[key]["holdout_mae"]),
            1e-5,
        );
        close(
            found.root_mean_square,
            number(&figures[key]["holdout_rmse"]),
            1e-5,
        );
        assert!(
            found.ranking.unwrap() > 0.75,
            "{key} ranks customers: {:?}",
            found.ranking
        );
    }
}

#[test]
fn ranking_counts_ties_half() {
    let model = ParetoNbd {
        r: 1.0,
        alpha: 10.0,
        s: 1.0,
        beta: 10.0,
    };
    let history = |repeats| History::new(repeats, 5.0, 9.0).unwrap();
    let histories = [history(1), history(1), history(4), history(9)];
    let rank = |actual: &[u32]| back_test(&model, &histories, actual, 5.0).unwrap().ranking;
    assert_eq!(rank(&[0, 1, 1, 2]), Some(2.5 / 3.0));
    assert_eq!(rank(&[0, 0, 1, 2]), Some(1.0));
    assert_eq!(rank(&[1, 1, 1, 2]), None);
    assert!(back_test(&model, &[], &[], 5.0).is_err());
}

/// The interval of a parameter itself is its standard error, on the logarithmic scale.
#[test]
fn intervals_follow_from_the_covariance() {
    let (histories, _) = cdnow();
    let fit = fit_beta_geometric(&histories, Dropout::AfterAny).unwrap();
    let alpha = parameter_interval(&fit, Confidence::P95, |model| model.alpha).unwrap();
    let relative = fit.errors.unwrap()[1] / fit.model.alpha;
    close(
        (alpha.high / alpha.value).ln(),
        Confidence::P95.z() * relative,
        1e-6,
    );
    let year =
        parameter_interval(&fit, Confidence::P95, |model| model.expected_of_new(52.0)).unwrap();
    assert!(year.low < year.value && year.value < year.high && year.high < 2.0 * year.low);
    assert_eq!(parameter_interval(&fit, Confidence::P95, |_| 0.0), None);
}
