//! Running other programs.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::error::XtaskError;

/// A program about to be run.
pub(crate) struct Program {
    shown: String,
    command: Command,
}

/// What a program said, and how it ended.
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) status: ExitStatus,
}

impl Program {
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let name = name.as_ref();
        Self {
            shown: name.to_string_lossy().into_owned(),
            command: Command::new(launchable(name)),
        }
    }

    /// The cargo that runs this program, so that both use one toolchain.
    pub(crate) fn cargo() -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.shown.push(' ');
        self.shown.push_str(&argument.as_ref().to_string_lossy());
        self.command.arg(argument);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(self, arguments: impl IntoIterator<Item = A>) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Folders to look into for programs before those of the user.
    pub(crate) fn path(self, folders: &[PathBuf]) -> Self {
        let known = std::env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().cloned().chain(std::env::split_paths(&known));
        match std::env::join_paths(all) {
            Ok(path) => self.env("PATH", path),
            // A folder with the separator in its name cannot be listed; the user's path stays.
            Err(_) => self,
        }
    }

    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it with its output shown; anything but success is an error.
    pub(crate) fn run(mut self) -> Result<(), XtaskError> {
        let status = self
            .command
            .status()
            .map_err(|source| self.refused(source))?;
        self.check(status)
    }

    /// Runs it unseen; what it said is shown only where it fails.
    pub(crate) fn run_quietly(mut self) -> Result<(), XtaskError> {
        let output = self
            .command
            .output()
            .map_err(|source| self.refused(source))?;
        if !output.status.success() {
            eprint!("{}", String::from_utf8_lossy(&output.stderr));
        }
        self.check(output.status)
    }

    /// Runs it unseen and returns what it wrote; `None` when it is not there or fails.
    pub(crate) fn ask(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it unseen; anything but success is an error.
    pub(crate) fn read(mut self) -> Result<String, XtaskError> {
        self.command.stderr(Stdio::inherit());
        let output = self
            .command
            .output()
            .map_err(|source| self.refused(source))?;
        self.check(output.status)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it with its output shown and kept, both streams in the order they come.
    pub(crate) fn watch(mut self) -> Result<Outcome, XtaskError> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self
            .command
            .spawn()
            .map_err(|source| self.refused(source))?;
        let stderr = child.stderr.take();
        let errors = std::thread::spawn(move || stderr.map(|stream| echo(stream, true)));
        let mut text = child
            .stdout
            .take()
            .map(|stream| echo(stream, false))
            .unwrap_or_default();
        let status = child.wait().map_err(|source| self.refused(source))?;
        if let Ok(Some(said)) = errors.join() {
            text.push_str(&said);
        }
        Ok(Outcome { text, status })
    }

    /// Starts it and leaves it running.
    pub(crate) fn start(mut self) -> Result<Child, XtaskError> {
        self.command.spawn().map_err(|source| self.refused(source))
    }

    fn refused(&self, source: std::io::Error) -> XtaskError {
        XtaskError::NotStarted {
            program: self.shown.clone(),
            source,
        }
    }

    fn check(&self, status: ExitStatus) -> Result<(), XtaskError> {
        if status.success() {
            Ok(())
        } else {
            Err(XtaskError::Failed {
                command: self.shown.clone(),
                status,
            })
        }
    }
}

/// npm and its like are command files on Windows, which only start under their full name.
fn launchable(name: &OsStr) -> OsString {
    let command_file = ["npm", "npx"].iter().any(|known| name == OsStr::new(known));
    if cfg!(windows) && command_file {
        let mut full = name.to_owned();
        full.push(".cmd");
        full
    } else {
        name.to_owned()
    }
}

fn echo(stream: impl Read, to_errors: bool) -> String {
    let mut kept = String::new();
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    while matches!(lines.read_until(b'\n', &mut line), Ok(read) if read > 0) {
        let said = String::from_utf8_lossy(&line);
        if to_errors {
            eprint!("{said}");
        } else {
            print!("{said}");
        }
        kept.push_str(&said);
        line.clear();
    }
    kept
}
