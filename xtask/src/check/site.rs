//! The finished site: that it builds without a warning, and that it stays small.

use std::path::Path;

use super::Session;
use super::tally::Tally;
use crate::build::{self, Sizes};
use crate::error::XtaskError;

/// What is downloaded before the first list can be used, in bytes after brotli. Like the others a guard against
/// growing unseen, a little above what was measured last; they are meant to be lowered.
const FIRST_SCREEN: Budget = Budget {
    name: "first screen",
    holds: |name| FIRST.contains(&name),
    most: 820_000,
};
/// The same with the parts that come afterwards by themselves.
const FIRST_VISIT: Budget = Budget {
    name: "first visit",
    holds: |name| FIRST.contains(&name) || build::is_part(name),
    most: 3_040_000,
};
/// Readers and writers of foreign files, fetched when the first file is dropped in.
const FOREIGN_FILES: Budget = Budget {
    name: "foreign files",
    holds: |name| ["files_bg.wasm", "files.js"].contains(&name),
    most: 410_000,
};

const FIRST: [&str; 8] = [
    "shuke_bg.wasm",
    "shuke.js",
    "shuke_parts.js",
    "engine_parts.js",
    "engine_bg.wasm",
    "engine.js",
    "boot.js",
    "style.css",
];

struct Budget {
    name: &'static str,
    /// Whether a file, by its name, counts.
    holds: fn(&str) -> bool,
    most: u64,
}

pub(super) fn run(session: &mut Session) -> Result<Tally, XtaskError> {
    let mut tally = Tally::default();
    let dist = if let Some(dist) = &session.dist {
        dist.clone()
    } else {
        let site = match session.building.take() {
            Some(building) => building
                .join()
                .map_err(|_panic| XtaskError::BuildStopped)??,
            None => build::release()?,
        };
        tally.check("the site builds without a warning", &site.warnings);
        site.folder
    };
    session.dist = Some(dist.clone());
    let sizes = build_folder(&dist).and_then(|folder| build::measure_sizes(&folder));
    for budget in [FIRST_SCREEN, FIRST_VISIT, FOREIGN_FILES] {
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
        .filter(|(name, _, _)| (budget.holds)(name))
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
