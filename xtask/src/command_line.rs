//! What was asked for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use crate::error::XtaskError;

pub(crate) enum Request {
    Help(&'static str),
    Run(RunOptions),
    Build(BuildOptions),
    Dev(DevOptions),
    Test(TestOptions),
    Bench(BenchOptions),
    Serve(ServeOptions),
    Arrange,
}

pub(crate) struct BuildOptions {
    /// Where the finished site goes; `dist` in the repository when `None`.
    pub(crate) dist: Option<PathBuf>,
    /// Debug build without optimising: quicker to make, slower to run.
    pub(crate) quick: bool,
}

pub(crate) struct RunOptions {
    pub(crate) build: BuildOptions,
    pub(crate) port: u16,
    pub(crate) base: String,
    pub(crate) open: bool,
}

pub(crate) struct ServeOptions {
    pub(crate) dist: PathBuf,
    pub(crate) port: u16,
    pub(crate) base: String,
}

pub(crate) struct DevOptions {
    pub(crate) port: u16,
    pub(crate) open: bool,
}

pub(crate) struct TestOptions {
    /// Suites to run; all when empty.
    pub(crate) only: Vec<String>,
    /// Also what takes long: more random cases, more faults.
    pub(crate) long: bool,
    /// Where a finished site lies, to test it instead of building one.
    pub(crate) dist: Option<PathBuf>,
    /// Handed to Playwright as they are.
    pub(crate) playwright: Vec<OsString>,
}

pub(crate) struct BenchOptions {
    pub(crate) dist: Option<PathBuf>,
    /// Handed to the benchmark program as they are.
    pub(crate) arguments: Vec<OsString>,
}

const DEFAULT_PORT: u16 = 8420;

pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, XtaskError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let Some(first) = parser.next()? else {
        return Ok(Request::Help(HELP));
    };
    let name = match first {
        Long("help") | Short('h') => return Ok(Request::Help(HELP)),
        Value(name) => name.string()?,
        other => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "run" => run(parser),
        "build" => build(parser),
        "dev" => dev(parser),
        "test" => test(parser),
        "bench" => bench(parser),
        "serve" => serve(parser),
        "arrange" => Ok(Request::Arrange),
        "help" => Ok(Request::Help(HELP)),
        _ => Err(XtaskError::NoSuchCommand { name }),
    }
}

