//! What can go wrong while setting up, building and testing, each with what to do next.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub(crate) enum XtaskError {
    #[error("{0}\nTry `cargo xtask --help`")]
    Usage(#[from] lexopt::Error),
    #[error("there is no command `{name}`\nTry `cargo xtask --help`")]
    NoSuchCommand { name: String },
    #[error("there is no suite `{name}`; the suites are: {known}")]
    NoSuchSuite { name: String, known: String },
    #[error("`{program}` is not installed.\n{remedy}")]
    Missing {
        program: &'static str,
        remedy: &'static str,
    },
    #[error("`{program}` could not be started: {source}")]
    NotStarted {
        program: String,
        source: std::io::Error,
    },
    #[error("`{command}` failed ({status})")]
    Failed {
        command: String,
        status: std::process::ExitStatus,
    },
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        action: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("no free port could be opened on 127.0.0.1: {source}")]
    NoPort { source: std::io::Error },
    #[error("Cargo.lock names no version of `{package}`")]
    NotLocked { package: &'static str },
    #[error("neither HOME nor a cache folder is set, so there is nowhere to keep the build tools")]
    NoCacheFolder,
    #[error("{} lacks the mark {mark}, which the build fills in", file.display())]
    MarkMissing { file: PathBuf, mark: &'static str },
    #[error("{program} could not be split: {source}")]
    NotSplit {
        program: &'static str,
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    #[error("two programs have a part {name}; name split points apart")]
    PartTwice { name: String },
    #[error("`arrange` is called by Trunk while it builds")]
    NotFromTrunk,
    #[error("the build ended without saying why")]
    BuildStopped,
    #[error("not all checks passed")]
    ChecksFailed,
}

/// Attaches what was being done to which file, so that the message can say it.
pub(crate) trait WhileDoing<T> {
    fn while_doing(self, action: &'static str, path: impl Into<PathBuf>) -> Result<T, XtaskError>;
}

impl<T> WhileDoing<T> for std::io::Result<T> {
    fn while_doing(self, action: &'static str, path: impl Into<PathBuf>) -> Result<T, XtaskError> {
        self.map_err(|source| XtaskError::File {
            action,
            path: path.into(),
            source,
        })
    }
}
