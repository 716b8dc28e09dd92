//! A Chromium for the tests: the system's, Google's or Microsoft's, else one that apt or Playwright
//! fetches.

use std::path::{Path, PathBuf};

use super::Node;
use crate::error::XtaskError;
use crate::places;
use crate::process::Program;

/// Playwright's own command, beside the end-to-end tests.
pub(crate) const PLAYWRIGHT: &str = "node_modules/@playwright/test/cli.js";

pub(crate) struct Browser {
    /// `None`: the one Playwright keeps for itself.
    pub(crate) program: Option<PathBuf>,
    /// Drives the browser for the wasm tests.
    pub(crate) driver: Option<PathBuf>,
}

/// Finds or installs a browser.
pub(crate) fn browser(node: &Node) -> Result<Browser, XtaskError> {
    if let Some(found) = found() {
        return Ok(found);
    }
    if install_with_apt(&["chromium", "chromium-driver", "fonts-noto-cjk"])
        && let Some(found) = found()
    {
        return Ok(found);
    }
    println!("No Chromium, Chrome or Edge found: Playwright fetches its own");
    let folder = places::end_to_end();
    node.install_packages(&folder)?;
    node.script(PLAYWRIGHT)
        .args(["install", "chromium"])
        .within(&folder)
        .run()
        .map_err(|_refused| XtaskError::Missing {
            program: "chromium",
            remedy: "Install Chromium, Chrome or Edge, or set SHUKE_CHROMIUM to its path.",
        })?;
    Ok(Browser {
        program: None,
        driver: driver_for(None),
    })
}

fn found() -> Option<Browser> {
    let given = std::env::var_os("SHUKE_CHROMIUM").map(PathBuf::from);
    let program = given.or_else(|| candidates().into_iter().find(|path| works(path)))?;
    let driver = driver_for(Some(&program));
    Some(Browser {
        program: Some(program),
        driver,
    })
}

fn candidates() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        return [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        ]
        .map(PathBuf::from)
        .to_vec();
    }
    if cfg!(windows) {
        let roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
        let programs = [
            r"Google\Chrome\Application\chrome.exe",
            r"Microsoft\Edge\Application\msedge.exe",
        ];
        return roots
            .iter()
            .filter_map(std::env::var_os)
            .flat_map(|root| programs.map(|program| Path::new(&root).join(program)))
            .collect();
    }
    [
        "chromium",
        "google-chrome",
        "google-chrome-stable",
        "chromium-browser",
        "microsoft-edge",
    ]
    .iter()
    .filter_map(|name| on_path(name))
    .collect()
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .find(|program| program.is_file())
}

/// Ubuntu's `chromium` is a door to a snap: it may not be installed behind it, and when it is, it
/// cannot read profiles in the folders where tests keep them.
fn works(program: &Path) -> bool {
    if !program.is_file() {
        return false;
    }
    if !cfg!(target_os = "linux") {
        return true;
    }
    let in_snap = std::fs::canonicalize(program).is_ok_and(|real| real.starts_with("/snap"))
        || std::fs::read_to_string(program).is_ok_and(|script| script.contains("/snap/"));
    !in_snap && Program::new(program).arg("--version").ask().is_some()
}

/// A driver of the browser's own major version.
fn driver_for(browser: Option<&Path>) -> Option<PathBuf> {
    let given = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let driver = given.or_else(|| on_path("chromedriver"))?;
    if cfg!(windows) {
        // There a browser does not tell its version on the command line.
        return Some(driver);
    }
    let of_browser = browser.and_then(version_of);
    (of_browser.is_none() || of_browser == version_of(&driver)).then_some(driver)
}

fn version_of(program: &Path) -> Option<u32> {
    let answer = Program::new(program).arg("--version").ask()?;
    answer
        .split_whitespace()
        .find_map(|word| word.split('.').next()?.parse().ok())
}

/// Installs Debian packages where that needs no question: as root, or with a sudo that asks for no
/// password. Tells whether it worked.
pub(super) fn install_with_apt(packages: &[&str]) -> bool {
    if Program::new("apt-get").arg("--version").ask().is_none() {
        return false;
    }
    let root = Program::new("id")
        .arg("-u")
        .ask()
        .is_some_and(|id| id.trim() == "0");
    if !root && Program::new("sudo").args(["-n", "true"]).ask().is_none() {
        println!(
            "To be installed by someone who may: apt-get install {}",
            packages.join(" ")
        );
        return false;
    }
    let apt = |arguments: &[&str]| {
        let program = if root {
            Program::new("apt-get")
        } else {
            Program::new("sudo").args(["-n", "apt-get"])
        };
        program
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .run()
            .is_ok()
    };
    println!("Installing {} with apt-get", packages.join(", "));
    // A stale package list is no reason to stop: what is wanted may still be had.
    let updated = apt(&["update", "-qq"]);
    if !updated {
        println!("apt-get update failed; trying with the list at hand");
    }
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments)
}
