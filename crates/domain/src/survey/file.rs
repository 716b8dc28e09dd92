//! A survey as a file: JSON, so that people can read, keep and pass it on.
//!
//! ```json
//! { "format": "shuke-survey", "version": 1, "form": { … } }
//! ```

use super::{Form, limits};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

/// What the file calls itself.
const FORMAT: &str = "shuke-survey";
/// The version this build writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// Larger files are not looked at.
pub const SIZE_LIMIT_BYTES: usize = 1_000_000;
/// Brackets within brackets; a survey has nine.
const DEPTH_LIMIT: u32 = 24;
/// Things this build does not know that are named, at most.
const NAMED: usize = 50;

/// Why a file is not taken. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum FileError {
    #[error("larger than {limit_bytes} bytes")]
    TooLarge { limit_bytes: usize },
    #[error("nested deeper than {limit} brackets")]
    TooDeep { limit: u32 },
    /// Some other file.
    #[error("not a survey")]
    NotASurvey,
    #[error("version {found} is newer than {supported}")]
    FormatTooNew { found: u32, supported: u32 },
    /// A survey, but something in it cannot be read.
    #[error("not readable at line {line}, column {column}")]
    Unreadable { line: usize, column: usize },
    /// More pages, questions or options than a survey may have.
    #[error("more than {limit} of something")]
    TooMuch { limit: usize },
}

/// A survey from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub form: Form,
    /// What the file holds and this build does not know, by where it stands (`form.pages.0.colour`): it was left out.
    pub unknown: Vec<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    form: &'a Form,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    form: Form,
}

/// The file, laid out for reading.
pub fn write(form: &Form) -> String {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        form,
    };
    // Maps have texts for keys and numbers are whole, so there is nothing that JSON cannot hold.
    serde_json::to_string_pretty(&written).unwrap_or_default()
}

/// The file in as few bytes as it can, which is also how an edition is kept.
pub fn write_short(form: &Form) -> String {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        form,
    };
    serde_json::to_string(&written).unwrap_or_default()
}

/// SHA-256 of a form as [`write_short`] writes it: two forms are the same if and only if this is.
pub fn digest(form: &Form) -> [u8; 32] {
    Sha256::digest(write_short(form).as_bytes()).into()
}

/// The digest in hexadecimal.
pub fn digest_text(form: &Form) -> String {
    let hex = |byte: u8| format!("{byte:02x}");
    digest(form).into_iter().map(hex).collect()
}

/// Reads a file, whoever wrote it.
pub fn read(text: &str) -> Result<Imported, FileError> {
    if text.len() > SIZE_LIMIT_BYTES {
        let limit_bytes = SIZE_LIMIT_BYTES;
        return Err(FileError::TooLarge { limit_bytes });
    }
    // Some editors put a mark before the text.
    let text = text.trim_start_matches('\u{feff}');
    shallow(text)?;
    let head: Head = serde_json::from_str(text).map_err(|_other_file| FileError::NotASurvey)?;
    if head.format != FORMAT {
        return Err(FileError::NotASurvey);
    }
    if head.version > VERSION {
        return Err(FileError::FormatTooNew {
            found: head.version,
            supported: VERSION,
        });
    }
    let body: Body = serde_json::from_str(text).map_err(|error| FileError::Unreadable {
        line: error.line(),
        column: error.column(),
    })?;
    within_limits(&body.form)?;
    let unknown = unknown_names(text, &body.form);
    Ok(Imported {
        form: body.form,
        unknown,
    })
}

/// Counts brackets without reading anything else, so that a file of nothing but brackets costs no stack.
fn shallow(text: &str) -> Result<(), FileError> {
    let limit = DEPTH_LIMIT;
    let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                if depth > limit {
                    return Err(FileError::TooDeep { limit });
                }
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Too much is refused at once; what else may be wrong is for [`super::check`] to say in the designer.
pub fn within_limits(form: &Form) -> Result<(), FileError> {
    let questions: Vec<_> = form.questions().collect();
    let most = |count: &dyn Fn(&super::Question) -> usize| {
        questions
            .iter()
            .map(|question| count(question))
            .max()
            .unwrap_or(0)
    };
    for (count, limit) in [
        (form.pages.len(), limits::PAGES),
        (questions.len(), limits::QUESTIONS),
        (form.languages.len(), limits::LANGUAGES),
        (form.competitors.len(), limits::COMPETITORS),
        (form.rules.len(), limits::RULES),
        (most(&|question| question.options.len()), limits::OPTIONS),
        (most(&|question| question.rows.len()), limits::ROWS),
        (most(&|question| question.skips.len()), limits::SKIPS),
    ] {
        if count > limit {
            return Err(FileError::TooMuch { limit });
        }
    }
    Ok(())
}

/// What stands in the file and not in what was read from it.
fn unknown_names(text: &str, form: &Form) -> Vec<String> {
    let Ok(Json::Object(file)) = serde_json::from_str::<Json>(text) else {
        return Vec::new();
    };
    let mut unknown = Vec::new();
    let beside = |name: &&String| !matches!(name.as_str(), "format" | "version" | "form");
    unknown.extend(file.keys().filter(beside).cloned());
    if let (Some(read), Ok(known)) = (file.get("form"), serde_json::to_value(form)) {
        compare("form", read, &known, &mut unknown);
    }
    unknown.truncate(NAMED);
    unknown
}

fn compare(path: &str, read: &Json, known: &Json, unknown: &mut Vec<String>) {
    if unknown.len() >= NAMED {
        return;
    }
    match (read, known) {
        (Json::Object(read), Json::Object(known)) => {
            for (name, inner) in read {
                let shown: String = name.chars().take(40).collect();
                let path = format!("{path}.{shown}");
                match known.get(name) {
                    Some(known) => compare(&path, inner, known, unknown),
                    None => unknown.push(path),
                }
            }
        }
        (Json::Array(read), Json::Array(known)) => {
            for ((at, read), known) in read.iter().enumerate().zip(known) {
                compare(&format!("{path}.{at}"), read, known, unknown);
            }
        }
        _ => {}
    }
}
