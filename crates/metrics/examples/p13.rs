//! One purchase more among 1,000,000 of 100,000 customers: microseconds to update totals, repeat rate, cohorts and RFM
//! cuts in place, beside recounting them. `cargo run --release -p metrics --example p13`

use std::hint::black_box;
use std::time::Instant;

use metrics::Confidence;
use metrics::live::LivePurchases;
use metrics::purchases::{PurchaseColumns, PurchasesByDay, customer_totals};
use metrics::retention::{CohortWindow, monthly_cohorts, repeat_rate};
use metrics::rfm::{Frequency, RfmRule, rfm};

const PURCHASES: usize = 1_000_000;
const CUSTOMERS: u32 = 100_000;
const FIRST_DAY: i32 = 19_723;
const END: i32 = FIRST_DAY + 729;

fn main() {
    let mut state = 7;
    let mut customer = Vec::new();
    let mut day = Vec::new();
    let mut amount = Vec::new();
    for _ in 0..PURCHASES {
        let (c, d, a) = draw(&mut state);
        customer.push(c);
        day.push(d);
        amount.push(a);
    }
    let Ok(columns) = PurchaseColumns::new(CUSTOMERS as usize, &customer, &day, &amount) else {
        println!("the generated columns do not fit together");
        return;
    };

    let (recount, _) = timed(|| {
        let purchases = PurchasesByDay::from_columns(columns);
        let totals = customer_totals(&purchases);
        let window = CohortWindow {
            data_end_day: END,
            months: 24,
        };
        let grid = monthly_cohorts(&purchases, window);
        let scores = rfm(&totals, END + 1, Frequency::PurchaseDays, RfmRule::B);
        (
            grid,
            scores.map(|rfm| rfm.n),
            repeat_rate(&totals, Confidence::P95),
        )
    });
    println!("recount            {recount:10.1} µs");
    let (build, mut live) = timed(|| LivePurchases::of(&PurchasesByDay::from_columns(columns)));
    println!("build once         {build:10.1} µs");
    let mut times: Vec<f64> = (0..10_000)
        .map(|_| {
            let (customer, day, amount) = draw(&mut state);
            let (time, _) = timed(|| {
                live.add(customer, day, amount);
                let cuts = live.rfm_cuts(END + 1);
                (
                    cuts.map(|cuts| cuts.score(&live.totals(customer))),
                    live.repeat_rate(Confidence::P95),
                )
            });
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| {
        times
            .get(times.len() * share / 1000)
            .copied()
            .unwrap_or(f64::NAN)
    };
    println!("add one, median    {:10.1} µs", at(500));
    println!("add one, 99 %      {:10.1} µs", at(990));
    println!(
        "add one, worst     {:10.1} µs",
        times.last().copied().unwrap_or(f64::NAN)
    );
    let (grid, _) = timed(|| live.cohorts(END, 24));
    println!("read the 24×24 grid {grid:9.1} µs");
}

#[allow(
    clippy::disallowed_methods,
    reason = "a native benchmark, not code of the browser"
)]
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = black_box(work());
    (start.elapsed().as_secs_f64() * 1e6, result)
}

/// A heavy-tailed customer, a day of two years, an amount.
fn draw(state: &mut u64) -> (u32, i32, i64) {
    let mut next = |bound: u64| {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % bound
    };
    let heavy = next(u64::from(CUSTOMERS)) * next(u64::from(CUSTOMERS)) / u64::from(CUSTOMERS);
    (
        u32::try_from(heavy).unwrap_or(0),
        FIRST_DAY + i32::try_from(next(730)).unwrap_or(0),
        i64::try_from(500 + next(20_000)).unwrap_or(0),
    )
}
