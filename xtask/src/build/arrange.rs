//! Sets what Trunk wrote in order: files of one build in a folder of their own, so that no address
//! ever changes its content, and the list the service worker keeps.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::identity::{BuildId, hexadecimal};
use super::split;
use crate::error::{WhileDoing as _, XtaskError};
use crate::places;

const PAGE: &str = "index.html";
const SERVICE_WORKER: &str = "sw.js";
/// These must keep their address from one build to the next; everything else moves.
const KEPT: [&str; 5] = [
    PAGE,
    SERVICE_WORKER,
    "manifest.webmanifest",
    "icons/",
    HOST_HEADERS,
];
/// Some hosts read it and do not serve it, so it cannot be among the files that are kept offline. Neither
/// can those with a dot before their name.
const HOST_HEADERS: &str = "_headers";
/// What stands in for the app stays readable even if nothing else arrives, so it stays a file of its own.
const START_STYLE: &str = "start.css";
/// All other style sheets in one.
const STYLE: &str = "style.css";
const STYLE_LINK: &str = "    <link rel=\"stylesheet\" href=\"./style.css\">";
const LIST_MARK: &str = "/* build list */ null";
const FOLDER_MARK: &str = "%build-folder%";

/// Called by Trunk (the hook in Trunk.toml) when its files are written but not yet in place.
pub(crate) fn arrange_staged() -> Result<(), XtaskError> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").ok_or(XtaskError::NotFromTrunk)?;
    arrange(Path::new(&stage), &BuildId::of_running_build())
}

fn arrange(site: &Path, id: &BuildId) -> Result<(), XtaskError> {
    let folder = id.folder();
    let home = site.join(&folder);
    if split::is_wanted() {
        split::split(site)?;
    }
    std::fs::create_dir_all(&home).while_doing("create", &home)?;

    let page_path = site.join(PAGE);
    let mut page = std::fs::read_to_string(&page_path).while_doing("read", &page_path)?;
    page = join_styles(site, &page)?;
    for name in places::files_below(site)? {
        if !moves(&name) {
            continue;
        }
        let to = home.join(&name);
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent).while_doing("create", parent)?;
        }
        let from = site.join(&name);
        std::fs::rename(&from, &to).while_doing("move", &to)?;
        page = page.replace(&format!("\"./{name}\""), &format!("\"./{folder}/{name}\""));
    }
    if !page.contains(FOLDER_MARK) {
        return Err(XtaskError::MarkMissing {
            file: page_path,
            mark: FOLDER_MARK,
        });
    }
    page = page.replace(FOLDER_MARK, &folder);
    if id.is_dev() {
        // Trunk's own reloading is an inline script.
        page = without_policy(&page);
    }
    std::fs::write(&page_path, page).while_doing("write", &page_path)?;
    write_list(site, id)
}

/// Puts the style sheets the page names into one, in its order: at each start every file costs a round through the
/// service worker.
fn join_styles(site: &Path, page: &str) -> Result<String, XtaskError> {
    let mut joined = String::new();
    let mut lines = Vec::new();
    for line in page.lines() {
        let Some(name) = style_in(line) else {
            lines.push(line);
            continue;
        };
        if joined.is_empty() {
            lines.push(STYLE_LINK);
        }
        let path = site.join(name);
        joined += &std::fs::read_to_string(&path).while_doing("read", &path)?;
        joined.push('\n');
        std::fs::remove_file(&path).while_doing("remove", &path)?;
    }
    let path = site.join(STYLE);
    std::fs::write(&path, joined).while_doing("write", &path)?;
    Ok(lines.join("\n") + "\n")
}

/// The style sheet that a line of the page links to, if it is to be joined.
fn style_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("rel=\"stylesheet\" href=\"./")?;
    rest.split('"').next().filter(|name| *name != START_STYLE)
}

fn without_policy(page: &str) -> String {
    page.lines()
        .filter(|line| !line.contains("Content-Security-Policy"))
        .fold(String::new(), |text, line| text + line + "\n")
}

fn moves(name: &str) -> bool {
    let kept = KEPT
        .iter()
        .any(|kept| name == *kept || (kept.ends_with('/') && name.starts_with(kept)));
    !kept && !name.starts_with("build-") && !name.starts_with('.')
}

/// Names every file of the build with its SHA-256 inside the service worker itself, so that worker
/// and list cannot come from two builds.
fn write_list(site: &Path, id: &BuildId) -> Result<(), XtaskError> {
    let mut rows = Vec::new();
    for name in places::files_below(site)? {
        if [SERVICE_WORKER, HOST_HEADERS].contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let path = site.join(&name);
        let content = std::fs::read(&path).while_doing("read", &path)?;
        let hash = hexadecimal(&Sha256::digest(content));
        rows.push(format!("    {name:?}: {hash:?},"));
    }
    let list = format!(
        "{{\n  id: {:?},\n  files: {{\n{}\n  }},\n}}",
        id.as_str(),
        rows.join("\n")
    );
    let path = site.join(SERVICE_WORKER);
    let worker = std::fs::read_to_string(&path).while_doing("read", &path)?;
    if !worker.contains(LIST_MARK) {
        return Err(XtaskError::MarkMissing {
            file: path,
            mark: LIST_MARK,
        });
    }
    std::fs::write(&path, worker.replace(LIST_MARK, &list)).while_doing("write", &path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_told_from_other_links() {
        let sheet = r#"  <link rel="stylesheet" href="./10-reset.css" integrity="sha384-x"/>"#;
        assert_eq!(style_in(sheet), Some("10-reset.css"));
        assert_eq!(style_in(STYLE_LINK), Some(STYLE));
        assert_eq!(
            style_in(r#"<link rel="stylesheet" href="./start.css">"#),
            None
        );
        assert_eq!(
            style_in(r#"<link rel="icon" href="./icons/icon.svg">"#),
            None
        );
    }

    #[test]
    fn only_what_browsers_look_for_by_name_keeps_its_address() {
        for kept in [
            "index.html",
            "sw.js",
            "manifest.webmanifest",
            "icons/icon.svg",
        ] {
            assert!(!moves(kept), "{kept}");
        }
        for moved in ["shuke.js", "shuke_bg.wasm", "40-ui.css", "snippets/a/b.js"] {
            assert!(moves(moved), "{moved}");
        }
    }
}
