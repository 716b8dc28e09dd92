//! Node.js, for the browser tests and the benchmarks.

use std::path::Path;

use super::chromium::install_with_apt;
use crate::error::XtaskError;
use crate::process::Program;

const OLDEST_MAJOR: u32 = 18;

pub(crate) fn require() -> Result<(), XtaskError> {
    if fit() || (install_with_apt(&["nodejs", "npm"]) && fit()) {
        return Ok(());
    }
    Err(XtaskError::Missing {
        program: "node",
        remedy: "Install Node.js 18 or newer, with npm, and try again.",
    })
}

/// `npm ci` in a folder, skipped while what is installed is what the lock file says.
pub(crate) fn install_packages(folder: &Path) -> Result<(), XtaskError> {
    let wanted = std::fs::read(folder.join("package-lock.json")).ok();
    let stamp = folder.join("node_modules").join(".installed-lock.json");
    if wanted.is_some() && wanted == std::fs::read(&stamp).ok() {
        return Ok(());
    }
    Program::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        // The browser is looked for, and only then fetched, by `chromium`.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .within(folder)
        .run()?;
    if let Some(wanted) = wanted {
        // Without the stamp the next run installs again, which is slow but right.
        drop(std::fs::write(stamp, wanted));
    }
    Ok(())
}

fn fit() -> bool {
    let version = Program::new("node").arg("--version").ask();
    let major = version.as_deref().and_then(major_of);
    major >= Some(OLDEST_MAJOR) && Program::new("npm").arg("--version").ask().is_some()
}

fn major_of(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}
