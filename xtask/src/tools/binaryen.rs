//! `wasm-opt`, from the npm package `binaryen`, the only place that has it ready made.

use std::path::{Path, PathBuf};

use crate::error::{WhileDoing as _, XtaskError};
use crate::places;
use crate::process::Program;

/// Also written in Trunk.toml: Trunk refuses another one.
const VERSION: &str = "132";
/// npm writes a command file on Windows.
const NAME: &str = if cfg!(windows) {
    "wasm-opt.cmd"
} else {
    "wasm-opt"
};

/// The folder to put on the path, or `None` where there is no npm: Trunk then fetches the same
/// version itself, from a place that not every network reaches.
pub(super) fn folder() -> Result<Option<PathBuf>, XtaskError> {
    let home = home()?;
    let bin = bin(&home);
    if is_wanted(Program::new(bin.join(NAME))) {
        return Ok(Some(bin));
    }
    if is_wanted(Program::new("wasm-opt")) || Program::new("npm").arg("--version").ask().is_none() {
        return Ok(None);
    }
    println!("Installing binaryen {VERSION} into {}", home.display());
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
        .arg(format!("binaryen@{VERSION}.0.0"))
        .run()?;
    Ok(Some(bin))
}

/// The program itself: ours, one on the path, or the one Trunk has fetched.
pub(super) fn program() -> Result<PathBuf, XtaskError> {
    let ours = bin(&home()?).join(NAME);
    [Some(ours), Some("wasm-opt".into()), fetched_by_trunk()]
        .into_iter()
        .flatten()
        .find(|path| is_wanted(Program::new(path)))
        .ok_or(XtaskError::Missing {
            program: "wasm-opt",
            remedy: "Install Node.js with npm, which has it, and build again.",
        })
}

fn home() -> Result<PathBuf, XtaskError> {
    Ok(places::tools()?.join(format!("binaryen-{VERSION}")))
}

fn bin(home: &Path) -> PathBuf {
    home.join("node_modules").join(".bin")
}

/// Where Trunk keeps what it fetches.
fn fetched_by_trunk() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cache = if cfg!(windows) {
        set("LOCALAPPDATA")?.join(r"trunkrs\trunk\cache")
    } else if cfg!(target_os = "macos") {
        set("HOME")?.join("Library/Caches/dev.trunkrs.trunk")
    } else {
        set("XDG_CACHE_HOME")
            .or_else(|| set("HOME").map(|home| home.join(".cache")))?
            .join("trunk")
    };
    let bin = cache
        .join(format!("wasm-opt-version_{VERSION}"))
        .join("bin");
    Some(bin.join(format!("wasm-opt{}", std::env::consts::EXE_SUFFIX)))
}

fn is_wanted(program: Program) -> bool {
    program
        .arg("--version")
        .ask()
        .is_some_and(|answer| answer.contains(&format!("version {VERSION}")))
}
