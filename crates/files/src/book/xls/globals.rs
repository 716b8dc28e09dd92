use std::collections::BTreeMap;

use api::sheet::{DamagedPart, FileError, ForeignKind, Limit, Sheet};

use super::compound::workbook_stream;
use super::record::{
    BOF, BOUND_SHEET, CODE_PAGE, DATE_MODE, DIMENSIONS, EOF, FILE_PASS, FORMAT, Records,
    SHARED_STRINGS, XF, damaged,
};
use super::sheet::{XlsRows, read_sheet};
use super::text::{SharedTexts, TextStyle};
use crate::book::date_format::{NumberShape, built_in_shape, format_shape};
use crate::book::serial::DateSystem;
use crate::limits;
use crate::rows::count;
use crate::source::Source;

/// A binary workbook, in memory.
pub(crate) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<SheetEntry>,
    pub(super) texts: SharedTexts,
    pub(super) shapes: Vec<NumberShape>,
    pub(super) system: DateSystem,
    pub(super) style: TextStyle,
}

struct SheetEntry {
    name: String,
    is_hidden: bool,
    offset: usize,
}

const BIFF8: u16 = 0x0600;
const BIFF5: u16 = 0x0500;

impl Xls {
    /// Reads all but the sheets.
    pub(crate) fn open<S: Source>(source: &mut S) -> Result<Self, FileError> {
        let stream = workbook_stream(source)?;
        let mut records = Records::from(&stream, 0);
        let style = match records.next()? {
            Some(mut first) if first.id == BOF => match first.data.u16()? {
                BIFF8 => TextStyle::Unicode,
                BIFF5 => TextStyle::from_code_page(1252),
                _ => return Err(other_workbook()),
            },
            _ => return Err(other_workbook()),
        };
        let mut globals = Globals::new(style);
        globals.read(&mut records)?;
        let Globals {
            sheets,
            texts,
            shapes,
            system,
            style,
            ..
        } = globals;
        if sheets.is_empty() {
            return Err(damaged(DamagedPart::Workbook));
        }
        Ok(Self {
            stream,
            sheets,
            texts,
            shapes,
            system,
            style,
        })
    }

    /// The sheets, with the sizes they declare.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        self.sheets
            .iter()
            .map(|sheet| {
                let size = self.declared_size(sheet.offset).ok().flatten();
                Sheet {
                    name: sheet.name.clone(),
                    rows: size.map(|(rows, _)| u64::from(rows)),
                    columns: size.map(|(_, columns)| u32::from(columns)),
                    is_hidden: sheet.is_hidden,
                }
            })
            .collect()
    }

    /// The rows of a sheet.
    pub(crate) fn rows(&self, sheet: usize) -> Result<XlsRows, FileError> {
        let entry = self.sheets.get(sheet).ok_or(FileError::NoSuchSheet {
            sheets: count(self.sheets.len()),
        })?;
        let mut records = Records::from(&self.stream, entry.offset);
        match records.next()? {
            Some(record) if record.id == BOF => read_sheet(self, &mut records),
            _ => Err(damaged(DamagedPart::Sheet)),
        }
    }

    /// Size of the file's stream, for progress.
    pub(crate) fn bytes(&self) -> u64 {
        self.stream.len() as u64
    }

    fn declared_size(&self, offset: usize) -> Result<Option<(u32, u16)>, FileError> {
        let mut records = Records::from(&self.stream, offset);
        while let Some(record) = records.next()? {
            let mut data = record.data;
            match record.id {
                DIMENSIONS if matches!(self.style, TextStyle::Unicode) => {
                    data.u32()?;
                    let rows = data.u32()?;
                    data.u16()?;
                    return Ok(Some((rows, data.u16()?)));
                }
                DIMENSIONS => {
                    data.u16()?;
                    let rows = data.u16()?;
                    data.u16()?;
                    return Ok(Some((u32::from(rows), data.u16()?)));
                }
                EOF => break,
                _ => {}
            }
        }
        Ok(None)
    }
}

/// The records in front of the sheets.
struct Globals {
    sheets: Vec<SheetEntry>,
    texts: SharedTexts,
    formats: BTreeMap<u16, NumberShape>,
    shapes: Vec<NumberShape>,
    system: DateSystem,
    style: TextStyle,
}

impl Globals {
    fn new(style: TextStyle) -> Self {
        Self {
            sheets: Vec::new(),
            texts: SharedTexts::empty(),
            formats: BTreeMap::new(),
            shapes: Vec::new(),
            system: DateSystem::From1900,
            style,
        }
    }

    fn read(&mut self, records: &mut Records<'_>) -> Result<(), FileError> {
        let mut cell_formats: Vec<u16> = Vec::new();
        while let Some(record) = records.next()? {
            let mut data = record.data;
            match record.id {
                EOF => break,
                FILE_PASS => return Err(FileError::Encrypted),
                DATE_MODE if data.u16()? == 1 => self.system = DateSystem::From1904,
                CODE_PAGE if matches!(self.style, TextStyle::CodePage(_)) => {
                    self.style = TextStyle::from_code_page(data.u16()?);
                }
                FORMAT => {
                    let id = data.u16()?;
                    let code = match self.style {
                        TextStyle::Unicode => self.style.long(&mut data)?,
                        TextStyle::CodePage(_) => self.style.short(&mut data)?,
                    };
                    self.formats.insert(id, format_shape(&code));
                }
                XF => {
                    data.u16()?;
                    cell_formats.push(data.u16()?);
                }
                BOUND_SHEET => {
                    let offset = data.u32()?;
                    let (visibility, kind) = (data.u8()?, data.u8()?);
                    let name = self.style.short(&mut data)?;
                    // Charts and macro sheets have no cells to offer.
                    if kind == 0 {
                        self.sheets.push(SheetEntry {
                            name,
                            is_hidden: visibility & 3 != 0,
                            offset: usize::try_from(offset).unwrap_or(usize::MAX),
                        });
                        let count = self.sheets.len() as u64;
                        limits::check(Limit::Sheets, limits::SHEETS, count)?;
                    }
                }
                SHARED_STRINGS => self.texts = SharedTexts::read(data, records)?,
                _ => {}
            }
        }
        self.shapes = cell_formats
            .into_iter()
            .map(|id| {
                let written = self.formats.get(&id).copied();
                written.unwrap_or_else(|| built_in_shape(u32::from(id)))
            })
            .collect();
        Ok(())
    }
}

fn other_workbook() -> FileError {
    FileError::NotASpreadsheet {
        looks_like: ForeignKind::OtherWorkbook,
    }
}
