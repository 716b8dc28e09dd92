//! The standard library for wasm32, which rustup adds.

use crate::error::XtaskError;
use crate::process::Program;

const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn require() -> Result<(), XtaskError> {
    if present() {
        return Ok(());
    }
    println!("Adding the target {TARGET}");
    let added = Program::new("rustup").args(["target", "add", TARGET]).run();
    match added {
        Err(XtaskError::NotStarted { .. }) => Err(XtaskError::Missing {
            program: "rustup",
            remedy: "Install Rust from rustup.rs, or the wasm32-unknown-unknown target your own way.",
        }),
        other => other,
    }
}

fn present() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Program::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .ask()
        .is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir())
}
