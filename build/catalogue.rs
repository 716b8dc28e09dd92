//! Reads both languages and lays them side by side; every difference is a problem with its place.

use crate::template;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// One message in both languages.
pub(crate) struct Message {
    pub(crate) zh: String,
    pub(crate) en: English,
    /// In the order in which the English text first names them.
    pub(crate) placeholders: Vec<String>,
}

pub(crate) enum English {
    Plain(String),
    Plural { one: String, other: String },
}

pub(crate) enum Node {
    Message(Message),
    Section(BTreeMap<String, Node>),
}

/// What one language says under one key.
enum Said {
    Text(String),
    Plural { one: Option<String>, other: String },
    Section(BTreeMap<String, Said>),
}

/// All areas, keyed by file name without its ending.
pub(crate) fn read(locales: &Path, problems: &mut Vec<String>) -> BTreeMap<String, Node> {
    let zh = read_language(&locales.join("zh"), problems);
    let en = read_language(&locales.join("en"), problems);
    merge(zh, en, "", problems)
}

fn read_language(folder: &Path, problems: &mut Vec<String>) -> BTreeMap<String, Said> {
    let mut areas = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else {
        problems.push(format!("{} cannot be read", folder.display()));
        return areas;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let area = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let parsed = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| text.parse::<Table>().map_err(|error| error.to_string()));
        match (area, parsed) {
            (Some(area), Ok(table)) => {
                let place = path.display().to_string();
                areas.insert(area, Said::Section(section(table, &place, problems)));
            }
            (_, Err(error)) => {
                problems.push(format!("{}: {error}", path.display()).replace('\n', " "));
            }
            (None, Ok(_)) => {}
        }
    }
    areas
}

fn section(table: Table, place: &str, problems: &mut Vec<String>) -> BTreeMap<String, Said> {
    let mut said = BTreeMap::new();
    for (key, value) in table {
        let here = format!("{place}: {key}");
        if !template::is_identifier(&key) || KEYWORDS.contains(&key.as_str()) {
            problems.push(format!("{here} cannot be a function name"));
            continue;
        }
        match value {
            Value::String(text) => {
                said.insert(key, Said::Text(text));
            }
            Value::Table(inner) if inner.contains_key("other") => {
                if let Some(forms) = plural(&inner, &here, problems) {
                    said.insert(key, forms);
                }
            }
            Value::Table(inner) => {
                said.insert(key, Said::Section(section(inner, &here, problems)));
            }
            _ => problems.push(format!(
                "{here} is neither text, plural forms nor a section"
            )),
        }
    }
    said
}

fn plural(forms: &Table, here: &str, problems: &mut Vec<String>) -> Option<Said> {
    if let Some(odd) = forms.keys().find(|form| *form != "one" && *form != "other") {
        problems.push(format!("{here} has the unknown plural form `{odd}`"));
    }
    let text = |form: &str| forms.get(form).and_then(Value::as_str).map(str::to_owned);
    let other = text("other")?;
    Some(Said::Plural {
        one: text("one"),
        other,
    })
}

fn merge(
    mut zh: BTreeMap<String, Said>,
    mut en: BTreeMap<String, Said>,
    place: &str,
    problems: &mut Vec<String>,
) -> BTreeMap<String, Node> {
    let keys: BTreeSet<String> = zh.keys().chain(en.keys()).cloned().collect();
    let mut merged = BTreeMap::new();
    for key in keys {
        let here = if place.is_empty() {
            key.clone()
        } else {
            format!("{place}.{key}")
        };
        match (zh.remove(&key), en.remove(&key)) {
            (Some(Said::Section(zh)), Some(Said::Section(en))) => {
                merged.insert(key, Node::Section(merge(zh, en, &here, problems)));
            }
            (Some(zh), Some(en)) => match message(zh, en) {
                Ok(message) => {
                    merged.insert(key, Node::Message(message));
                }
                Err(problem) => problems.push(format!("{here}: {problem}")),
            },
            (Some(_), None) => problems.push(format!("{here} is missing in English")),
            (None, Some(_)) => problems.push(format!("{here} is missing in Chinese")),
            (None, None) => {}
        }
    }
    merged
}

fn message(zh: Said, en: Said) -> Result<Message, String> {
    let (zh, en) = match (zh, en) {
        (Said::Text(zh), Said::Text(en)) => (zh, English::Plain(en)),
        (
            Said::Plural {
                one: None,
                other: zh,
            },
            Said::Plural {
                one: Some(one),
                other,
            },
        ) => (zh, English::Plural { one, other }),
        (Said::Plural { one: Some(_), .. }, _) => {
            return Err("Chinese has no form `one`, only `other`".to_owned());
        }
        (_, Said::Plural { one: None, .. }) => {
            return Err("English needs the form `one` too".to_owned());
        }
        _ => return Err("text in one language, plural forms or a section in the other".to_owned()),
    };
    let in_zh = template::placeholders(&zh)?;
    let placeholders = match &en {
        English::Plain(text) => template::placeholders(text)?,
        English::Plural { one, other } => {
            let named = template::placeholders(other)?;
            if !named.iter().any(|name| name == template::COUNT) {
                return Err("plural forms need the placeholder `{count}`".to_owned());
            }
            // "One customer" may leave the number out, but may not know more than the other form.
            if template::placeholders(one)?
                .iter()
                .any(|name| !named.contains(name))
            {
                return Err("`one` has a placeholder that `other` lacks".to_owned());
            }
            named
        }
    };
    let as_set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
    if as_set(&in_zh) != as_set(&placeholders) {
        return Err(format!(
            "placeholders differ: Chinese {in_zh:?}, English {placeholders:?}"
        ));
    }
    Ok(Message {
        zh,
        en,
        placeholders,
    })
}

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized",
    "use", "virtual", "where", "while", "yield",
];
