//! Counting what passed and what did not.

use std::time::{Duration, Instant};

use crate::error::XtaskError;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl Tally {
    pub(super) fn join(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// One check, told on the screen when it fails.
    pub(super) fn check(&mut self, name: &str, problems: &[String]) {
        if problems.is_empty() {
            self.passed += 1;
            println!("ok    {name}");
            return;
        }
        self.failed += 1;
        println!("FAIL  {name}");
        for problem in problems {
            println!("      {problem}");
        }
    }

    pub(super) fn of_one(passed: bool) -> Self {
        Self {
            passed: u64::from(passed),
            failed: u64::from(!passed),
        }
    }

    /// Sums the closing lines of cargo's and wasm-bindgen's test runners. A program that failed without
    /// saying which test did (it did not compile, or it crashed) counts as one failure.
    pub(super) fn of_cargo_tests(text: &str, succeeded: bool) -> Self {
        let mut tally = Self::default();
        for line in text.lines().filter(|line| line.starts_with("test result:")) {
            tally.passed += count_before(line, "passed");
            tally.failed += count_before(line, "failed");
        }
        tally.or_one_failure(succeeded)
    }

    /// Sums the closing lines of Playwright's list reporter.
    pub(super) fn of_playwright(text: &str, succeeded: bool) -> Self {
        let mut tally = Self::default();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let (Some(count), Some(kind)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(count) = count.parse::<u64>() else {
                continue;
            };
            match (kind, words.next()) {
                ("passed", _) => tally.passed += count,
                // Flaky is not reliable, and what was not tried is not known to work.
                ("failed" | "flaky" | "interrupted", None) | ("did", Some("not")) => {
                    tally.failed += count;
                }
                _ => {}
            }
        }
        tally.or_one_failure(succeeded)
    }

    fn or_one_failure(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

fn count_before(line: &str, word: &str) -> u64 {
    let mut before = None;
    for part in line.split([' ', ';']).filter(|part| !part.is_empty()) {
        if part == word {
            return before.unwrap_or(0);
        }
        before = part.parse().ok();
    }
    0
}

/// What came of every suite.
#[derive(Default)]
pub(super) struct Report {
    rows: Vec<(&'static str, Tally, Duration)>,
}

impl Report {
    pub(super) fn add(
        &mut self,
        name: &'static str,
        suite: impl FnOnce() -> Result<Tally, XtaskError>,
    ) {
        #[allow(
            clippy::disallowed_methods,
            reason = "this program runs natively, and the time is only shown"
        )]
        let started = Instant::now();
        let tally = suite().unwrap_or_else(|error| {
            eprintln!("{error}");
            Tally::of_one(false)
        });
        self.rows.push((name, tally, started.elapsed()));
    }

    pub(super) fn print(&self) {
        println!();
        for (name, tally, took) in &self.rows {
            let mark = if tally.failed == 0 { "ok  " } else { "FAIL" };
            println!(
                "{mark}  {name:<10} {:>5} passed {:>4} failed  {:>6.1} s",
                tally.passed,
                tally.failed,
                took.as_secs_f64()
            );
        }
        let total = self.total();
        println!("\n{} passed, {} failed", total.passed, total.failed);
    }

    pub(super) fn is_good(&self) -> bool {
        self.total().failed == 0
    }

    fn total(&self) -> Tally {
        let mut total = Tally::default();
        for (_, tally, _) in &self.rows {
            total.join(*tally);
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_test_lines_are_summed() {
        let text = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let tally = Tally::of_cargo_tests(text, false);
        assert_eq!(
            tally,
            Tally {
                passed: 7,
                failed: 1
            }
        );
    }

    #[test]
    fn a_crash_without_a_count_is_one_failure() {
        assert_eq!(
            Tally::of_cargo_tests("", false),
            Tally {
                passed: 0,
                failed: 1
            }
        );
        assert_eq!(Tally::of_cargo_tests("", true), Tally::default());
    }

    #[test]
    fn playwright_lines_are_summed() {
        let text = "  ok 1 [tablet] offline.spec.mjs:3:1 (1.2s)\n\
            \x20 1 failed\n    [tablet] x.spec.mjs:3:1 a failed thing\n\
            \x20 1 flaky\n  2 did not run\n  1 skipped\n  12 passed (3.4s)\n";
        let tally = Tally::of_playwright(text, false);
        assert_eq!(
            tally,
            Tally {
                passed: 12,
                failed: 4
            }
        );
    }
}
