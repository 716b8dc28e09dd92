//! Turns the translators' catalogues into plain functions (`t::customers::title()`), and refuses to
//! build when the two languages do not say the same things.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/template.rs"]
mod template;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const LOCALES: &str = "src/i18n/locales";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={LOCALES}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");

    let mut problems = Vec::new();
    let merged = catalogue::read(Path::new(LOCALES), &mut problems);
    if problems.is_empty() {
        let target = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("catalogue.rs");
        if let Err(error) = fs::write(&target, emit::module(&merged)) {
            problems.push(format!("{} cannot be written: {error}", target.display()));
        }
    }
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
