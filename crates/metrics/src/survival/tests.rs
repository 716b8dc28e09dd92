use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, counts, expected, near, number, numbers, rows};

fn life(time: f64, is_lost: bool) -> Lifetime {
    Lifetime { time, is_lost }
}

fn reached(value: &Value) -> Reached {
    match number(value) {
        time if time.is_finite() => Reached::At(time),
        _ => Reached::NotReached,
    }
}

/// Two groups of lifetimes.
fn data(name: &str) -> [Vec<Lifetime>; 2] {
    let mut groups = [Vec::new(), Vec::new()];
    for row in rows(name) {
        let field = |index: usize| row[index].parse::<f64>().unwrap();
        let (group, life) = match name {
            "gehan.tsv" => (usize::from(row[0] == "2"), life(field(1), row[2] == "1")),
            "rossi.csv" => (usize::from(row[2] == "1"), life(field(0), row[1] == "1")),
            _ => (
                usize::from(row[2] != "control"),
                life(field(0), row[1] == "1"),
            ),
        };
        groups[group].push(life);
    }
    groups
}

fn curve(lives: &[Lifetime]) -> KaplanMeier {
    kaplan_meier(lives, Confidence::P95).unwrap()
}

/// lifelines 0.30.3 and R survival, which agree to 1e-15.
#[track_caller]
fn check(name: &str, key: &str, tau: f64) {
    let all = expected();
    let figures = &all["survival"][key];
    let groups = data(name);
    let found = curve(&groups.concat());
    assert_eq!(
        (Some(found.n), Some(found.lost)),
        (figures["n"].as_u64(), figures["events"].as_u64())
    );
    for (index, time) in numbers(&figures["times"]).into_iter().enumerate() {
        let at = found.survival_at(time);
        near(at.value, number(&figures["surv"][index]), 1e-13);
        near(at.low, number(&figures["ci_loglog_lower"][index]), 1e-12);
        near(at.high, number(&figures["ci_loglog_upper"][index]), 1e-12);
    }
    assert_eq!(found.time_below(0.5), reached(&figures["median"]));
    assert_eq!(found.time_below(0.75), reached(&figures["q25_S075"]));
    assert_eq!(found.time_below(0.25), reached(&figures["q75_S025"]));
    let (low, high) = found.time_below_limits(0.5);
    assert_eq!(low, reached(&figures["median_ci"][0]));
    assert_eq!(high, reached(&figures["median_ci"][1]));
    let mean = found.restricted_mean(tau, Confidence::P95);
    close(mean.value, number(&figures["rmst"]), 1e-12);
    let error = number(&all["survival_R"][key]["rmst"]["se"]);
    near(mean.value - mean.low, Confidence::P95.z() * error, 1e-10);

    let test = log_rank(&groups[0], &groups[1]).unwrap();
    close(test.chi_square, number(&figures["logrank_chi2"]), 1e-11);
    close(test.p, number(&figures["logrank_p"]), 1e-9);
    let r = &all["survival_R"][key]["logrank"];
    assert_eq!(test.observed.to_vec(), counts(&r["obs"]));
    close(test.expected[0], number(&r["exp"][0]), 1e-12);
}

#[test]
fn waltons() {
    check("waltons.csv", "waltons", 80.0);
    let [control, treated] = data("waltons.csv");
    assert_eq!(curve(&control).time_below(0.5), Reached::At(58.0));
    assert_eq!(curve(&treated).time_below(0.5), Reached::At(26.0));
}

#[test]
fn rossi_does_not_reach_its_median() {
    check("rossi.csv", "rossi", 52.0);
}

#[test]
fn gehan() {
    check("gehan.tsv", "gehan_all", 25.0);
}

