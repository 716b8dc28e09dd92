use api::sheet::{DamagedPart, FileError, FileFormat, ForeignKind, Limit, ProblemKind, Sheet};

use super::markup::{Attributes, Event, Markup, push_text};
use super::number_text::{number_text, push_number};
use super::row::Row;
use super::xlsx_rows::error_from_text;
use crate::archive::{Archive, Entry};
use crate::limits;
use crate::source::Source;

/// An OpenDocument spreadsheet: all sheets stand in one part, one after another.
#[derive(Clone, Debug)]
pub(crate) struct Ods {
    content: Entry,
    sheets: Vec<Sheet>,
}

impl Ods {
    /// Finds the sheets. `None` when the archive is no OpenDocument at all.
    pub(crate) fn open<S: Source>(
        source: &mut S,
        archive: &Archive,
    ) -> Result<Option<Self>, FileError> {
        let (Some(kind), Some(content)) = (archive.find("mimetype"), archive.find("content.xml"))
        else {
            return Ok(None);
        };
        let mut name = Vec::new();
        kind.open(&mut *source, FileFormat::Ods)?.fill(&mut name)?;
        if !name.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Err(FileError::NotASpreadsheet {
                looks_like: ForeignKind::Document,
            });
        }
        if is_encrypted(source, archive)? {
            return Err(FileError::Encrypted);
        }
        let sheets = list_sheets(markup(&mut *source, content)?)?;
        if sheets.is_empty() {
            return Err(damaged(DamagedPart::Workbook));
        }
        let content = content.clone();
        Ok(Some(Self { content, sheets }))
    }

    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Packed size of all sheets, for progress.
    pub(crate) fn packed_bytes(&self) -> u64 {
        self.content.packed
    }

    /// The rows of a sheet.
    pub(crate) fn rows<S: Source>(&self, source: S, sheet: usize) -> Result<OdsRows<S>, FileError> {
        if sheet >= self.sheets.len() {
            return Err(FileError::NoSuchSheet {
                sheets: crate::rows::count(self.sheets.len()),
            });
        }
        Ok(OdsRows {
            markup: markup(source, &self.content)?,
            tables_before: sheet,
            is_inside: false,
            next_row: 0,
            repeats_left: 0,
            cells: 0,
            text: String::new(),
        })
    }
}

/// The rows of a sheet of an OpenDocument spreadsheet.
pub(crate) struct OdsRows<S> {
    markup: Markup<S>,
    /// Sheets to be skipped.
    tables_before: usize,
    is_inside: bool,
    next_row: u32,
    /// How often the last row comes again.
    repeats_left: u32,
    cells: u64,
    text: String,
}

impl<S: Source> OdsRows<S> {
    /// Reads the next row that has cells; `false` behind the last one.
    pub(crate) fn next_row(&mut self, row: &mut Row) -> Result<bool, FileError> {
        if self.repeats_left > 0 {
            self.repeats_left -= 1;
            row.index += 1;
            return Ok(true);
        }
        while let Some(event) = self.markup.next()? {
            match event {
                Event::Start {
                    name: b"table",
                    is_empty: false,
                    ..
                } => {
                    if self.tables_before == 0 {
                        self.is_inside = true;
                    } else {
                        self.tables_before -= 1;
                        self.markup.skip_element()?;
                    }
                }
                Event::End { name: b"table" } if self.is_inside => return Ok(false),
                Event::Start {
                    name: b"table-row",
                    attributes,
                    is_empty,
                } if self.is_inside => {
                    let repeats = repeats(attributes, b"number-rows-repeated");
                    row.clear(self.next_row);
                    self.next_row = self.next_row.saturating_add(repeats);
                    if !is_empty {
                        self.read_cells(row)?;
                    }
                    if row.is_blank() && row.problems.is_empty() {
                        continue;
                    }
                    let last = u64::from(self.next_row);
                    limits::check(Limit::Rows, limits::SHEET_ROWS, last)?;
                    self.cells += row.filled() * u64::from(repeats);
                    limits::check(Limit::Cells, limits::CELLS, self.cells)?;
                    self.repeats_left = repeats - 1;
                    return Ok(true);
                }
                _ => {}
            }
        }
        Ok(false)
    }

    /// Packed bytes dealt with so far, for progress.
    pub(crate) fn bytes_done(&self) -> u64 {
        self.markup.packed_done()
    }

    fn read_cells(&mut self, row: &mut Row) -> Result<(), FileError> {
        let mut column = 0_u32;
        loop {
            match self.markup.next()? {
                Some(Event::Start {
                    name: name @ (b"table-cell" | b"covered-table-cell"),
                    attributes,
                    is_empty,
                }) => {
                    let is_covered = name == b"covered-table-cell";
                    let repeats = repeats(attributes, b"number-columns-repeated");
                    let cell = Cell::from_attributes(attributes);
                    if cell.is_merged {
                        row.note(column, ProblemKind::Merged);
                    }
                    self.text.clear();
                    if !is_empty {
                        self.read_text()?;
                    }
                    if !is_covered {
                        cell.push(&self.text, column, repeats, row)?;
                    }
                    column = column.saturating_add(repeats);
                }
                Some(Event::End { name: b"table-row" }) | None => return Ok(()),
                Some(_) => {}
            }
        }
    }

