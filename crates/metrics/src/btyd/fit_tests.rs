use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::fixtures::{close, columns, day, expected, near, number, numbers, rows};
use crate::purchases::PurchasesByDay;

/// CDNOW sample, weeks as exact fractions, calibration to 1997-09-30.
fn cdnow() -> Vec<CustomerSummary> {
    let data = columns("cdnow_sample_transactions.csv");
    let window = SummaryWindow {
        end_day: day("1997-09-30"),
        days_per_unit: 7.0,
    };
    let purchases = PurchasesByDay::from_columns(data.view());
    customer_summaries(&purchases, window)
        .into_iter()
        .flatten()
        .collect()
}

/// `x, t_x, T, zbar` files; amounts in currency units.
fn table(name: &str) -> Vec<CustomerSummary> {
    rows(name)
        .iter()
        .map(|row| {
            let repeats = row[1].parse().unwrap();
            let time = |index: usize| row[index].parse::<f64>().unwrap();
            CustomerSummary {
                history: History::new(repeats, time(2), time(3)).unwrap(),
                spend: Spend {
                    repeats,
                    mean: 100.0 * time(4),
                },
            }
        })
        .collect()
}

fn histories(summaries: &[CustomerSummary]) -> Vec<History> {
    summaries.iter().map(|line| line.history).collect()
}

/// In currency units, as the published figures are.
fn spends(summaries: &[CustomerSummary]) -> Vec<Spend> {
    let in_units = |line: &CustomerSummary| Spend {
        mean: line.spend.mean / 100.0,
        ..line.spend
    };
    summaries.iter().map(in_units).collect()
}

#[track_caller]
fn check<M: std::fmt::Debug>(fit: &ModelFit<M>, parameters: [f64; 4], figures: &Value) {
    println!("{fit:?}");
    assert!(fit.is_converged);
    assert!(
        fit.log_likelihood >= number(&figures["ll"]) - 1e-7,
        "{} falls short",
        fit.log_likelihood
    );
    near(fit.log_likelihood, number(&figures["ll"]), 1e-6);
    for (found, wanted) in parameters.iter().zip(numbers(&figures["params"])) {
        close(*found, wanted, 1e-4);
    }
    for (found, wanted) in fit.errors.unwrap().iter().zip(numbers(&figures["se"])) {
        close(*found, wanted, 1e-3);
    }
}

fn of_beta_geometric(model: BetaGeometric) -> [f64; 4] {
    [model.r, model.alpha, model.a, model.b]
}

fn of_pareto(model: ParetoNbd) -> [f64; 4] {
    [model.r, model.alpha, model.s, model.beta]
}

/// Fader & Hardie's official summary: exact in x, to its two decimals in the rest.
#[test]
fn summaries_equal_the_official_ones() {
    let ours = cdnow();
    let official = table("cdnow_summary_cal39.csv");
    assert_eq!(ours.len(), official.len());
    for (found, wanted) in ours.iter().zip(&official) {
        assert_eq!(found.history.repeats(), wanted.history.repeats());
        near(found.history.recency(), wanted.history.recency(), 0.005_001);
        near(found.history.age(), wanted.history.age(), 0.005_001);
        near(found.spend.mean, wanted.spend.mean, 0.500_1);
    }
    let repeats: u32 = ours.iter().map(|line| line.history.repeats()).sum();
    let once = ours
        .iter()
        .filter(|line| line.history.repeats() == 0)
        .count();
    assert_eq!((ours.len(), repeats, once), (2357, 2457, 1411));
}

/// Own optimum in 50 digits, confirmed by lifetimes, CLVTools, BTYD and BTYDplus; published 2005, 2007.
#[test]
fn fits_of_the_cdnow_sample() {
    let all = expected();
    let sample = histories(&cdnow());
    let rounded = histories(&table("cdnow_summary_cal39.csv"));
    for (data, key) in [
        (&sample, "cdnow_sample"),
        (&rounded, "cdnow_summary_rounded"),
    ] {
        let figures = &all["btyd_fit"][key];
        let bg = fit_beta_geometric(data, Dropout::AfterRepeat).unwrap();
        check(&bg, of_beta_geometric(bg.model), &figures["bgnbd"]);
        let mbg = fit_beta_geometric(data, Dropout::AfterAny).unwrap();
        check(&mbg, of_beta_geometric(mbg.model), &figures["mbgnbd"]);
        let pnbd = fit_pareto_nbd(data).unwrap();
        check(&pnbd, of_pareto(pnbd.model), &figures["pnbd"]);
        assert_eq!((bg.n, bg.repeats), (2357, 2457));
    }
}

