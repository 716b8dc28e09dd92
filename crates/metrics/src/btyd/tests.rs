use proptest::prelude::*;
use serde_json::Value;

use super::special::{digamma, discounted_survival, gauss_legendre, ln_rising, trigamma};
use super::*;
use crate::fixtures::{close, expected, near, number, numbers};

fn beta_geometric(parameters: &Value, dropout: Dropout) -> BetaGeometric {
    let p = numbers(parameters);
    BetaGeometric {
        r: p[0],
        alpha: p[1],
        a: p[2],
        b: p[3],
        dropout,
    }
}

fn pareto(parameters: &Value) -> ParetoNbd {
    let p = numbers(parameters);
    ParetoNbd {
        r: p[0],
        alpha: p[1],
        s: p[2],
        beta: p[3],
    }
}

fn history(case: &Value) -> History {
    let repeats = u32::try_from(case["x"].as_u64().unwrap()).unwrap();
    History::new(repeats, number(&case["t_x"]), number(&case["T"])).unwrap()
}

/// mpmath, 20 digits.
const GOLDEN: f64 = 1e-11;

#[track_caller]
fn check(model: &impl PurchaseModel, history: History, figures: &Value, label: &str) {
    println!("{label} {history:?}");
    // A log-likelihood may be zero, so it is compared on the scale of one.
    let wanted = number(&figures["ll"]);
    near(
        model.log_likelihood(history),
        wanted,
        GOLDEN * wanted.abs().max(1.0),
    );
    close(model.alive(history), number(&figures["p_alive"]), GOLDEN);
    for (horizon, purchases) in figures["cond_exp"].as_object().unwrap() {
        let found = model.expected_purchases(history, horizon.parse().unwrap());
        println!("  horizon {horizon}");
        close(found, number(purchases), GOLDEN);
    }
}

#[test]
fn golden_values_at_published_parameters() {
    let all = expected();
    let public = &all["btyd_golden"]["public"];
    let params = &public["params"];
    let bg = beta_geometric(&params["bgnbd"], Dropout::AfterRepeat);
    let mbg = beta_geometric(&params["mbgnbd"], Dropout::AfterAny);
    let pnbd = pareto(&params["pnbd"]);
    for case in public["customers"].as_array().unwrap() {
        let history = history(case);
        check(&bg, history, &case["bgnbd"], "BG/NBD");
        check(&mbg, history, &case["mbgnbd"], "MBG/NBD");
        check(&pnbd, history, &case["pnbd"], "Pareto/NBD");
        let delta = libm::log(1.15) / 52.0;
        let residual = number(&case["pnbd"]["dert_15pct_annual_cont_weekly"]);
        close(pnbd.discounted_residual(history, delta), residual, GOLDEN);
    }
    for (horizon, purchases) in public["unconditional_exp"]["bgnbd"].as_object().unwrap() {
        close(
            bg.expected_of_new(horizon.parse().unwrap()),
            number(purchases),
            GOLDEN,
        );
    }
    for (horizon, purchases) in public["unconditional_exp"]["mbgnbd"].as_object().unwrap() {
        close(
            mbg.expected_of_new(horizon.parse().unwrap()),
            number(purchases),
            GOLDEN,
        );
    }
    for (horizon, purchases) in public["unconditional_exp"]["pnbd"].as_object().unwrap() {
        close(
            pnbd.expected_of_new(horizon.parse().unwrap()),
            number(purchases),
            GOLDEN,
        );
    }
    for (repeats, probability) in public["bgnbd_pmf_t39"].as_object().unwrap() {
        let found = bg.probability_of(repeats.parse().unwrap(), 39.0).unwrap();
        close(found, number(probability), GOLDEN);
    }
}

/// Thousands of purchases, cut-off on the first day, surely dead, horizons from 1e-6 to 1e6, a = 1, s = 1, a + b < 1,
/// alpha and beta far apart: lifetimes answers NaN or infinity to some of these.
#[test]
fn stress_set_is_finite_and_right() {
    let all = expected();
    for case in all["btyd_golden"]["stress"].as_array().unwrap() {
        let params = &case["params"];
        let label = case["why"].as_str().unwrap();
        let history = history(case);
        match case["model"].as_str().unwrap() {
            "bgnbd" => check(
                &beta_geometric(params, Dropout::AfterRepeat),
                history,
                case,
                label,
            ),
            "mbgnbd" => check(
                &beta_geometric(params, Dropout::AfterAny),
                history,
                case,
                label,
            ),
            _ => check(&pareto(params), history, case, label),
        }
    }
}

