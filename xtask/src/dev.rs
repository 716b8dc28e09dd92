//! `cargo xtask dev`: build again and reload at every change.

use crate::build::{BUILD_ID, DEV};
use crate::command_line::DevOptions;
use crate::error::XtaskError;
use crate::process::Program;
use crate::{places, tools};

pub(crate) fn run(options: &DevOptions) -> Result<(), XtaskError> {
    let path = tools::for_build()?;
    let mut trunk = Program::new("trunk")
        .path(&path)
        .args(["serve", "--address", "127.0.0.1", "--port"])
        .arg(options.port.to_string())
        .arg("--dist")
        .arg(places::target().join("site-dev"))
        .env(BUILD_ID, DEV)
        .env("NO_COLOR", "false")
        .within(&places::root());
    if options.open {
        trunk = trunk.arg("--open");
    }
    trunk.run()
}
