//! RFM and 24×24 cohorts over 100,000 customers and 1,000,000 purchases: milliseconds, beside the floor of reading the
//! 16 MB of columns once. `cargo run --release -p metrics --example p12`
//!
//! The columns are those of the SplitMix64 generator used for every speed comparison.

use std::hint::black_box;
use std::time::Instant;

use metrics::purchases::{PurchaseColumns, PurchasesByDay, customer_totals};
use metrics::retention::{CohortWindow, monthly_cohorts};
use metrics::rfm::{Frequency, RfmRule, rfm};

const PURCHASES: usize = 1_000_000;
const CUSTOMERS: usize = 100_000;
const FIRST_DAY: i32 = 19_723;

fn main() {
    let (customer, day, amount) = columns();
    let Ok(view) = PurchaseColumns::new(CUSTOMERS, &customer, &day, &amount) else {
        println!("the generated columns do not fit together");
        return;
    };
    let end = FIRST_DAY + 729;
    let window = CohortWindow {
        data_end_day: end,
        months: 24,
    };

    report("floor: sum the three columns", || {
        let customers: u64 = customer.iter().map(|&c| u64::from(c)).sum();
        let days: i64 = day.iter().map(|&d| i64::from(d)).sum();
        customers.cast_signed() + days + amount.iter().sum::<i64>()
    });
    report("order by day", || PurchasesByDay::from_columns(view).len());
    let ordered = PurchasesByDay::from_columns(view);
    report("customer totals", || customer_totals(&ordered).len());
    let totals = customer_totals(&ordered);
    report("RFM rule B", || {
        rfm(&totals, end + 1, Frequency::PurchaseDays, RfmRule::B).map(|rfm| rfm.n)
    });
    report("cohorts 24×24", || {
        monthly_cohorts(&ordered, window).map(|grid| grid.rows.len())
    });
    report("all of it, from unordered columns", || {
        let ordered = PurchasesByDay::from_columns(view);
        let totals = customer_totals(&ordered);
        let scores = rfm(&totals, end + 1, Frequency::PurchaseDays, RfmRule::B);
        let grid = monthly_cohorts(&ordered, window);
        (
            scores.map(|rfm| rfm.classes),
            grid.map(|grid| grid.rows.len()),
        )
    });
}

#[allow(
    clippy::disallowed_methods,
    reason = "a native benchmark, not code of the browser"
)]
fn report<T>(label: &str, mut work: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    let first = times.first().copied().unwrap_or(f64::NAN);
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
    println!("{label:<36} first {first:7.2} ms   median {median:7.2} ms");
}

#[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
fn splitmix(seed: u64, n: usize) -> impl Iterator<Item = f64> {
    (1..=n as u64).map(move |i| {
        let mut z = seed.wrapping_add(i.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the generator's values are small and positive"
)]
fn columns() -> (Vec<u32>, Vec<i32>, Vec<i64>) {
    let customer = (0..CUSTOMERS as u32)
        .chain(splitmix(1, PURCHASES - CUSTOMERS).map(|u| (CUSTOMERS as f64 * u * u) as u32))
        .collect();
    let day = splitmix(2, PURCHASES)
        .map(|u| FIRST_DAY + (730.0 * u) as i32)
        .collect();
    let amount = splitmix(3, PURCHASES)
        .map(|u| (500.0 + 20_000.0 * u * u * u) as i64)
        .collect();
    (customer, day, amount)
}