#[test]
fn gamma_gamma_golden_values() {
    let all = expected();
    let public = &all["btyd_golden"]["public"];
    let p = numbers(&public["params"]["gg"]);
    let model = GammaGamma {
        p: p[0],
        q: p[1],
        gamma: p[2],
    };
    for case in public["gg"].as_array().unwrap() {
        let spend = Spend {
            repeats: u32::try_from(case["x"].as_u64().unwrap()).unwrap(),
            mean: number(&case["zbar"]),
        };
        close(
            model.expected_spend(spend).unwrap(),
            number(&case["exp_spend"]),
            GOLDEN,
        );
        if spend.repeats > 0 {
            close(model.log_likelihood(spend), number(&case["ll"]), GOLDEN);
        }
    }
    close(
        model.population_mean().unwrap(),
        number(&public["gg_population_mean"]),
        GOLDEN,
    );
    let heavy = GammaGamma { q: 0.9, ..model };
    assert_eq!(
        heavy.population_mean(),
        None,
        "an infinite mean is no number"
    );
}

/// lifetimes convention: month = 4.345 weeks, flows discounted at the month's end.
#[test]
fn lifetime_value_equals_lifetimes() {
    let all = expected();
    let params = &all["btyd_golden"]["public"]["params"];
    let bg = beta_geometric(&params["bgnbd"], Dropout::AfterRepeat);
    let mbg = beta_geometric(&params["mbgnbd"], Dropout::AfterAny);
    let pnbd = pareto(&params["pnbd"]);
    for case in all["clv"].as_array().unwrap() {
        let history = history(case);
        let spend = number(&case["exp_spend"]);
        for (discount, label) in [(0.01, "1pct"), (0.0, "0pct")] {
            let year = Horizon {
                periods: 12,
                period_length: 4.345,
                discount,
                timing: FlowTiming::EndOfPeriod,
            };
            let wanted = |model: &str| number(&case[&format!("clv12m_{label}_{model}")]);
            close(
                lifetime_value(&bg, history, spend, year),
                wanted("bgnbd"),
                GOLDEN,
            );
            close(
                lifetime_value(&mbg, history, spend, year),
                wanted("mbgnbd"),
                GOLDEN,
            );
            close(
                lifetime_value(&pnbd, history, spend, year),
                wanted("pnbd"),
                GOLDEN,
            );
        }
    }
    let mid = Horizon {
        periods: 1,
        period_length: 52.0,
        discount: 0.21,
        timing: FlowTiming::MidPeriod,
    };
    let plain = bg.expected_of_new(52.0);
    close(
        lifetime_value(&bg, History::NEW, 1.0, mid),
        plain / 1.1,
        1e-14,
    );
}

#[test]
fn simple_formula_in_both_readings() {
    close(
        simple_lifetime_value(100.0, 0.8, 0.1, false).unwrap(),
        266.666_666_666_666_63,
        1e-14,
    );
    close(
        simple_lifetime_value(100.0, 0.8, 0.1, true).unwrap(),
        366.666_666_666_666_7,
        1e-14,
    );
    assert!(simple_lifetime_value(100.0, 1.0, 0.0, true).is_err());
}

#[test]
fn contradictory_histories_do_not_exist() {
    assert!(History::new(0, 1.0, 5.0).is_none());
    assert!(History::new(2, 6.0, 5.0).is_none());
    assert!(History::new(2, -1.0, 5.0).is_none());
    assert!(History::new(2, 1.0, f64::INFINITY).is_none());
    assert!(History::new(2, f64::NAN, 5.0).is_none());
}

/// With p this large, ln (p)_x is x ln p + x(x−1)/2p to all digits.
#[test]
fn rising_factorials_of_huge_numbers() {
    let p = 6e7;
    close(ln_rising(p, 5.0), 5.0 * libm::log(p) + 10.0 / p, 1e-15);
    close(ln_rising(2.0, 4.0), libm::log(120.0), 1e-15);
}

