//! `cargo xtask`: all set-up, building, serving and testing, so that two commands do everything.

mod bench;
mod build;
mod check;
mod command_line;
mod dev;
mod error;
mod places;
mod process;
mod serve;
mod tools;

use std::process::ExitCode;

use command_line::{Request, RunOptions, ServeOptions};
use error::XtaskError;
use process::Program;
use serve::{Server, Site};

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<(), XtaskError> {
    match command_line::parse(std::env::args_os().skip(1))? {
        Request::Help(text) => {
            println!("{text}");
            Ok(())
        }
        Request::Run(options) => run(&options),
        Request::Build(options) => build::build(&options).map(drop),
        Request::Serve(options) => serve(options),
        Request::Arrange => build::arrange_staged(),
        Request::Dev(options) => dev::run(&options),
        Request::Test(options) => check::run(options),
        Request::Bench(options) => bench::run(&options),
    }
}

fn run(options: &RunOptions) -> Result<(), XtaskError> {
    let folder = build::build(&options.build)?.folder;
    let site = Site {
        folder,
        base: options.base.clone(),
    };
    let server = Server::open(site, options.port)?;
    let address = server.address()?;
    println!("Serving at {address} (stop with Ctrl+C)");
    if options.open {
        open_in_browser(&address);
    }
    server.serve();
    Ok(())
}

fn serve(options: ServeOptions) -> Result<(), XtaskError> {
    let site = Site {
        folder: options.dist,
        base: options.base,
    };
    let server = Server::open(site, options.port)?;
    println!("Serving at {} (stop with Ctrl+C)", server.address()?);
    server.serve();
    Ok(())
}

/// A convenience: the address has been printed, so a desktop without a browser loses nothing.
fn open_in_browser(address: &str) {
    let program = if cfg!(target_os = "macos") {
        Program::new("open")
    } else if cfg!(windows) {
        Program::new("explorer")
    } else {
        Program::new("xdg-open")
    };
    if let Err(error) = program.arg(address).start() {
        eprintln!("{error}");
    }
}
