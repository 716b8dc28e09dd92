//! Parts of the Rust toolchain itself, which rustup adds.

use crate::error::XtaskError;
use crate::process::Program;

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for wasm.
pub(crate) fn require_wasm_target() -> Result<(), XtaskError> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let there = Program::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .ask()
        .is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir());
    if there {
        return Ok(());
    }
    add("target", TARGET)
}

/// `rustfmt` or `clippy`, which a minimal toolchain lacks.
pub(crate) fn require_component(name: &str) -> Result<(), XtaskError> {
    let command = if name == "rustfmt" { "fmt" } else { name };
    if Program::cargo()
        .args([command, "--version"])
        .ask()
        .is_some()
    {
        return Ok(());
    }
    add("component", name)
}

fn add(kind: &str, name: &str) -> Result<(), XtaskError> {
    println!("Adding the {kind} {name}");
    match Program::new("rustup").args([kind, "add", name]).run() {
        Err(XtaskError::NotStarted { .. }) => Err(XtaskError::Missing {
            program: "rustup",
            remedy: "Install Rust from rustup.rs, or add wasm32-unknown-unknown, rustfmt and clippy \
                     your own way.",
        }),
        other => other,
    }
}
