//! `cargo xtask bench`: figures beside those of other programs, in one run.

use crate::command_line::BenchOptions;
use crate::error::XtaskError;
use crate::{build, places, tools};

pub(crate) fn run(options: &BenchOptions) -> Result<(), XtaskError> {
    let folder = places::root().join("tests").join("perf");
    let node = tools::require_node()?;
    node.install_packages(&folder)?;
    let browser = tools::browser(&node)?;
    let dist = match &options.dist {
        Some(dist) => std::path::absolute(dist).unwrap_or_else(|_| dist.clone()),
        None => build::release()?.folder,
    };
    let mut program = node
        .script("run.mjs")
        .args(&options.arguments)
        .env("SHUKE_DIST", dist)
        .within(&folder);
    if let Some(chromium) = browser.program {
        program = program.env("SHUKE_CHROMIUM", chromium);
    }
    program.run()
}