#[test]
fn special_functions() {
    // Abramowitz & Stegun: ψ(1) = −γ, ψ′(1) = π²/6, ψ(1/2) = −γ − 2 ln 2, ψ′(1/2) = π²/2.
    let euler = 0.577_215_664_901_532_9;
    let square = std::f64::consts::PI.powi(2);
    close(digamma(1.0), -euler, 1e-14);
    close(digamma(0.5), -euler - 2.0 * std::f64::consts::LN_2, 1e-14);
    close(trigamma(1.0), square / 6.0, 1e-14);
    close(trigamma(0.5), square / 2.0, 1e-14);
    for order in [16, 64] {
        let rule = gauss_legendre(order);
        near(rule.iter().map(|(_, w)| w).sum(), 2.0, 1e-14);
        near(
            rule.iter().map(|(x, w)| w * x.powi(10)).sum(),
            2.0 / 11.0,
            1e-14,
        );
    }
    // s = 0 leaves 1/δ; a huge scale does too.
    close(discounted_survival(0.01, 5.0, 0.0), 100.0, 1e-12);
    close(discounted_survival(0.5, 1e12, 2.0), 2.0, 1e-11);
}

proptest! {
    #[test]
    fn expectations_start_at_zero_and_rise(x in 0_u32..60, late in 0.0_f64..1.0, age in 0.0_f64..150.0, t in 0.1_f64..200.0) {
        let recency = if x == 0 { 0.0 } else { late * age };
        let history = History::new(x, recency, age).unwrap();
        let bg = BetaGeometric { r: 0.24, alpha: 4.4, a: 0.8, b: 2.4, dropout: Dropout::AfterRepeat };
        let mbg = BetaGeometric { dropout: Dropout::AfterAny, ..bg };
        let pnbd = ParetoNbd { r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 };
        let models: [&dyn PurchaseModel; 3] = [&bg, &mbg, &pnbd];
        for model in models {
            prop_assert_eq!(model.expected_purchases(history, 0.0), 0.0);
            let (near, far) = (model.expected_purchases(history, t), model.expected_purchases(history, 2.0 * t));
            prop_assert!(near >= 0.0 && far >= near);
            prop_assert!((0.0..=1.0).contains(&model.alive(history)));
        }
        if x == 0 {
            prop_assert_eq!(bg.alive(history), 1.0);
            prop_assert!(mbg.alive(history) < 1.0);
        }
    }

    #[test]
    fn rescaling_time_rescales_the_likelihood(x in 0_u32..30, late in 0.0_f64..1.0, age in 0.1_f64..100.0, c in 0.1_f64..30.0) {
        let recency = if x == 0 { 0.0 } else { late * age };
        let history = History::new(x, recency, age).unwrap();
        let scaled = History::new(x, recency * c, age * c).unwrap();
        let pnbd = ParetoNbd { r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 };
        let slow = ParetoNbd { alpha: 10.6 * c, beta: 11.7 * c, ..pnbd };
        let shift = f64::from(x) * c.ln();
        prop_assert!((slow.log_likelihood(scaled) - pnbd.log_likelihood(history) + shift).abs() < 1e-9);
        prop_assert!((slow.alive(scaled) - pnbd.alive(history)).abs() < 1e-10);
        let bg = BetaGeometric { r: 0.24, alpha: 4.4, a: 0.8, b: 2.4, dropout: Dropout::AfterRepeat };
        let slow = BetaGeometric { alpha: 4.4 * c, ..bg };
        prop_assert!((slow.log_likelihood(scaled) - bg.log_likelihood(history) + shift).abs() < 1e-9);
    }

    #[test]
    fn probabilities_sum_to_one(t in 0.1_f64..40.0) {
        let bg = BetaGeometric { r: 0.6, alpha: 4.4, a: 0.8, b: 2.4, dropout: Dropout::AfterRepeat };
        let sum: f64 = (0..400).map(|x| bg.probability_of(x, t).unwrap()).sum();
        prop_assert!((sum - 1.0).abs() < 1e-6);
    }
}
