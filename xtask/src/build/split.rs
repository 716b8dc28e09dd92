//! Splits programs at the points they name (`src/app/split.rs`, `crates/engine/src/worker/later.rs`), so that the
//! first screen does not wait for the rest.
//!
//! What is reached from where can only be read from what the linker wrote, with its relocations, and wasm-bindgen
//! drops them. Trunk knows nothing of this. So these programs are made a second time from the linker's output: split,
//! then bound, then optimised file by file; and put over what Trunk made of them whole.

use std::path::Path;

use wasm_split_cli_support as splitter;

use crate::error::{WhileDoing as _, XtaskError};
use crate::places;
use crate::process::Program;
use crate::tools;

/// Tells the compiler (`build.rs`) and Trunk's hook that programs will be split.
pub(super) const SPLIT: &str = "SHUKE_SPLIT";

/// A program that is split.
struct Whole {
    name: &'static str,
    /// For wasm-opt.
    level: &'static str,
    /// What the browser meets before the program's script, and how it learns there that the script will need the
    /// loader of the parts: fetched after the script, it would cost another round.
    told_in: &'static str,
    mark: &'static str,
    telling: &'static str,
}

const WHOLES: [Whole; 2] = [
    // Only draws.
    Whole {
        name: "shuke",
        level: "-Oz",
        told_in: "index.html",
        mark: "<link rel=\"modulepreload\" href=\"./shuke.js\">",
        telling: "<link rel=\"modulepreload\" href=\"./shuke_parts.js\">",
    },
    // Works through the whole book.
    Whole {
        name: "engine",
        level: "-O3",
        told_in: "engine_loader.js",
        mark: "import init from './engine.js';",
        telling: "import './engine_parts.js';",
    },
];

/// How the splitter's script makes a program of what it fetched. It insists on the right content type, which not
/// every host knows.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const INSTANTIATED: &str = "instantiate(src, imports)";
const INSTANTIATE: &str = "
async function instantiate(source, imports) {
    const response = await source;
    const type = response.headers.get(\"content-type\") ?? \"\";
    if (!response.ok || type.startsWith(\"application/wasm\")) {
        return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

pub(super) fn is_wanted() -> bool {
    std::env::var_os(SPLIT).is_some()
}

/// Replaces the programs in a site that Trunk has written.
pub(super) fn split(site: &Path) -> Result<(), XtaskError> {
    for whole in &WHOLES {
        let linked = places::target()
            .join("wasm32-unknown-unknown")
            .join("release")
            .join(format!("{}.wasm", whole.name));
        let work = places::target().join("split").join(whole.name);
        if work.exists() {
            std::fs::remove_dir_all(&work).while_doing("empty", &work)?;
        }
        let out = work.join("out");
        std::fs::create_dir_all(&out).while_doing("create", &out)?;

        let main = work.join(format!("{}.wasm", whole.name));
        split_linked(whole, &linked, &main, &out)?;
        bind(whole, &main, &out)?;
        optimise(whole, &out)?;
        put_into(site, &out)?;
        tell(whole, site)?;
    }
    Ok(())
}

fn split_linked(whole: &Whole, linked: &Path, main: &Path, out: &Path) -> Result<(), XtaskError> {
    let input = std::fs::read(linked).while_doing("read", linked)?;
    let script = format!("./{}.js", whole.name);
    let loader = format!("./{}_parts.js", whole.name);
    let mut options = splitter::Options::new(&input);
    options.output_dir = out;
    options.main_out_path = main;
    options.main_module = &script;
    options.link_name = &loader;
    splitter::transform(options).map_err(|report| XtaskError::NotSplit {
        program: whole.name,
        source: report.into(),
    })?;

    fill_in(&out.join(loader), STREAMED, |text| {
        text.replace(STREAMED, INSTANTIATED) + INSTANTIATE
    })
}

/// As Trunk does it, but for what the parts hold on to: the table and the memory must stay exported.
fn bind(whole: &Whole, main: &Path, out: &Path) -> Result<(), XtaskError> {
    let name = format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX);
    Program::new(tools::wasm_bindgen()?.join(name))
        .args(["--target=web", "--no-typescript", "--no-demangle"])
        .arg("--keep-lld-exports")
        .arg(format!("--out-name={}", whole.name))
        .arg("--out-dir")
        .arg(out)
        .arg(main)
        .run()
}

fn optimise(whole: &Whole, out: &Path) -> Result<(), XtaskError> {
    let program = tools::wasm_opt()?;
    for name in places::files_below(out)? {
        if !is_wasm(&name) {
            continue;
        }
        let path = out.join(&name);
        Program::new(&program)
            .arg(whole.level)
            .arg(&path)
            .arg("--output")
            .arg(&path)
            // It knows less about names than the splitter writes, and complains.
            .run_quietly()?;
    }
    Ok(())
}

fn put_into(site: &Path, out: &Path) -> Result<(), XtaskError> {
    for name in places::files_below(out)? {
        let to = site.join(&name);
        if is_part(&name) && to.exists() {
            return Err(XtaskError::PartTwice { name });
        }
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).while_doing("create", folder)?;
        }
        std::fs::copy(out.join(&name), &to).while_doing("write", &to)?;
    }
    Ok(())
}

fn tell(whole: &Whole, site: &Path) -> Result<(), XtaskError> {
    let path = site.join(whole.told_in);
    let Whole { mark, telling, .. } = whole;
    fill_in(&path, mark, |text| {
        text.replacen(mark, &format!("{telling}{mark}"), 1)
    })
}

/// Changes a file that must hold a mark.
fn fill_in(
    path: &Path,
    mark: &'static str,
    change: impl FnOnce(&str) -> String,
) -> Result<(), XtaskError> {
    let text = std::fs::read_to_string(path).while_doing("read", path)?;
    if !text.contains(mark) {
        return Err(XtaskError::MarkMissing {
            file: path.to_owned(),
            mark,
        });
    }
    std::fs::write(path, change(&text)).while_doing("write", path)
}

/// Whether a file of a build is fetched after the first screen: a part of a program, or what some parts share.
pub(crate) fn is_part(name: &str) -> bool {
    is_wasm(name)
        && ["split_", "chunk_"]
            .iter()
            .any(|kind| name.starts_with(kind))
}

fn is_wasm(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_programs() {
        assert!(is_part("split_desk.wasm"));
        assert!(is_part("chunk_3.wasm"));
        assert!(!is_part("shuke_bg.wasm"));
        assert!(!is_part("shuke_parts.js"));
    }
}
