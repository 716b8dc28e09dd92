use api::sheet::{DamagedPart, FileError, FileFormat, ForeignKind, Limit, Sheet};

use super::cell::repeats;
use super::rows::OdsRows;
use crate::archive::{Archive, Entry};
use crate::book::markup::{Event, Markup};
use crate::limits;
use crate::rows::count;
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
                sheets: count(self.sheets.len()),
            });
        }
        Ok(OdsRows::new(markup(source, &self.content)?, sheet))
    }
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
