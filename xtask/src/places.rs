//! Where things lie: the repository, its lock file, the folder for tools.

use std::path::{Path, PathBuf};

use crate::error::{WhileDoing as _, XtaskError};

/// The repository's root: the folder above this crate.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The end-to-end tests, whose packages carry Playwright.
pub(crate) fn end_to_end() -> PathBuf {
    root().join("tests").join("e2e")
}

/// Where cargo builds, which the user may have moved.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Where fetched tools are kept, one folder per name and version, shared by all clones.
pub(crate) fn tools() -> Result<PathBuf, XtaskError> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = || set("HOME").or_else(|| set("USERPROFILE"));
    let cache = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    cache
        .map(|cache| cache.join("shuke").join("tools"))
        .ok_or(XtaskError::NoCacheFolder)
}

/// The version of a package that Cargo.lock fixes.
pub(crate) fn locked_version(package: &'static str) -> Result<String, XtaskError> {
    let path = root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).while_doing("read", path)?;
    version_in(&lock, package).ok_or(XtaskError::NotLocked { package })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

/// All files below a folder, sorted, with `/` between the parts of each name on every system.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<String>, XtaskError> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(prefix) = open.pop() {
        let path = folder.join(&prefix);
        for entry in std::fs::read_dir(&path).while_doing("list", &path)? {
            let entry = entry.while_doing("list", &path)?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let kind = entry.file_type().while_doing("look at", entry.path())?;
            if kind.is_dir() {
                open.push(format!("{prefix}{name}/"));
            } else {
                found.push(format!("{prefix}{name}"));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_below_the_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
                    [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "leptos"), None);
    }
}