fn run(mut parser: lexopt::Parser) -> Result<Request, XtaskError> {
    let mut options = RunOptions {
        build: BuildOptions {
            dist: None,
            quick: false,
        },
        port: DEFAULT_PORT,
        base: "/".to_owned(),
        open: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("base") => options.base = base_path(&parser.value()?.string()?),
            Long("open") => options.open = true,
            Long("dist") => options.build.dist = Some(parser.value()?.into()),
            Long("quick") => options.build.quick = true,
            Long("help") | Short('h') => return Ok(Request::Help(RUN_HELP)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Run(options))
}

fn build(mut parser: lexopt::Parser) -> Result<Request, XtaskError> {
    let mut options = BuildOptions {
        dist: None,
        quick: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("dist") => options.dist = Some(parser.value()?.into()),
            Long("quick") => options.quick = true,
            Long("help") | Short('h') => return Ok(Request::Help(BUILD_HELP)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Build(options))
}

fn dev(mut parser: lexopt::Parser) -> Result<Request, XtaskError> {
    let mut options = DevOptions {
        port: DEFAULT_PORT,
        open: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("open") => options.open = true,
            Long("help") | Short('h') => return Ok(Request::Help(DEV_HELP)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Dev(options))
}

fn test(mut parser: lexopt::Parser) -> Result<Request, XtaskError> {
    let mut options = TestOptions {
        only: Vec::new(),
        long: false,
        dist: None,
        playwright: Vec::new(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => {
                let names = parser.value()?.string()?;
                options.only.extend(names.split(',').map(str::to_owned));
            }
            Long("long") => options.long = true,
            Long("dist") => options.dist = Some(parser.value()?.into()),
            Long("help") | Short('h') => return Ok(Request::Help(TEST_HELP)),
            Value(value) => {
                options.playwright.push(value);
                options.playwright.extend(parser.raw_args()?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Test(options))
}

fn bench(mut parser: lexopt::Parser) -> Result<Request, XtaskError> {
    let mut options = BenchOptions {
        dist: None,
        arguments: Vec::new(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("dist") => options.dist = Some(parser.value()?.into()),
            Long("help") | Short('h') => return Ok(Request::Help(BENCH_HELP)),
            Value(value) => {
                options.arguments.push(value);
                options.arguments.extend(parser.raw_args()?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Bench(options))
}

fn serve(mut parser: lexopt::Parser) -> Result<Request, XtaskError> {
    let mut options = ServeOptions {
        dist: PathBuf::from("dist"),
        port: DEFAULT_PORT,
        base: "/".to_owned(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("dist") => options.dist = parser.value()?.into(),
            Long("port") => options.port = parser.value()?.parse()?,
            Long("base") => options.base = base_path(&parser.value()?.string()?),
            Long("help") | Short('h') => return Ok(Request::Help(SERVE_HELP)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Serve(options))
}

/// `shop/app` and `/shop/app/` both mean `/shop/app/`.
fn base_path(given: &str) -> String {
    match given.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

const HELP: &str = "\
cargo xtask <command>

  run     build the release and serve it on this machine
  test    check everything: format, lints, rules, native, browser, end to end
  build   write the finished site to dist/
  dev     build, serve, and build again at every change
  bench   measure, side by side with other programs
  serve   serve a finished site as plain files

Each command knows --help. What is missing (wasm target, Trunk, wasm-bindgen, wasm-opt) is fetched
once and kept per version in the user's cache folder.";

const RUN_HELP: &str = "\
cargo xtask run [--port N] [--base /sub/path/] [--open] [--dist DIR] [--quick]

Builds the release and serves it as plain static files on 127.0.0.1.
  --port N      first port to try (8420); 0 takes any free one
  --base PATH   serve below this path instead of /
  --open        open the address in the browser
  --dist DIR    where the site is written (dist)
  --quick       a debug build: quicker to make, slower to run";

const BUILD_HELP: &str = "\
cargo xtask build [--dist DIR] [--quick]

Writes the finished site. Copy it to any static host, under any path.
  --dist DIR   where the site is written (dist)
  --quick      a debug build: quicker to make, slower to run";

const DEV_HELP: &str = "\
cargo xtask dev [--port N] [--open]

Serves a debug build, builds again and reloads the page at every change. No service worker, no
content security policy, so try the release with `cargo xtask run` as well.";

const TEST_HELP: &str = "\
cargo xtask test [--only SUITE[,SUITE]] [--long] [--dist DIR] [-- PLAYWRIGHT ARGUMENTS]

Runs every suite, even when one fails, and ends with `N passed, N failed`.
  --only SUITES  of: format, rules, lint, lint-wasm, native, web, build, e2e
  --long         more random cases and faults (tests see SHUKE_LONG=1)
  --dist DIR     test this finished site instead of building one
  -- ARGUMENTS   handed to Playwright, e.g. `-- offline --headed`";

const BENCH_HELP: &str = "\
cargo xtask bench [--dist DIR] [-- ARGUMENTS]

Builds the release and prints its figures beside those of other programs in the same browser.
  --dist DIR     measure this finished site instead of building one
  -- ARGUMENTS   handed to the benchmark, e.g. `-- P1 P4`";

const SERVE_HELP: &str = "\
cargo xtask serve [--dist DIR] [--port N] [--base /sub/path/]

Serves a finished site as plain static files on 127.0.0.1.";

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &str) -> Result<Request, XtaskError> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn a_sub_path_has_a_slash_at_both_ends() {
        for given in ["shop/app", "/shop/app", "/shop/app/"] {
            assert_eq!(base_path(given), "/shop/app/");
        }
        assert_eq!(base_path("/"), "/");
    }

    #[test]
    fn what_follows_the_dashes_belongs_to_playwright() {
        let Ok(Request::Test(options)) = request("test --only e2e -- offline --headed") else {
            panic!("not read as a test request");
        };
        assert_eq!(options.only, ["e2e"]);
        assert_eq!(options.playwright, ["offline", "--headed"]);
    }

    #[test]
    fn every_command_explains_itself() {
        for name in ["run", "build", "dev", "test", "bench", "serve"] {
            let Ok(Request::Help(text)) = request(&format!("{name} --help")) else {
                panic!("{name} has no help");
            };
            assert!(text.starts_with(&format!("cargo xtask {name}")));
        }
    }

    #[test]
    fn an_unknown_command_is_named() {
        assert!(matches!(
            request("biuld"),
            Err(XtaskError::NoSuchCommand { name }) if name == "biuld"
        ));
    }
}
