//! The suites that are one cargo command each.

use super::tally::Tally;
use crate::error::XtaskError;
use crate::process::Program;
use crate::{places, tools};

pub(super) fn format() -> Result<Tally, XtaskError> {
    tools::require_component("rustfmt")?;
    succeeds(Program::cargo().args(["fmt", "--all", "--check"]))
}

pub(super) fn lint() -> Result<Tally, XtaskError> {
    tools::require_component("clippy")?;
    succeeds(
        Program::cargo()
            .args([
                "clippy",
                "--quiet",
                "--locked",
                "--workspace",
                "--all-targets",
            ])
            .args(["--", "-D", "warnings"]),
    )
}

/// What becomes wasm must be free of warnings there too: everything but this program.
pub(super) fn lint_wasm() -> Result<Tally, XtaskError> {
    tools::require_component("clippy")?;
    tools::require_wasm_target()?;
    succeeds(
        Program::cargo()
            .args([
                "clippy",
                "--quiet",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
            ])
            .args(["--workspace", "--exclude", "xtask"])
            .args(["--", "-D", "warnings"]),
    )
}

pub(super) fn native(long: bool) -> Result<Tally, XtaskError> {
    let mut program = Program::cargo()
        .args(["test", "--locked", "--workspace", "--no-fail-fast"])
        .within(&places::root());
    if long {
        program = program.env("SHUKE_LONG", "1");
    }
    let outcome = program.watch()?;
    Ok(Tally::of_cargo_tests(
        &outcome.text,
        outcome.status.success(),
    ))
}

fn succeeds(program: Program) -> Result<Tally, XtaskError> {
    let outcome = program.within(&places::root()).watch()?;
    Ok(Tally::of_one(outcome.status.success()))
}
