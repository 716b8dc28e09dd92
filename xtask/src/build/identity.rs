//! The name of a build: page and workers compare it before they talk, the service worker keeps the
//! files of one build together by it.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::error::{WhileDoing as _, XtaskError};
use crate::places;

/// The name of every build that `dev` makes: there the page is reloaded at each change.
pub(crate) const DEV: &str = "dev";

/// How the programs learn it while they are compiled.
pub(crate) const BUILD_ID: &str = "SHUKE_BUILD_ID";

pub(crate) struct BuildId(String);

/// What a build is made of. Anything that is only tested or told is left out, so that a changed
/// sentence in a README does not make every tablet fetch the app again.
const FOLDERS: [&str; 6] = ["build", "crates", "locales", "public", "src", "style"];
const FILES: [&str; 5] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "index.html",
];

impl BuildId {
    pub(crate) fn of_sources(root: &Path) -> Result<Self, XtaskError> {
        let mut names: Vec<String> = FILES.map(str::to_owned).to_vec();
        for folder in FOLDERS {
            let path = root.join(folder);
            if path.is_dir() {
                let below = places::files_below(&path)?;
                names.extend(below.into_iter().map(|name| format!("{folder}/{name}")));
            }
        }
        let mut hash = Sha256::new();
        for name in names {
            let path = root.join(&name);
            if path.is_file() {
                let content = std::fs::read(&path).while_doing("read", &path)?;
                hash.update(name.as_bytes());
                hash.update([0]);
                hash.update(Sha256::digest(content));
            }
        }
        let mut id = hexadecimal(&hash.finalize());
        id.truncate(16);
        Ok(Self(id))
    }

    /// The one the running build was given.
    pub(crate) fn of_running_build() -> Self {
        Self(std::env::var(BUILD_ID).unwrap_or_else(|_| DEV.to_owned()))
    }

    pub(crate) fn is_dev(&self) -> bool {
        self.0 == DEV
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder in the site that holds every file whose content belongs to this build.
    pub(crate) fn folder(&self) -> String {
        format!("build-{}", self.0)
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ok = write!(text, "{byte:02x}");
        text
    })
}
