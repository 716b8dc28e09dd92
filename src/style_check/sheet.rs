use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Custom properties and their values.
pub(super) type Properties = BTreeMap<String, String>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("style")
}

/// Name and text of every file of the style sheet.
pub(super) fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

pub(super) fn tokens() -> String {
    fs::read_to_string(folder().join("20-tokens.css")).unwrap()
}

/// The properties of the first block with this selector behind `from`.
pub(super) fn block(css: &str, from: &str, selector: &str) -> Properties {
    let (_, rest) = css.split_once(from).unwrap();
    let (_, rest) = rest.split_once(&format!("{selector} {{")).unwrap();
    let (body, _) = rest.split_once('}').unwrap();
    body.split(';')
        .filter_map(|line| line.trim().split_once(':'))
        .map(|(name, value)| {
            (
                name.trim().to_owned(),
                value.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect()
}
