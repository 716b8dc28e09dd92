//! `cargo xtask bench`: figures beside those of other programs, in one run.

use std::path::{Path, PathBuf};

use crate::command_line::BenchOptions;
use crate::error::{WhileDoing as _, XtaskError};
use crate::process::Program;
use crate::{build, places, tools};

const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn run(options: &BenchOptions) -> Result<(), XtaskError> {
    let folder = places::root().join("tests").join("perf");
    let node = tools::require_node()?;
    node.install_packages(&folder)?;
    let browser = tools::browser(&node)?;
    let dist = match &options.dist {
        Some(dist) => std::path::absolute(dist).unwrap_or_else(|_| dist.clone()),
        None => build::release()?.folder,
    };
    let bench = places::target().join("perf");
    build_crate(&bench.join("wasm"))?;
    let mut program = node
        .script("run.mjs")
        .args(&options.arguments)
        .env("SHUKE_DIST", dist)
        .env("SHUKE_BENCH", bench)
        .within(&folder);
    if let Some(chromium) = browser.program {
        program = program.env("SHUKE_CHROMIUM", chromium);
    }
    program.run()
}

/// The crate `bench`, made as the workers of the site are: release profile, the locked wasm-bindgen, wasm-opt.
fn build_crate(folder: &Path) -> Result<(), XtaskError> {
    let path = tools::for_build()?;
    Program::cargo()
        .args(["build", "--quiet", "--locked", "--release"])
        .args(["--package", "bench", "--target", TARGET])
        .within(&places::root())
        .run()?;
    let compiled: PathBuf = [TARGET, "release", "bench.wasm"].iter().collect();
    std::fs::create_dir_all(folder).while_doing("create", folder)?;
    Program::new("wasm-bindgen")
        .path(&path)
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(places::target().join(compiled))
        .run()?;
    let wasm = folder.join("bench_bg.wasm");
    Program::new("wasm-opt")
        .path(&path)
        .arg("-O3")
        .arg(&wasm)
        .arg("--output")
        .arg(&wasm)
        .run()
}
