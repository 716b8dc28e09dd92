//! The finished site: that it builds without a warning, and that it stays small.

use std::path::Path;

use super::Session;
use super::tally::Tally;
use crate::build::{self, Sizes};
use crate::error::XtaskError;

/// What a first visit downloads before the app can be used, in bytes after brotli. A guard against
/// growing unseen, a little above what was measured last; it is meant to be lowered.
const FIRST_VISIT: Budget = Budget {
    name: "first visit",
    files: &["shuke_bg.wasm", "shuke.js", "engine_bg.wasm", "engine.js"],
    most: 1_775_000,
};
/// Readers and writers of foreign files, fetched when the first file is dropped in.
const FOREIGN_FILES: Budget = Budget {
    name: "foreign files",
    files: &["files_bg.wasm", "files.js"],
    most: 340_000,
};

struct Budget {
    name: &'static str,
    files: &'static [&'static str],
    most: u64,
}

pub(super) fn run(session: &mut Session) -> Result<Tally, XtaskError> {
    let mut tally = Tally::default();
    let dist = if let Some(dist) = &session.dist {
        dist.clone()
    } else {
        let site = build::release()?;
        tally.check("the site builds without a warning", &site.warnings);
        site.folder
    };
    session.dist = Some(dist.clone());
    let sizes = build_folder(&dist).and_then(|folder| build::measure_sizes(&folder));
    for budget in [FIRST_VISIT, FOREIGN_FILES] {
        let problems = sizes.as_ref().map_or_else(
            || vec!["the sizes could not be measured".to_owned()],
            |sizes| over(&budget, sizes),
        );
        tally.check(&format!("size of {}", budget.name), &problems);
    }
    Ok(tally)
}

fn over(budget: &Budget, sizes: &Sizes) -> Vec<String> {
    let total: u64 = sizes
        .rows
        .iter()
        .filter(|(name, _, _)| budget.files.contains(&name.as_str()))
        .map(|(_, _, brotli)| brotli)
        .sum();
    if total <= budget.most {
        return Vec::new();
    }
    vec![format!(
        "{total} bytes after brotli, at most {}",
        budget.most
    )]
}

fn build_folder(dist: &Path) -> Option<std::path::PathBuf> {
    std::fs::read_dir(dist)
        .ok()?
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with("build-"))
        .map(|entry| entry.path())
}