#[test]
fn gamma_gamma_of_the_cdnow_sample() {
    let all = expected();
    for (summaries, key) in [
        (cdnow(), "cdnow_sample"),
        (table("cdnow_summary_cal39.csv"), "cdnow_summary_rounded"),
    ] {
        let figures = &all["btyd_fit"][key]["gg"];
        let fit = fit_gamma_gamma(&spends(&summaries)).unwrap();
        assert_eq!(fit.n, 946);
        near(fit.log_likelihood, number(&figures["ll"]), 1e-6);
        close(
            fit.correlation.unwrap(),
            number(&figures["corr_x_zbar"]),
            1e-9,
        );
        let found = [fit.model.p, fit.model.q, fit.model.gamma];
        for (found, wanted) in found.iter().zip(numbers(&figures["params"])) {
            close(*found, wanted, 1e-4);
        }
        for (found, wanted) in fit.errors.unwrap().iter().zip(numbers(&figures["se"])) {
            close(*found, wanted, 1e-3);
        }
    }
}

/// 39 weeks after the calibration; all three models forecast less than the 1882 that came.
#[test]
fn hold_out_forecasts() {
    let all = expected();
    let figures = &all["btyd_fit"]["cdnow_sample"];
    let data = histories(&cdnow());
    let bg = fit_beta_geometric(&data, Dropout::AfterRepeat)
        .unwrap()
        .model;
    let mbg = fit_beta_geometric(&data, Dropout::AfterAny).unwrap().model;
    let pnbd = fit_pareto_nbd(&data).unwrap().model;
    let models: [(&dyn PurchaseModel, &str); 3] =
        [(&bg, "bgnbd"), (&mbg, "mbgnbd"), (&pnbd, "pnbd")];
    for (model, key) in models {
        let forecast: f64 = data
            .iter()
            .map(|&h| model.expected_purchases(h, 39.0))
            .sum();
        close(
            forecast,
            number(&figures[key]["holdout_expected_sum"]),
            1e-5,
        );
        let alive: f64 = data.iter().map(|&h| model.alive(h)).sum();
        close(alive, number(&figures[key]["sum_palive"]), 1e-5);
    }
}

/// 1,000 simulated customers: within three standard errors of the truth, and never below its likelihood.
#[test]
fn simulated_customers_give_their_parameters_back() {
    let all = expected();
    let figures = &all["btyd_fit"]["sim_bgnbd_public"];
    let summaries = table("sim_bgnbd_public.csv");
    let data = histories(&summaries);
    let fit = fit_beta_geometric(&data, Dropout::AfterRepeat).unwrap();
    check(&fit, of_beta_geometric(fit.model), &figures["fit"]);
    assert!(fit.log_likelihood >= number(&figures["ll_at_true"]));
    let found = of_beta_geometric(fit.model);
    for ((found, error), truth) in found
        .iter()
        .zip(fit.errors.unwrap())
        .zip(numbers(&figures["true"]))
    {
        assert!((found - truth).abs() < 3.0 * error);
    }
    let gg = fit_gamma_gamma(&spends(&summaries)).unwrap();
    near(gg.log_likelihood, number(&figures["gg"]["ll"]), 1e-6);
}

/// In slices or in one go: the same sums, so the same digits; and the progress only grows.
#[test]
fn a_fit_in_slices_is_the_same_fit() {
    let data = histories(&cdnow());
    let mut fitting = Fitting::<BetaGeometric>::new(&data, Dropout::AfterAny).unwrap();
    let mut before = 0.0;
    while let FitProgress::Working(share) = fitting.advance() {
        assert!((before..1.0).contains(&share), "{share} after {before}");
        before = share;
    }
    assert_eq!(
        fitting.finish(),
        fit_beta_geometric(&data, Dropout::AfterAny)
    );
    let unfinished = Fitting::<ParetoNbd>::new(&data, ()).unwrap();
    assert!(unfinished.finish().is_err());
}