/// Kaplan & Meier 1958, section 4.6.4, and the small cases where implementations differ.
#[test]
fn small_cases() {
    for (name, figures) in expected()["km_semantics"].as_object().unwrap() {
        let lives: Vec<Lifetime> = numbers(&figures["t"])
            .into_iter()
            .zip(counts(&figures["e"]))
            .map(|(time, event)| life(time, event == 1))
            .collect();
        let found = curve(&lives);
        for (time, survival) in numbers(&figures["lifelines_times"])
            .iter()
            .zip(numbers(&figures["lifelines_S"]))
        {
            near(found.survival_at(*time).value, survival, 1e-14);
        }
        assert_eq!(
            found.time_below(0.5),
            reached(&figures["lifelines_median"]),
            "{name}"
        );
    }
}

#[test]
fn nothing_and_nonsense() {
    assert!(kaplan_meier(&[], Confidence::P95).is_err());
    assert!(kaplan_meier(&[life(f64::NAN, true), life(-1.0, true)], Confidence::P95).is_err());
    assert!(log_rank(&[life(3.0, false)], &[life(4.0, false)]).is_err());
    let at_zero = curve(&[life(0.0, false), life(2.0, true)]);
    assert_eq!((at_zero.n, at_zero.steps[1].at_risk), (2, 1));
}

/// Fader & Hardie 2007, regular customers; 1000 customers, the table gives permille.
#[test]
fn shifted_beta_geometric_equals_published() {
    let all = expected();
    let survivors = [1000, 631, 468, 382, 326, 289, 262, 241];
    for (years, key) in [
        (8, "sbg_regular_first7years"),
        (5, "sbg_regular_first4years"),
    ] {
        let figures = &all["sbg"][key];
        let fit = fit_shifted_beta_geometric(&survivors[..years]).unwrap();
        close(fit.model.alpha, number(&figures["alpha"]), 1e-6);
        close(fit.model.beta, number(&figures["beta"]), 1e-6);
        close(fit.log_likelihood, number(&figures["ll_n1000"]), 1e-12);
        close(fit.model.mean_churn(), number(&figures["mean_churn"]), 1e-6);
        assert_eq!(fit.model.expected_tenure(), f64::INFINITY);
        close(
            fit.model.discounted_lifetime(0.10),
            number(&figures["del_discount_10pct_annual"]),
            1e-6,
        );
        for (renewals, survival) in (0..).zip(numbers(&figures["S_0_12"])) {
            close(fit.model.survival(renewals), survival, 1e-6);
        }
        for (renewal, retention) in (1..).zip(numbers(&figures["retention_1_12"])) {
            close(fit.model.retention(renewal), retention, 1e-6);
        }
    }
}

#[test]
fn too_little_for_a_beta_geometric() {
    assert!(fit_shifted_beta_geometric(&[100, 60]).is_err());
    assert!(fit_shifted_beta_geometric(&[100, 100, 100]).is_err());
    assert!(fit_shifted_beta_geometric(&[100, 0, 0]).is_err());
    let finite = ShiftedBetaGeometric {
        alpha: 2.0,
        beta: 3.0,
    };
    close(finite.expected_tenure(), 4.0, 1e-15);
    close(finite.discounted_lifetime(1e-7), 4.0, 1e-3);
}

proptest! {
    #[test]
    fn the_curve_falls_inside_its_limits(lives in prop::collection::vec((0_u32..40, any::<bool>()), 1..60)) {
        let lives: Vec<Lifetime> = lives.into_iter().map(|(time, lost)| life(f64::from(time), lost)).collect();
        let found = curve(&lives);
        prop_assert!(found.steps.is_sorted_by(|a, b| a.survival >= b.survival && a.time < b.time));
        prop_assert!(found.steps.iter().all(|s| 0.0 <= s.low && s.low <= s.survival && s.survival <= s.high && s.high <= 1.0));
        let mut reversed = lives.clone();
        reversed.reverse();
        prop_assert_eq!(&curve(&reversed), &found);
        let slow: Vec<Lifetime> = lives.iter().map(|l| life(l.time * 8.0, l.is_lost)).collect();
        let scaled = curve(&slow).restricted_mean(320.0, Confidence::P95).value;
        prop_assert!((scaled - 8.0 * found.restricted_mean(40.0, Confidence::P95).value).abs() < 1e-9);
    }
}
