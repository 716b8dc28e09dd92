//! `cargo xtask test`: every suite, cheapest first, each counted.

mod browser_tests;
mod cargo_suites;
mod dependency_rules;
mod end_to_end;
mod site;
mod tally;
mod text_rules;

use std::path::PathBuf;
use std::thread::JoinHandle;

use crate::build::{self, Built};
use crate::command_line::TestOptions;
use crate::error::XtaskError;
use tally::{Report, Tally};

/// What suites share.
pub(crate) struct Session {
    long: bool,
    /// The site to test, once there is one.
    dist: Option<PathBuf>,
    playwright: Vec<std::ffi::OsString>,
    /// The release on its way: linking the page keeps one processor busy for minutes, the suites before it the others.
    building: Option<JoinHandle<Result<Built, XtaskError>>>,
}

struct Suite {
    name: &'static str,
    run: fn(&mut Session) -> Result<Tally, XtaskError>,
}

const SUITES: [Suite; 8] = [
    Suite {
        name: "format",
        run: |_| cargo_suites::format(),
    },
    Suite {
        name: "rules",
        run: |_| rules(),
    },
    Suite {
        name: "lint",
        run: |_| cargo_suites::lint(),
    },
    Suite {
        name: "lint-wasm",
        run: |_| cargo_suites::lint_wasm(),
    },
    Suite {
        name: "native",
        run: |session| cargo_suites::native(session.long),
    },
    Suite {
        name: "web",
        run: |session| browser_tests::run(session.long),
    },
    Suite {
        name: "build",
        run: site::run,
    },
    Suite {
        name: "e2e",
        run: end_to_end::run,
    },
];

/// Runs the wanted suites to the end, whatever fails on the way, and prints what came of each.
pub(crate) fn run(options: TestOptions) -> Result<(), XtaskError> {
    let wanted = wanted_suites(&options.only)?;
    let mut session = Session {
        long: options.long,
        dist: options.dist,
        playwright: options.playwright,
        building: None,
    };
    if session.dist.is_none() && wanted.iter().any(|suite| suite.name == "build") {
        session.building = Some(std::thread::spawn(build::release));
    }
    let mut report = Report::default();
    for suite in wanted {
        println!("\n== {} ==", suite.name);
        report.add(suite.name, || (suite.run)(&mut session));
    }
    report.print();
    if report.is_good() {
        Ok(())
    } else {
        Err(XtaskError::ChecksFailed)
    }
}

fn wanted_suites(only: &[String]) -> Result<Vec<&'static Suite>, XtaskError> {
    if let Some(name) = only
        .iter()
        .find(|name| SUITES.iter().all(|suite| suite.name != name.as_str()))
    {
        return Err(XtaskError::NoSuchSuite {
            name: name.clone(),
            known: SUITES.map(|suite| suite.name).join(", "),
        });
    }
    let chosen = |suite: &&Suite| only.is_empty() || only.iter().any(|name| name == suite.name);
    Ok(SUITES.iter().filter(chosen).collect())
}

fn rules() -> Result<Tally, XtaskError> {
    let mut tally = text_rules::check()?;
    tally.join(dependency_rules::check()?);
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_suites_run_unless_some_are_named() {
        assert_eq!(
            wanted_suites(&[]).map(|suites| suites.len()).ok(),
            Some(SUITES.len())
        );
        let some = wanted_suites(&["e2e".to_owned(), "format".to_owned()]);
        let names: Option<Vec<&str>> = some
            .map(|suites| suites.iter().map(|suite| suite.name).collect())
            .ok();
        assert_eq!(names, Some(vec!["format", "e2e"]));
        assert!(wanted_suites(&["formt".to_owned()]).is_err());
    }
}
