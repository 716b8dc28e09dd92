//! `wasm-opt`, from the npm package `binaryen`, the only place that has it ready made.

use std::path::PathBuf;

use crate::error::{WhileDoing as _, XtaskError};
use crate::places;
use crate::process::Program;

/// Also written in Trunk.toml: Trunk refuses another one.
const VERSION: &str = "132";

/// The folder to put on the path, or `None` where there is no npm: Trunk then fetches the same
/// version itself, from a place that not every network reaches.
pub(super) fn folder() -> Result<Option<PathBuf>, XtaskError> {
    let home = places::tools()?.join(format!("binaryen-{VERSION}"));
    let bin = home.join("node_modules").join(".bin");
    let program = bin.join(if cfg!(windows) {
        "wasm-opt.cmd"
    } else {
        "wasm-opt"
    });
    if is_wanted(Program::new(&program)) {
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

fn is_wanted(program: Program) -> bool {
    program
        .arg("--version")
        .ask()
        .is_some_and(|answer| answer.contains(&format!("version {VERSION}")))
}
