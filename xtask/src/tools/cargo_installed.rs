//! Tools that come as crates.

use std::path::PathBuf;

use crate::error::XtaskError;
use crate::places;
use crate::process::Program;

pub(super) struct Wanted<'a> {
    pub(super) package: &'a str,
    pub(super) program: &'a str,
    pub(super) version: &'a str,
    pub(super) arguments: &'a [&'a str],
}

/// The folder that holds the program, after installing it where it is missing.
pub(super) fn folder(wanted: &Wanted<'_>) -> Result<PathBuf, XtaskError> {
    let home = places::tools()?.join(format!("{}-{}", wanted.package, wanted.version));
    let bin = home.join("bin");
    let kept = bin.join(format!(
        "{}{}",
        wanted.program,
        std::env::consts::EXE_SUFFIX
    ));
    if has_version(Program::new(&kept), wanted.version) {
        return Ok(bin);
    }
    if let Some(folder) = on_path(wanted) {
        return Ok(folder);
    }
    println!(
        "Installing {} {} into {} (once, a few minutes)",
        wanted.package,
        wanted.version,
        home.display()
    );
    Program::cargo()
        .args(["install", wanted.package, "--version", wanted.version])
        .args(wanted.arguments)
        // Optimising the tool takes three times as long as it then saves.
        .args(["--profile", "dev", "--force", "--root"])
        .arg(&home)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", places::target().join("tools"))
        .within(&std::env::temp_dir())
        .run()?;
    Ok(bin)
}

fn on_path(wanted: &Wanted<'_>) -> Option<PathBuf> {
    let name = format!("{}{}", wanted.program, std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| {
        let program = folder.join(&name);
        program.is_file() && has_version(Program::new(&program), wanted.version)
    })
}

/// Both tools answer `name 1.2.3`.
fn has_version(program: Program, version: &str) -> bool {
    program
        .arg("--version")
        .ask()
        .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(version))
}