#[test]
fn fits_that_must_fail_politely() {
    let never = vec![History::new(0, 0.0, 30.0).unwrap(); 50];
    let same_day = vec![History::new(3, 0.0, 0.0).unwrap(); 50];
    let one = vec![History::new(3, 10.0, 20.0).unwrap()];
    for data in [&never, &same_day, &one, &Vec::new()] {
        assert!(fit_beta_geometric(data, Dropout::AfterRepeat).is_err());
        assert!(fit_beta_geometric(data, Dropout::AfterAny).is_err());
        assert!(fit_pareto_nbd(data).is_err());
    }
    let free = Spend {
        repeats: 2,
        mean: 0.0,
    };
    let missing = fit_gamma_gamma(&[free; 30]).unwrap_err();
    assert_eq!((missing.n, missing.need), (0, 10));
}

#[test]
fn rescaled_and_doubled_data_move_the_fit_as_theory_says() {
    let data = histories(&cdnow());
    let scaled: Vec<History> = data
        .iter()
        .map(|h| History::new(h.repeats(), h.recency() * 7.0, h.age() * 7.0).unwrap())
        .collect();
    let twice: Vec<History> = data.iter().chain(data.iter().rev()).copied().collect();
    let plain = fit_pareto_nbd(&data).unwrap();
    let slow = fit_pareto_nbd(&scaled).unwrap();
    close(slow.model.alpha, 7.0 * plain.model.alpha, 1e-5);
    close(slow.model.beta, 7.0 * plain.model.beta, 1e-5);
    near(
        slow.log_likelihood,
        plain.log_likelihood - 2457.0 * 7.0_f64.ln(),
        1e-6,
    );
    let double = fit_pareto_nbd(&twice).unwrap();
    close(double.model.beta, plain.model.beta, 1e-5);
    near(double.log_likelihood, 2.0 * plain.log_likelihood, 1e-6);
    close(
        double.errors.unwrap()[1],
        plain.errors.unwrap()[1] / 2.0_f64.sqrt(),
        1e-4,
    );

    let bg = fit_beta_geometric(&data, Dropout::AfterAny).unwrap();
    let slow = fit_beta_geometric(&scaled, Dropout::AfterAny).unwrap();
    close(slow.model.alpha, 7.0 * bg.model.alpha, 1e-5);
    close(slow.model.b, bg.model.b, 1e-5);

    let spend = spends(&cdnow());
    let cents: Vec<Spend> = spend
        .iter()
        .map(|s| Spend {
            mean: s.mean * 100.0,
            ..*s
        })
        .collect();
    let (units, minor) = (
        fit_gamma_gamma(&spend).unwrap(),
        fit_gamma_gamma(&cents).unwrap(),
    );
    close(minor.model.gamma, 100.0 * units.model.gamma, 1e-5);
    near(
        minor.log_likelihood,
        units.log_likelihood - 946.0 * 100.0_f64.ln(),
        1e-6,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Whatever the shop's history, a fit is finite or politely refused.
    #[test]
    fn no_data_breaks_a_fit(rows in prop::collection::vec((0_u32..12, 0.0_f64..1.0, 0.0_f64..100.0), 0..30)) {
        let data: Vec<History> = rows
            .into_iter()
            .map(|(x, late, age)| History::new(x, if x == 0 { 0.0 } else { late * age }, age).unwrap())
            .collect();
        for dropout in [Dropout::AfterRepeat, Dropout::AfterAny] {
            if let Ok(fit) = fit_beta_geometric(&data, dropout) {
                prop_assert!(fit.log_likelihood.is_finite());
                prop_assert!(data.iter().all(|&h| fit.model.expected_purchases(h, 10.0).is_finite()));
            }
        }
        if let Ok(fit) = fit_pareto_nbd(&data) {
            prop_assert!(fit.log_likelihood.is_finite());
            prop_assert!(data.iter().all(|&h| fit.model.expected_purchases(h, 10.0).is_finite()));
        }
    }
}