    /// The paragraphs of a cell, up to its end.
    fn read_text(&mut self) -> Result<(), FileError> {
        let (mut paragraphs, mut is_text) = (0, false);
        loop {
            match self.markup.next()? {
                Some(Event::Start {
                    name,
                    attributes,
                    is_empty,
                }) => match name {
                    b"p" | b"h" => {
                        if paragraphs > 0 {
                            self.text.push('\n');
                        }
                        paragraphs += 1;
                        is_text = !is_empty;
                    }
                    b"s" => {
                        let spaces = repeats_exactly(attributes, b"c").min(1_000);
                        self.text.extend((0..spaces).map(|_| ' '));
                    }
                    b"tab" => self.text.push('\t'),
                    b"line-break" => self.text.push('\n'),
                    b"span" | b"a" => {}
                    // Comments, pictures and whatever else lies on a cell.
                    _ if !is_empty => self.markup.skip_element()?,
                    _ => {}
                },
                Some(Event::Text(bytes)) if is_text => push_text(bytes, &mut self.text),
                Some(Event::Verbatim(bytes)) if is_text => {
                    self.text.push_str(&String::from_utf8_lossy(bytes));
                }
                Some(Event::End { name: b"p" | b"h" }) => is_text = false,
                Some(Event::End {
                    name: b"table-cell" | b"covered-table-cell",
                })
                | None => return Ok(()),
                Some(_) => {}
            }
            limits::check(
                Limit::CellBytes,
                limits::CELL_BYTES as u64,
                self.text.len() as u64,
            )?;
        }
    }
}

/// What a cell says about itself.
struct Cell {
    value: Value,
    is_merged: bool,
}

enum Value {
    Text(Option<String>),
    Number(String),
    /// Already as it is to be shown.
    Shown(String),
    Error,
}

impl Cell {
    fn from_attributes(attributes: Attributes<'_>) -> Self {
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

    fn push(&self, text: &str, column: u32, repeats: u32, row: &mut Row) -> Result<(), FileError> {
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

fn repeats(attributes: Attributes<'_>, name: &[u8]) -> u32 {
    repeats_exactly(attributes, name).max(1)
}

fn repeats_exactly(attributes: Attributes<'_>, name: &[u8]) -> u32 {
    attributes
        .text(name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
}

fn list_sheets<S: Source>(mut markup: Markup<S>) -> Result<Vec<Sheet>, FileError> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut hidden_styles: Vec<Vec<u8>> = Vec::new();
    let mut style = Vec::new();
    let mut rows: u64 = 0;
    while let Some(event) = markup.next()? {
        match event {
            Event::Start {
                name: b"style",
                attributes,
                ..
            } => style = attributes.get(b"name").unwrap_or_default().to_vec(),
            Event::Start {
                name: b"table-properties",
                attributes,
                ..
            } if attributes.get(b"display") == Some(b"false") => {
                let count = hidden_styles.len() as u64;
                limits::check(Limit::Sheets, limits::SHEETS, count)?;
                hidden_styles.push(std::mem::take(&mut style));
            }
            Event::Start {
                name: b"table",
                attributes,
                is_empty: false,
            } => {
                let style = attributes.get(b"style-name").unwrap_or_default();
                sheets.push(Sheet {
                    name: attributes.text(b"name").unwrap_or_default(),
                    rows: None,
                    columns: None,
                    is_hidden: hidden_styles.iter().any(|hidden| hidden == style),
                });
                limits::check(Limit::Sheets, limits::SHEETS, sheets.len() as u64)?;
                rows = 0;
            }
            Event::Start {
                name: b"table-row",
                attributes,
                ..
            } => {
                rows += u64::from(repeats(attributes, b"number-rows-repeated"));
                // The blank rows that fill a sheet up to its end do not count.
                if let Some(sheet) = sheets.last_mut()
                    && rows < limits::SHEET_ROWS
                {
                    sheet.rows = Some(rows);
                }
            }
            _ => {}
        }
    }
    Ok(sheets)
}

fn is_encrypted<S: Source>(source: &mut S, archive: &Archive) -> Result<bool, FileError> {
    let Some(entry) = archive.find("META-INF/manifest.xml") else {
        return Ok(false);
    };
    let mut manifest = markup(source, entry)?;
    while let Some(event) = manifest.next()? {
        if matches!(event, Event::Start { name, .. } if name.starts_with(b"encrypt")) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn markup<S: Source>(source: S, entry: &Entry) -> Result<Markup<S>, FileError> {
    let part = entry.open(source, FileFormat::Ods)?;
    Ok(Markup::new(part, FileFormat::Ods, DamagedPart::Sheet))
}

fn damaged(part: DamagedPart) -> FileError {
    FileError::Damaged {
        format: FileFormat::Ods,
        part,
    }
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
