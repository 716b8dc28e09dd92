//! `cargo xtask bench`: figures beside those of other programs, in one run.

use crate::command_line::BenchOptions;
use crate::error::XtaskError;
use crate::process::Program;
use crate::{build, places, tools};

pub(crate) fn run(options: &BenchOptions) -> Result<(), XtaskError> {
    let folder = places::root().join("tests").join("perf");
    tools::require_node()?;
    tools::install_packages(&folder)?;
    let end_to_end = places::end_to_end();
    tools::install_packages(&end_to_end)?;
    let browser = tools::browser(&end_to_end)?;
    let dist = match &options.dist {
        Some(dist) => std::path::absolute(dist).unwrap_or_else(|_| dist.clone()),
        None => build::release()?.folder,
    };
    let mut program = Program::new("node")
        .arg("run.mjs")
        .args(&options.arguments)
        .env("SHUKE_DIST", dist)
        .within(&folder);
    if let Some(chromium) = browser.program {
        program = program.env("SHUKE_CHROMIUM", chromium);
    }
    program.run()
}
