//! From sources to a folder that any static host can serve.

mod arrange;
mod identity;
mod sizes;
mod split;

use std::path::{Path, PathBuf};

pub(crate) use arrange::arrange_staged;
pub(crate) use identity::{BUILD_ID, DEV};
pub(crate) use sizes::{Sizes, measure as measure_sizes};
pub(crate) use split::is_part;

use self::identity::BuildId;
use crate::command_line::BuildOptions;
use crate::error::{WhileDoing as _, XtaskError};
use crate::places;
use crate::process::Program;
use crate::tools;

/// A finished site.
pub(crate) struct Built {
    pub(crate) folder: PathBuf,
    /// What the compiler had to say about it.
    pub(crate) warnings: Vec<String>,
}

/// Builds the release as it is deployed.
pub(crate) fn release() -> Result<Built, XtaskError> {
    build(&BuildOptions {
        dist: None,
        quick: false,
    })
}

pub(crate) fn build(options: &BuildOptions) -> Result<Built, XtaskError> {
    let root = places::root();
    let dist = match &options.dist {
        Some(folder) => std::path::absolute(folder).while_doing("find", folder)?,
        None => root.join("dist"),
    };
    let path = tools::for_build()?;
    let _one_at_a_time = take_turn()?;

    let id = BuildId::of_sources(&root)?;
    let raw = places::target().join("site");
    if raw.exists() {
        std::fs::remove_dir_all(&raw).while_doing("empty", &raw)?;
    }
    let mut trunk = Program::new("trunk")
        .path(&path)
        .arg("build")
        .arg("--dist")
        .arg(&raw);
    if !options.quick {
        trunk = trunk.arg("--release").env(split::SPLIT, "1");
    }
    let outcome = trunk
        .env(BUILD_ID, id.as_str())
        // A user's NO_COLOR=1 is no value Trunk understands.
        .env("NO_COLOR", "false")
        .within(&root)
        .watch()?;
    if !outcome.status.success() {
        return Err(XtaskError::Failed {
            command: "trunk build".to_owned(),
            status: outcome.status,
        });
    }

    replace(&raw, &dist)?;
    println!("Build {} is in {}", id.as_str(), dist.display());
    if !options.quick {
        sizes::print(&dist.join(id.folder()));
    }
    Ok(Built {
        folder: dist,
        warnings: warnings(&outcome.text),
    })
}

fn warnings(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| line.starts_with("warning"))
        .map(str::to_owned)
        .collect()
}

/// Two builds at once would write into each other's files.
fn take_turn() -> Result<std::fs::File, XtaskError> {
    let target = places::target();
    std::fs::create_dir_all(&target).while_doing("create", &target)?;
    let path = target.join("site.lock");
    let file = std::fs::File::create(&path).while_doing("create", &path)?;
    file.lock().while_doing("lock", &path)?;
    Ok(file)
}

/// Puts the finished site in place of the old one at the very end, so that a failed build leaves the
/// old one whole.
fn replace(finished: &Path, dist: &Path) -> Result<(), XtaskError> {
    if dist.exists() {
        std::fs::remove_dir_all(dist).while_doing("empty", dist)?;
    }
    for name in places::files_below(finished)? {
        let to = dist.join(&name);
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).while_doing("create", folder)?;
        }
        std::fs::copy(finished.join(&name), &to).while_doing("write", &to)?;
    }
    Ok(())
}
