use crate::change::{Fields, Name};
use crate::{Record, Value};
use std::borrow::Cow;

/// The text without blanks at its ends: spaces of any width, control characters, and the invisible marks that come
/// along when text is copied from a web page.
pub(crate) fn tidy(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{3164}'
        )
}

/// The fields as they are stored: texts and the names of elements (`tag/vip`) tidied. A text of blanks is nothing.
pub(super) fn tidy_fields(fields: Fields) -> Fields {
    let mut tidied = Fields::with_capacity(fields.len());
    for (name, value) in fields {
        let Some(name) = tidy_name(name) else {
            continue;
        };
        // Two tags may have become one.
        if tidied.iter().all(|(known, _)| *known != name) {
            tidied.push((name, tidy_value(value)));
        }
    }
    tidied
}

/// What a new record holds.
pub(super) fn tidy_record(record: &impl Record) -> Fields {
    let mut fields = tidy_fields(record.fields());
    fields.retain(|(_, value)| !value.is_null());
    fields
}

/// `None` when nothing is left of the element's name.
fn tidy_name(name: Name) -> Option<Name> {
    match name.split_once('/') {
        None => Some(name),
        Some((_, key)) if tidy(key).is_empty() => None,
        Some((_, key)) if tidy(key).len() == key.len() => Some(name),
        Some((field, key)) => Some(Cow::Owned(format!("{field}/{}", tidy(key)))),
    }
}

fn tidy_value(value: Value) -> Value {
    match value {
        Value::Text(text) => match tidy(&text) {
            "" => Value::Null,
            tidied if tidied.len() == text.len() => Value::Text(text),
            tidied => Value::from(tidied),
        },
        // A list of texts (phones): empty ones are left out. The parts of anything else keep their places.
        Value::List(items) if items.iter().all(|item| item.as_text().is_some()) => {
            let items = items.into_iter().map(tidy_value);
            let items = items.filter(|item| !item.is_null()).collect::<Vec<_>>();
            if items.is_empty() {
                Value::Null
            } else {
                Value::List(items)
            }
        }
        Value::List(items) => Value::List(items.into_iter().map(tidy_part).collect()),
        other => other,
    }
}

fn tidy_part(part: Value) -> Value {
    match part {
        Value::Text(text) => Value::from(tidy(&text)),
        Value::List(parts) => Value::List(parts.into_iter().map(tidy_part).collect()),
        other => other,
    }
}
