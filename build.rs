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
/// Set where the finished program will be split (xtask/src/build/split.rs).
const SPLIT: &str = "SHUKE_SPLIT";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={LOCALES}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed={SPLIT}");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if env::var_os(SPLIT).is_some() {
        println!("cargo::rustc-cfg=split");
        // Who calls whom is known from the linker's notes on what it put where.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }

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
