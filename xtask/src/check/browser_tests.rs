//! Rust tests that run in a real browser, on both of Chromium's ways to keep IndexedDB.

use std::path::{Path, PathBuf};

use super::tally::Tally;
use crate::error::{WhileDoing as _, XtaskError};
use crate::process::Program;
use crate::tools::Browser;
use crate::{places, tools};

/// Name and browser switch of each back end; which one is the default changes from release to release.
const BACK_ENDS: [(&str, &str); 2] = [
    ("LevelDB", "--disable-features=IdbSqliteBackingStore"),
    ("SQLite", "--enable-features=IdbSqliteBackingStore"),
];

/// What marks a test file as one for the browser, be it for a window or a worker.
const MARK: &str = "wasm_bindgen_test_configure!";

pub(super) fn run(long: bool) -> Result<Tally, XtaskError> {
    let tests = find_tests()?;
    if tests.is_empty() {
        println!("There is no test for the browser");
        return Ok(Tally::default());
    }
    tools::require_wasm_target()?;
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let browser = tools::browser(&tools::require_node()?)?;
    let Some(driver) = &browser.driver else {
        return Err(XtaskError::Missing {
            program: "chromedriver",
            remedy: "Install the ChromeDriver of your browser's version (Debian: chromium-driver), \
                     or set CHROMEDRIVER to its path.",
        });
    };
    let mut tally = Tally::default();
    for test in &tests {
        let programs = compile(test, long)?;
        for (name, switch) in BACK_ENDS {
            println!("-- {} / {} on {name}", test.package, test.name);
            let folder = settings(&browser, switch)?;
            for program in &programs {
                let outcome = Program::new(&runner)
                    .arg(program)
                    .env("CHROMEDRIVER", driver)
                    .env("WASM_BINDGEN_TEST_TIMEOUT", "240")
                    .within(&folder)
                    .watch()?;
                tally.join(Tally::of_cargo_tests(
                    &outcome.text,
                    outcome.status.success(),
                ));
            }
        }
    }
    Ok(tally)
}

struct BrowserTest {
    package: String,
    name: String,
}

/// Test programs that ask for a browser, of the page and of every crate.
fn find_tests() -> Result<Vec<BrowserTest>, XtaskError> {
    let root = places::root();
    let mut found = tests_in("shuke", &root.join("tests"))?;
    let crates = root.join("crates");
    for file in places::files_below(&crates)? {
        if let Some(package) = file.strip_suffix("/Cargo.toml") {
            found.extend(tests_in(package, &crates.join(package).join("tests"))?);
        }
    }
    Ok(found)
}

/// Those among `name.rs` and `name/main.rs` in a folder that carry the mark.
fn tests_in(package: &str, folder: &Path) -> Result<Vec<BrowserTest>, XtaskError> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in std::fs::read_dir(folder).while_doing("list", folder)? {
        let path = entry.while_doing("list", folder)?.path();
        let program = if path.is_dir() {
            path.join("main.rs")
        } else {
            path.clone()
        };
        let marked = std::fs::read_to_string(&program).is_ok_and(|text| text.contains(MARK));
        let is_rust = program.extension().is_some_and(|ending| ending == "rs");
        if let (true, true, Some(name)) = (marked, is_rust, path.file_stem()) {
            found.push(BrowserTest {
                package: package.to_owned(),
                name: name.to_string_lossy().into_owned(),
            });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn compile(test: &BrowserTest, long: bool) -> Result<Vec<PathBuf>, XtaskError> {
    let mut program = Program::cargo()
        .args([
            "test",
            "--locked",
            "--no-run",
            "--message-format",
            "json-render-diagnostics",
        ])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            &test.package,
        ])
        .args(["--test", &test.name])
        .within(&places::root());
    if long {
        program = program.env("SHUKE_LONG", "1");
    }
    Ok(executables(&program.read()?))
}

/// The programs named in cargo's messages, one JSON object a line.
fn executables(messages: &str) -> Vec<PathBuf> {
    messages
        .lines()
        .filter_map(|line| line.split_once("\"executable\":\""))
        .filter_map(|(_, rest)| rest.split('"').next())
        .map(|path| PathBuf::from(path.replace("\\\\", "\\")))
        .collect()
}

/// The runner reads how to start the browser from the folder it is called in.
fn settings(browser: &Browser, switch: &str) -> Result<PathBuf, XtaskError> {
    let folder = places::target().join("browser-tests");
    std::fs::create_dir_all(&folder).while_doing("create", &folder)?;
    let binary = browser
        .program
        .as_deref()
        .map_or_else(String::new, |program| {
            format!("\"binary\": {},", quoted(program))
        });
    let text = format!(
        r#"{{ "goog:chromeOptions": {{ {binary}
  "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "{switch}"] }} }}"#
    );
    let path = folder.join("webdriver.json");
    std::fs::write(&path, text).while_doing("write", path)?;
    Ok(folder)
}

fn quoted(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_read_from_the_messages() {
        let messages = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
            {\"reason\":\"compiler-artifact\",\"executable\":\"/t/contract-1.wasm\",\"fresh\":true}\n";
        assert_eq!(executables(messages), [PathBuf::from("/t/contract-1.wasm")]);
    }
}
