use api::sheet::{BLOCK_ROWS, BlockBuilder, FileError, Problem, Problems};

use super::ods::OdsRows;
use super::row::Row;
use super::xls::XlsRows;
use super::xlsx_rows::XlsxRows;
use crate::rows::{ProblemLog, Rows};
use crate::source::Source;

/// The rows of a sheet, whatever the format.
pub(crate) enum SheetRows<S> {
    Xlsx(Box<XlsxRows<S>>),
    Ods(Box<OdsRows<S>>),
    Xls(XlsRows),
}

impl<S: Source> SheetRows<S> {
    /// Reads the next row that has cells; `false` behind the last one.
    fn next_row(&mut self, row: &mut Row) -> Result<bool, FileError> {
        match self {
            Self::Xlsx(rows) => rows.next_row(row),
            Self::Ods(rows) => rows.next_row(row),
            Self::Xls(rows) => rows.next_row(row),
        }
    }

    fn bytes_done(&self) -> u64 {
        match self {
            Self::Xlsx(rows) => rows.bytes_done(),
            Self::Ods(rows) => rows.bytes_done(),
            // It was read whole before the first row came out.
            Self::Xls(_) => 0,
        }
    }

    /// Merged areas that are known only behind the last row.
    fn take_merged(&mut self) -> Vec<Problem> {
        match self {
            Self::Xlsx(rows) => std::mem::take(&mut rows.merged),
            Self::Ods(_) => Vec::new(),
            Self::Xls(rows) => std::mem::take(&mut rows.merged),
        }
    }
}

/// Cuts the rows of a sheet into blocks.
pub(crate) struct BookReader<S> {
    rows: SheetRows<S>,
    row: Row,
    /// Whether `row` was read but is not yet in a block.
    is_waiting: bool,
    is_end: bool,
    /// Rows above this one are left out.
    first_row: u32,
    log: ProblemLog,
    filled_rows: u64,
}

/// More blank rows than this are skipped instead of being sent.
const WIDEST_GAP: u32 = 100;
/// A block is closed at this much text even when it has few rows.
const BLOCK_TEXT_BYTES: usize = 2 << 20;

impl<S: Source> BookReader<S> {
    pub(crate) fn new(rows: SheetRows<S>) -> Self {
        Self {
            rows,
            row: Row::default(),
            is_waiting: false,
            is_end: false,
            first_row: 0,
            log: ProblemLog::default(),
            filled_rows: 0,
        }
    }

    /// Leaves out the rows down to and including the header.
    pub(crate) fn skip_header(&mut self, header_row: u32) {
        self.first_row = header_row.saturating_add(1);
    }

    /// The next rows, at most `most_rows`; `None` at the end.
    pub(crate) fn next_rows(&mut self, most_rows: usize) -> Result<Option<Rows>, FileError> {
        if !self.wait_for_row()? {
            return Ok(None);
        }
        let most_rows = most_rows.clamp(1, BLOCK_ROWS);
        let mut next = self.row.index;
        let mut block = BlockBuilder::new(next, 0);
        while block.rows() < most_rows && block.text_bytes() < BLOCK_TEXT_BYTES {
            if !self.wait_for_row()? || self.row.index.saturating_sub(next) > WIDEST_GAP {
                break;
            }
            while next < self.row.index {
                block.end_row();
                next += 1;
            }
            let mut column = 0;
            for (at, cell) in self.row.cells() {
                while column < at {
                    block.push("");
                    column += 1;
                }
                block.push(cell);
                column += 1;
            }
            block.end_row();
            next = next.saturating_add(1);
            self.filled_rows += 1;
            self.is_waiting = false;
        }
        Ok(Some(Rows {
            block: block.finish(),
            problems: self.log.take_recent(),
        }))
    }

    pub(crate) fn filled_rows(&self) -> u64 {
        self.filled_rows
    }

    pub(crate) fn bytes_done(&self) -> u64 {
        self.rows.bytes_done()
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.is_end && !self.is_waiting
    }

    pub(crate) fn problems(&self) -> &Problems {
        self.log.all()
    }

    /// Reads on until there is a row with cells below the header; `false` at the end.
    fn wait_for_row(&mut self) -> Result<bool, FileError> {
        while !self.is_waiting && !self.is_end {
            if !self.rows.next_row(&mut self.row)? {
                self.is_end = true;
                for problem in self.rows.take_merged() {
                    if problem.row.is_some_and(|row| row >= self.first_row) {
                        self.log.push(problem);
                    }
                }
                break;
            }
            if self.row.index < self.first_row {
                continue;
            }
            for (column, kind) in &self.row.problems {
                self.log.note(self.row.index, Some(*column), *kind);
            }
            self.is_waiting = !self.row.is_blank();
        }
        Ok(self.is_waiting)
    }
}
