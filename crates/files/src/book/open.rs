use api::sheet::{
    FileError, FileFormat, ForeignKind, Inspection, ProblemKind, Problems, ReadOptions, RowBlock,
    RowCount, Sheet,
};

use super::ods::Ods;
use super::reader::{BookReader, SheetRows};
use super::workbook::{Workbook, main_part};
use super::xls::Xls;
use crate::archive::Archive;
use crate::header;
use crate::source::Source;
use crate::text::{PREVIEW_ROWS, preview, scaled, whole_file};

/// A workbook of any format, opened as far as its list of sheets.
pub(crate) enum Book {
    Xlsx(Workbook),
    Ods(Ods),
    Xls(Box<Xls>),
}

/// Rows that are looked at.
const HEAD_ROWS: usize = 1_000;

/// What is looked at of a sheet.
struct Head {
    blocks: Vec<RowBlock>,
    problems: Problems,
    is_all: bool,
    bytes_done: u64,
}

impl Book {
    /// Opens an archive.
    pub(crate) fn from_archive<S: Source>(source: &mut S) -> Result<Self, FileError> {
        let archive = Archive::open(source)?;
        if let Some(ods) = Ods::open(source, &archive)? {
            return Ok(Self::Ods(ods));
        }
        match main_part(source, &archive)? {
            Some(main) if is_foreign(&main) => Err(FileError::NotASpreadsheet {
                looks_like: foreign_kind(&archive),
            }),
            Some(main) => Ok(Self::Xlsx(Workbook::open(source, archive, &main)?)),
            None => Err(FileError::NotASpreadsheet {
                looks_like: foreign_kind(&archive),
            }),
        }
    }

    /// Opens a compound file.
    pub(crate) fn from_compound<S: Source>(source: &mut S) -> Result<Self, FileError> {
        Ok(Self::Xls(Box::new(Xls::open(source)?)))
    }

    fn format(&self) -> FileFormat {
        match self {
            Self::Xlsx(_) => FileFormat::Xlsx,
            Self::Ods(_) => FileFormat::Ods,
            Self::Xls(_) => FileFormat::Xls,
        }
    }

    fn sheets<S: Source>(&self, source: &mut S) -> Vec<Sheet> {
        match self {
            Self::Xlsx(workbook) => workbook.sheets(source),
            Self::Ods(book) => book.sheets().to_vec(),
            Self::Xls(book) => book.sheets(),
        }
    }

    /// Starts reading a sheet.
    pub(crate) fn reader<S: Source>(
        &self,
        source: S,
        sheet: u32,
    ) -> Result<BookReader<S>, FileError> {
        let sheet = sheet as usize;
        let rows = match self {
            Self::Xlsx(workbook) => SheetRows::Xlsx(Box::new(workbook.rows(source, sheet)?)),
            Self::Ods(book) => SheetRows::Ods(Box::new(book.rows(source, sheet)?)),
            Self::Xls(book) => SheetRows::Xls(book.rows(sheet)?),
        };
        Ok(BookReader::new(rows))
    }

    /// Size of a sheet in the file, for progress.
    pub(crate) fn bytes_total(&self, sheet: u32) -> u64 {
        match self {
            Self::Xlsx(workbook) => workbook.packed_bytes(sheet as usize),
            Self::Ods(book) => book.packed_bytes(),
            Self::Xls(book) => book.bytes(),
        }
    }

