//! The programs the build needs. Each is fetched once per version into the user's cache; one that is
//! on the path already is used only when its version is exactly the one wanted.

mod binaryen;
mod cargo_installed;
mod chromium;
mod node;
mod toolchain;

use std::path::PathBuf;

pub(crate) use chromium::{Browser, PLAYWRIGHT, browser};
pub(crate) use node::{Node, require as require_node};
pub(crate) use toolchain::{require_component, require_wasm_target};

use crate::error::XtaskError;
use crate::places;

const TRUNK: &str = "0.21.14";

/// Everything `trunk build` needs, as folders to put before the user's path.
pub(crate) fn for_build() -> Result<Vec<PathBuf>, XtaskError> {
    require_wasm_target()?;
    let mut folders = vec![cargo_installed::folder(&cargo_installed::Wanted {
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        // Its default features want the system's TLS library.
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
    })?];
    folders.push(wasm_bindgen()?);
    folders.extend(binaryen::folder()?);
    Ok(folders)
}

/// The `wasm-opt` that [`for_build`] has seen to.
pub(crate) fn wasm_opt() -> Result<PathBuf, XtaskError> {
    binaryen::program()
}

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub(crate) fn wasm_bindgen() -> Result<PathBuf, XtaskError> {
    let version = places::locked_version("wasm-bindgen")?;
    cargo_installed::folder(&cargo_installed::Wanted {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &version,
        // Not `--locked`: the lock file of 0.2.130 names a package version that was withdrawn.
        arguments: &[],
    })
}
