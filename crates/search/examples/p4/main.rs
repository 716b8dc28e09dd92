//! Search as you type over 100,000 customers, beside the floor of a plain scan.
//!
//! `cargo run --release -p search --example p4 [customers] [repetitions]`

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "figures to print, and numbers far below every limit"
)]

use std::hint::black_box;

use search::SearchIndex;

mod book;

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    let customers: u32 = arguments.next().unwrap_or(100_000);
    let repetitions = arguments.next().unwrap_or(20) as usize;

    let book = book::customers(customers);
    let mut builds = Vec::new();
    let mut index = SearchIndex::new();
    for _ in 0..5 {
        let processor = book::processor_milliseconds();
        let clock = book::Clock::start();
        index = SearchIndex::new();
        for (doc, customer) in (0..).zip(&book) {
            customer.with_fields(|fields| index.insert(doc, fields));
        }
        builds.push(
            clock
                .milliseconds()
                .min(book::processor_milliseconds() - processor + 4.0),
        );
    }
    builds.sort_by(f64::total_cmp);
    println!("customers          {customers}");
    println!(
        "build ms           {:.1} (best {:.1})",
        builds[builds.len() / 2],
        builds[0]
    );
    println!(
        "memory MB          {:.1} ({} B per customer)",
        index.memory_bytes() as f64 / 1e6,
        index.memory_bytes() / book.len().max(1)
    );

    let keystrokes = book::keystrokes();
    println!("keystrokes         {}", keystrokes.len());
    let ours = time(&keystrokes, repetitions, |query| {
        index.query(query, 50).len()
    });
    report("top 50", &ours);
    let filters = time(&keystrokes, repetitions, |query| {
        index.matches(query).map_or(0, |set| set.len())
    });
    report("filter, all", &filters);

    let texts: Vec<String> = book.iter().map(book::Customer::as_line).collect();
    let floor = time(&keystrokes, repetitions.min(5), |query| {
        let query = query.to_lowercase();
        texts.iter().filter(|text| text.contains(&query)).count()
    });
    report("floor: contains", &floor);

    println!("\nslowest keystrokes of the top 50");
    for (query, milliseconds, found) in ours.iter().rev().take(12) {
        println!("  {milliseconds:>7.3} ms  {found:>6}  {query}");
    }
    println!("slowest keystrokes of the filter");
    for (query, milliseconds, found) in filters.iter().rev().take(12) {
        println!("  {milliseconds:>7.3} ms  {found:>6}  {query}");
    }

    let mut found = 0;
    let typos = book::typos(&book, 400);
    for (doc, query) in &typos {
        found += usize::from(index.query(query, 50).iter().any(|hit| hit.doc == *doc));
    }
    println!(
        "\none-typo recall    {found} of {} in the top 50",
        typos.len()
    );
}

/// The time of each keystroke, slowest last: the best of the repetitions, or
/// their mean in processor time if the machine is busy with other things.
fn time(
    keystrokes: &[String],
    repetitions: usize,
    search: impl Fn(&str) -> usize,
) -> Vec<(&str, f64, usize)> {
    let mut results: Vec<(&str, f64, usize)> = keystrokes
        .iter()
        .map(|query| {
            let processor = book::processor_milliseconds();
            let best = (0..repetitions.max(1)).fold(f64::INFINITY, |best, _| {
                let clock = book::Clock::start();
                black_box(search(black_box(query)));
                best.min(clock.milliseconds())
            });
            let mean =
                (book::processor_milliseconds() - processor + 4.0) / repetitions.max(1) as f64;
            (query.as_str(), best.min(mean), search(query))
        })
        .collect();
    results.sort_by(|one, other| one.1.total_cmp(&other.1));
    results
}

fn report(label: &str, results: &[(&str, f64, usize)]) {
    let at = |share: usize| {
        results
            .get((results.len() * share / 100).min(results.len() - 1))
            .map_or(0.0, |result| result.1)
    };
    println!(
        "{label:<18} p50 {:.3}  p95 {:.3}  max {:.3} ms",
        at(50),
        at(95),
        at(100)
    );
}
