//! Tells the compiler whether the finished program will be split (`xtask/src/build/split.rs`).

/// Set where it will.
const SPLIT: &str = "SHUKE_SPLIT";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={SPLIT}");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if std::env::var_os(SPLIT).is_some() {
        println!("cargo::rustc-cfg=split");
        // Who calls whom is known from the linker's notes on what it put where.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
