use api::sheet::{FileError, ProblemKind};

use crate::book::markup::Attributes;
use crate::book::number_text::{number_text, push_number};
use crate::book::row::Row;
use crate::book::xlsx_rows::error_from_text;

/// What a cell says about itself.
pub(super) struct Cell {
    value: Value,
    pub(super) is_merged: bool,
}

enum Value {
    Text(Option<String>),
    Number(String),
    /// Already as it is to be shown.
    Shown(String),
    Error,
}

impl Cell {
    pub(super) fn from_attributes(attributes: Attributes<'_>) -> Self {
        let is_merged = [&b"number-columns-spanned"[..], b"number-rows-spanned"]
            .into_iter()
            .any(|name| attributes.get(name).is_some_and(|span| span != b"1"));
        let text = |name: &[u8]| attributes.text(name).unwrap_or_default();
        let is_error = attributes.get_exactly(b"calcext:value-type") == Some(b"error");
        let value = match attributes.get(b"value-type") {
            _ if is_error => Value::Error,
            Some(b"float" | b"percentage" | b"currency") => Value::Number(text(b"value")),
            Some(b"date") => Value::Shown(shown_date(&text(b"date-value"))),
            Some(b"time") => Value::Shown(shown_time(&text(b"time-value"))),
            Some(b"boolean") => Value::Shown(text(b"boolean-value").to_uppercase()),
            _ => Value::Text(attributes.text(b"string-value")),
        };
        Self { value, is_merged }
    }

    pub(super) fn push(
        &self,
        text: &str,
        column: u32,
        repeats: u32,
        row: &mut Row,
    ) -> Result<(), FileError> {
        let shown = match &self.value {
            Value::Text(Some(text)) | Value::Shown(text) => text.as_str(),
            Value::Text(None) | Value::Number(_) => text,
            Value::Error => {
                let error = error_from_text(text);
                row.note(column, ProblemKind::ErrorCell { error });
                return Ok(());
            }
        };
        let number = match &self.value {
            Value::Number(number) if !number.is_empty() => Some(number_text(number)),
            _ => None,
        };
        if number.is_none() && shown.is_empty() {
            return Ok(());
        }
        // Beyond the limit of columns the first push fails.
        for column in column..column.saturating_add(repeats) {
            match &number {
                Some(number) => push_number(number, column, row)?,
                None => row.push(column, shown)?,
            }
        }
        Ok(())
    }
}

/// `2025-03-08`, or with its time; fractions of seconds are cut off.
fn shown_date(value: &str) -> String {
    let whole = value.split('.').next().unwrap_or_default();
    let spaced = whole.replacen('T', " ", 1);
    match spaced.strip_suffix(" 00:00:00") {
        Some(day) => day.to_owned(),
        None => spaced,
    }
}

/// `14:30:00` for `PT14H30M00S`.
fn shown_time(value: &str) -> String {
    let mut clock = [0_u32; 3];
    let mut digits = String::new();
    for letter in value.trim_start_matches("PT").chars() {
        let slot = match letter {
            '0'..='9' => {
                digits.push(letter);
                continue;
            }
            'H' => 0,
            'M' => 1,
            // A fraction of a second may stand before the letter.
            'S' | '.' | ',' => 2,
            _ => return value.to_owned(),
        };
        if let (Some(slot), Ok(number)) = (clock.get_mut(slot), digits.parse()) {
            *slot = number;
        }
        digits.clear();
        if slot == 2 {
            break;
        }
    }
    let [hour, minute, second] = clock;
    format!("{hour:02}:{minute:02}:{second:02}")
}

/// How often a row or cell stands there; once where nothing is said.
pub(super) fn repeats(attributes: Attributes<'_>, name: &[u8]) -> u32 {
    repeats_exactly(attributes, name).max(1)
}

/// The number in an attribute, 1 where there is none.
pub(super) fn repeats_exactly(attributes: Attributes<'_>, name: &[u8]) -> u32 {
    attributes
        .text(name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times() {
        assert_eq!(shown_date("2025-03-08"), "2025-03-08");
        assert_eq!(shown_date("2025-03-08T00:00:00"), "2025-03-08");
        assert_eq!(shown_date("2025-03-08T14:30:05.500"), "2025-03-08 14:30:05");
        assert_eq!(shown_time("PT14H30M05S"), "14:30:05");
        assert_eq!(shown_time("PT09H05M07.250S"), "09:05:07");
        assert_eq!(shown_time("nonsense"), "nonsense");
    }
}