    /// Looks at the head of a sheet.
    pub(crate) fn inspect<S: Source>(
        &self,
        source: &mut S,
        options: ReadOptions,
    ) -> Result<Inspection, FileError> {
        let mut sheets = self.sheets(source);
        let sheet = match options.sheet {
            Some(sheet) => sheet,
            None => self.first_filled_sheet(source, &sheets),
        };
        let Head {
            blocks: head,
            mut problems,
            is_all: is_read,
            bytes_done,
        } = self.head(source, sheet)?;
        let header_row = header::header_row(options.header, &head);
        let columns = header::columns(header_row, &head);
        let filled: u64 = head
            .iter()
            .flat_map(|block| {
                (block.first_row..)
                    .zip(0..block.rows())
                    .map(move |at| (block, at))
            })
            .filter(|(block, (index, row))| {
                header_row.is_none_or(|header| *index > header)
                    && block.row(*row).any(|cell| !cell.is_empty())
            })
            .count() as u64;
        if let Some(header_row) = header_row {
            problems
                .listed
                .retain(|problem| problem.row > Some(header_row));
            problems.total = problems.listed.len() as u64;
            for problem in header::header_problems(header_row, &columns) {
                problems.push(problem);
            }
        }
        if head.is_empty() {
            problems.push(whole_file(ProblemKind::Empty));
        } else if header_row.is_some() && filled == 0 && is_read {
            problems.push(whole_file(ProblemKind::HeaderOnly));
        }
        let above = u64::from(header_row.map_or(0, |row| row + 1));
        let declared = sheets.get(sheet as usize).and_then(|sheet| sheet.rows);
        let rows = if is_read {
            RowCount::Exactly(filled)
        } else {
            let total = declared.map_or_else(
                || scaled(filled, self.bytes_total(sheet), bytes_done),
                |rows| rows.saturating_sub(above),
            );
            RowCount::About(total.max(filled))
        };
        if is_read && let Some(sheet) = sheets.get_mut(sheet as usize) {
            sheet.rows = Some(
                head.last()
                    .map_or(0, |block| u64::from(block.first_row) + block.rows() as u64),
            );
        }
        Ok(Inspection::new(
            self.format(),
            None,
            sheets,
            sheet,
            header_row,
            columns,
            shown(head),
            rows,
            problems,
            options,
        ))
    }

    /// The first rows of a sheet.
    fn head<S: Source>(&self, source: &mut S, sheet: u32) -> Result<Head, FileError> {
        let mut reader = self.reader(source, sheet)?;
        let mut blocks = Vec::new();
        let mut rows = 0;
        while rows < HEAD_ROWS {
            let Some(next) = reader.next_rows(HEAD_ROWS - rows)? else {
                break;
            };
            rows += next.block.rows();
            blocks.push(next.block);
        }
        Ok(Head {
            blocks,
            problems: reader.problems().clone(),
            is_all: reader.is_at_end(),
            bytes_done: reader.bytes_done(),
        })
    }

    /// What a user means who says nothing: not a hidden sheet, and not an empty one.
    fn first_filled_sheet<S: Source>(&self, source: &mut S, sheets: &[Sheet]) -> u32 {
        let mut visible = (0..).zip(sheets).filter(|(_, sheet)| !sheet.is_hidden);
        let first = visible.clone().next().map_or(0, |(index, _)| index);
        if visible.clone().nth(1).is_none() {
            return first;
        }
        for (index, _) in visible.by_ref().take(LOOKED_AT) {
            // One that cannot be read is told when nothing better is found.
            let filled = self
                .reader(&mut *source, index)
                .and_then(|mut reader| reader.next_rows(1));
            if matches!(filled, Ok(Some(_))) {
                return index;
            }
        }
        first
    }
}

/// Sheets that are tried for rows.
const LOOKED_AT: usize = 8;

/// The preview: rows from the top, however they were cut into blocks.
fn shown(head: Vec<RowBlock>) -> RowBlock {
    let Some(first) = head.first() else {
        return RowBlock::default();
    };
    if head.len() == 1 && first.first_row == 0 {
        return head.into_iter().next().map(preview).unwrap_or_default();
    }
    let mut block = api::sheet::BlockBuilder::new(0, 0);
    'rows: for next in &head {
        while block.rows() < (next.first_row as usize).min(PREVIEW_ROWS) {
            block.end_row();
        }
        for row in 0..next.rows() {
            if block.rows() >= PREVIEW_ROWS {
                break 'rows;
            }
            next.row(row).for_each(|cell| block.push(cell));
            block.end_row();
        }
    }
    block.finish()
}

fn is_foreign(main: &str) -> bool {
    !main.to_ascii_lowercase().ends_with(".xml") || !main.contains("workbook")
}

/// What an archive is that is no workbook that can be read.
fn foreign_kind(archive: &Archive) -> ForeignKind {
    let has = |start: &str| {
        archive
            .entries()
            .iter()
            .any(|entry| entry.name.starts_with(start))
    };
    if has("xl/workbook.bin") || has("Index/") {
        ForeignKind::OtherWorkbook
    } else if has("word/") || has("ppt/") || has("content.xml") {
        ForeignKind::Document
    } else {
        ForeignKind::Archive
    }
}
