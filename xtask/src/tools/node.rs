//! Node.js with npm, for the browser tests and the benchmarks.

use std::path::{Path, PathBuf};

use super::chromium::install_with_apt;
use crate::error::{WhileDoing as _, XtaskError};
use crate::places;
use crate::process::Program;

/// What Playwright asks for.
const OLDEST_MAJOR: u32 = 20;
/// Fetched from npm where the system's own is older, as in Debian 12.
const FETCHED: &str = "22.23.3";

pub(crate) struct Node {
    program: PathBuf,
    /// To put before the user's path, so that scripts find this Node as well.
    path: Vec<PathBuf>,
}

impl Node {
    /// A Node with a script to run.
    pub(crate) fn script(&self, script: &str) -> Program {
        Program::new(&self.program).path(&self.path).arg(script)
    }

    /// `npm ci` in a folder, skipped while what is installed is what the lock file says.
    pub(crate) fn install_packages(&self, folder: &Path) -> Result<(), XtaskError> {
        let lock = folder.join("package-lock.json");
        let wanted = std::fs::read(&lock).while_doing("read", lock)?;
        let stamp = folder.join("node_modules").join(".installed-lock.json");
        if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        Program::new("npm")
            .path(&self.path)
            .args(["ci", "--no-audit", "--no-fund"])
            // The browser is looked for, and only then fetched, by `chromium`.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .within(folder)
            .run()?;
        std::fs::write(&stamp, wanted).while_doing("write", stamp)
    }
}

/// The system's Node when it is new enough, else one from the cache.
pub(crate) fn require() -> Result<Node, XtaskError> {
    let npm_there = || Program::new("npm").arg("--version").ask().is_some();
    if !npm_there() {
        install_with_apt(&["nodejs", "npm"]);
    }
    let system = Node {
        program: "node".into(),
        path: Vec::new(),
    };
    if npm_there() && is_new_enough(&system) {
        return Ok(system);
    }
    if npm_there()
        && let Some(fetched) = fetch()?
    {
        return Ok(fetched);
    }
    Err(XtaskError::Missing {
        program: "node",
        remedy: "Install Node.js 20 or newer, with npm, and try again.",
    })
}

/// Node itself is on npm, ready made for the usual systems, one package each.
fn fetch() -> Result<Option<Node>, XtaskError> {
    let system = match std::env::consts::OS {
        "linux" => "linux",
        "macos" => "darwin",
        "windows" => "win",
        _ => return Ok(None),
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        _ => return Ok(None),
    };
    let package = format!("node-{system}-{processor}");
    let home = places::tools()?.join(format!("node-{FETCHED}"));
    let bin = home.join("node_modules").join(&package).join("bin");
    let node = Node {
        program: bin.join(format!("node{}", std::env::consts::EXE_SUFFIX)),
        path: vec![bin],
    };
    if is_new_enough(&node) {
        return Ok(Some(node));
    }
    println!("Installing Node.js {FETCHED} into {}", home.display());
    std::fs::create_dir_all(&home).while_doing("create", &home)?;
    Program::new("npm")
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ])
        .arg(&home)
        .arg(format!("{package}@{FETCHED}"))
        .run()?;
    Ok(is_new_enough(&node).then_some(node))
}

fn is_new_enough(node: &Node) -> bool {
    let version = Program::new(&node.program).arg("--version").ask();
    version.as_deref().and_then(major_of) >= Some(OLDEST_MAJOR)
}

fn major_of(version: &str) -> Option<u32> {
    let version = version.trim().strip_prefix('v')?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major_of("v20.20.2\n"), Some(20));
        assert_eq!(major_of("20.20.2"), None);
    }
}
