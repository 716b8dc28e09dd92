//! Fits of the purchase models over simulated shops of 2,357 (as many as CDNOW's sample), 23,570 and 100,000
//! customers, in milliseconds. `cargo run --release -p metrics --example p14`

use std::hint::black_box;
use std::time::Instant;

use metrics::btyd::{
    Dropout, History, PurchaseModel, Spend, fit_beta_geometric, fit_gamma_gamma, fit_pareto_nbd,
};

fn main() {
    for customers in [2_357, 23_570, 100_000] {
        let data = simulate(customers);
        println!("{customers} customers");
        let bg = report("  BG/NBD", || {
            fit_beta_geometric(&data, Dropout::AfterRepeat)
        });
        report("  MBG/NBD", || {
            fit_beta_geometric(&data, Dropout::AfterAny).is_ok()
        });
        let pareto = report("  Pareto/NBD", || fit_pareto_nbd(&data));
        let spends: Vec<Spend> = data
            .iter()
            .zip(uniform(9))
            .map(|(h, u)| Spend {
                repeats: h.repeats(),
                mean: 20.0 + 60.0 * u,
            })
            .collect();
        report("  Gamma-Gamma", || fit_gamma_gamma(&spends).is_ok());
        if let (Ok(bg), Ok(pareto)) = (bg, pareto) {
            println!("  {:?} LL {:.6}", bg.model, bg.log_likelihood);
            println!("  {:?} LL {:.6}", pareto.model, pareto.log_likelihood);
            report("  BG/NBD P(alive) and E[X(52)] of all", || {
                sum(&bg.model, &data)
            });
            report("  Pareto/NBD P(alive) and E[X(52)] of all", || {
                sum(&pareto.model, &data)
            });
        }
    }
}

fn sum(model: &impl PurchaseModel, data: &[History]) -> f64 {
    data.iter()
        .map(|&history| model.alive(history) + model.expected_purchases(history, 52.0))
        .sum()
}

#[allow(
    clippy::disallowed_methods,
    reason = "a native benchmark, not code of the browser"
)]
fn report<T>(label: &str, mut work: impl FnMut() -> T) -> T {
    let mut run = || {
        let start = Instant::now();
        let result = black_box(work());
        (start.elapsed().as_secs_f64() * 1e3, result)
    };
    let (first, result) = run();
    let mut times: Vec<f64> = (0..5).map(|_| run().0).collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(2).copied().unwrap_or(first);
    println!("{label:<42} first {first:8.2} ms   median {median:8.2} ms");
    result
}

/// Uniform numbers between 0 and 1 (SplitMix64).
fn uniform(seed: u64) -> impl Iterator<Item = f64> {
    (1..).map(move |i: u64| {
        let mut z = seed
            .wrapping_mul(0xD1B5_4A32_D192_ED03)
            .wrapping_add(i.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bits = u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(0);
        (f64::from(bits) + 0.5) / 4_294_967_296.0
    })
}

/// Customers who buy at exponential intervals with rate ~ Exp(mean 1/6) and leave after a purchase with chance u³.
fn simulate(customers: usize) -> Vec<History> {
    let mut draw = uniform(3);
    let mut next = move || draw.next().unwrap_or(0.5);
    (0..customers)
        .filter_map(|_| {
            let age = 20.0 + (next() * 130.0 * 7.0).floor() / 7.0;
            let rate = -next().ln() / 6.0;
            let leave = next().powi(3);
            let (mut repeats, mut last, mut time) = (0, 0.0, 0.0);
            loop {
                time += -next().ln() / rate;
                if time > age {
                    break;
                }
                repeats += 1;
                last = time;
                if next() < leave {
                    break;
                }
            }
            History::new(repeats, last, age)
        })
        .collect()
}
