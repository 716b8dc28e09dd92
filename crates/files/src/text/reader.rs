use api::sheet::{
    BLOCK_ROWS, BlockBuilder, Delimiter, Encoding, FileError, Limit, ProblemKind, Problems,
    RowBlock,
};

use super::decode::Decoder;
use super::guard::{may_be_guard, unguarded};
use super::records::{Cells, OddQuotes, Scan, Splitter};
use crate::limits;
use crate::rows::{ProblemLog, Rows, count};
use crate::source::Source;

/// Bytes read from the file at once: the file is never in memory as a whole.
const SLICE_BYTES: usize = 1 << 20;
/// A block is closed at this much text even when it has few rows.
const BLOCK_TEXT_BYTES: usize = 2 << 20;
/// Width of a row without any text, which keeps no cells.
const BLANK: u32 = 0;

/// Reads a text file from top to bottom, block by block.
pub(crate) struct TextReader<S> {
    source: S,
    /// Bytes taken from the source so far.
    offset: u64,
    decoder: Decoder,
    splitter: Splitter,
    /// Decoded text; what stands before `at` is done with.
    buffer: Vec<u8>,
    at: usize,
    is_end: bool,
    /// Index of the record at `at`.
    row: u32,
    /// How many cells a row should have, once known.
    expected: Option<Expected>,
    keeps_guard: bool,
    log: ProblemLog,
    filled_rows: u64,
}

/// The header names the first cells of a row; empty ones behind them may have cells below.
#[derive(Clone, Copy)]
struct Expected {
    least: usize,
    most: usize,
}

impl Expected {
    fn from_row(cells: &Cells) -> Self {
        Self {
            least: cells.used,
            most: cells.width,
        }
    }
}

impl<S: Source> TextReader<S> {
    pub(crate) fn new(
        source: S,
        encoding: Encoding,
        delimiter: Delimiter,
        keeps_guard: bool,
    ) -> Result<Self, FileError> {
        limits::check(Limit::FileBytes, limits::TEXT_FILE_BYTES, source.size())?;
        Ok(Self {
            source,
            offset: 0,
            decoder: Decoder::new(encoding),
            splitter: Splitter::new(delimiter.byte()),
            buffer: Vec::new(),
            at: 0,
            is_end: false,
            row: 0,
            expected: None,
            keeps_guard,
            log: ProblemLog::default(),
            filled_rows: 0,
        })
    }

    /// Skips the rows down to and including the header, whose width the others are held against.
    pub(crate) fn skip_header(&mut self, header_row: u32) -> Result<(), FileError> {
        let mut cells = Cells::default();
        while self.row <= header_row && self.next_record(&mut cells)? {
            self.expected = Some(Expected::from_row(&cells));
            self.row += 1;
            cells = Cells::default();
        }
        Ok(())
    }

    /// The next rows, at most `most_rows`; `None` at the end.
    pub(crate) fn next_rows(&mut self, most_rows: usize) -> Result<Option<Rows>, FileError> {
        let most_rows = most_rows.clamp(1, BLOCK_ROWS);
        loop {
            let first_row = self.row;
            let mut cells = Cells::default();
            let mut widths = self.take_rows(most_rows, &mut cells)?;
            if widths.is_empty() {
                return Ok(None);
            }
            while widths.last() == Some(&BLANK) {
                widths.pop();
            }
            if !widths.is_empty() {
                let block = self.block_from(first_row, cells, &widths);
                let problems = self.log.take_recent();
                return Ok(Some(Rows { block, problems }));
            }
        }
    }

    /// Scans records into `cells`; how many cells of each were kept.
    fn take_rows(&mut self, most_rows: usize, cells: &mut Cells) -> Result<Vec<u32>, FileError> {
        let mut widths: Vec<u32> = Vec::new();
        while widths.len() < most_rows && cells.text.len() < BLOCK_TEXT_BYTES {
            let cells_before = cells.ends.len();
            if !self.next_record(cells)? {
                break;
            }
            if cells.used > 0 {
                let kept = cells.width.min(limits::COLUMNS);
                widths.push(count(kept));
                self.filled_rows += 1;
                self.judge(cells)?;
            } else {
                cells.ends.truncate(cells_before);
                widths.push(BLANK);
            }
            self.row = self.row.saturating_add(1);
            limits::check(Limit::Rows, limits::TEXT_ROWS, u64::from(self.row))?;
        }
        Ok(widths)
    }

    /// Rows with anything in them so far.
    pub(crate) fn filled_rows(&self) -> u64 {
        self.filled_rows
    }

    /// Bytes of the file behind which the next record starts, as near as can be told.
    pub(crate) fn bytes_done(&self) -> u64 {
        let ahead = (self.buffer.len() - self.at) as u64;
        self.offset.saturating_sub(ahead)
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.is_end && self.at >= self.buffer.len()
    }

    pub(crate) fn problems(&self) -> &Problems {
        self.log.all()
    }

    /// Takes the next record into `cells`; `false` at the end.
    fn next_record(&mut self, cells: &mut Cells) -> Result<bool, FileError> {
        loop {
            if self.at >= self.buffer.len() {
                if self.is_end {
                    return Ok(false);
                }
            } else {
                let scan = self
                    .splitter
                    .record(&self.buffer, self.at, self.is_end, cells);
                if let Scan::Record { next } = scan {
                    let length = next - self.at;
                    limits::check(Limit::RowBytes, limits::ROW_BYTES as u64, length as u64)?;
                    self.at = next;
                    return Ok(true);
                }
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> Result<(), FileError> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let unfinished = self.buffer.len() as u64;
        limits::check(Limit::RowBytes, limits::ROW_BYTES as u64, unfinished)?;
        let bytes = self.source.read_at(self.offset, SLICE_BYTES)?;
        self.offset += bytes.len() as u64;
        self.is_end = bytes.is_empty() || self.offset >= self.source.size();
        self.decoder.push(&bytes, self.is_end, &mut self.buffer);
        Ok(())
    }

    fn judge(&mut self, cells: &Cells) -> Result<(), FileError> {
        limits::check(Limit::Columns, limits::COLUMNS as u64, cells.used as u64)?;
        let OddQuotes { unbalanced, stray } = cells.odd_quotes;
        if let Some(column) = unbalanced {
            let column = Some(count(column));
            self.log
                .note(self.row, column, ProblemKind::QuoteUnbalanced);
        }
        if let Some(column) = stray {
            let column = Some(count(column));
            self.log.note(self.row, column, ProblemKind::QuoteStray);
        }
        let expected = *self
            .expected
            .get_or_insert_with(|| Expected::from_row(cells));
        if cells.width < expected.least || cells.used > expected.most {
            let kind = ProblemKind::Ragged {
                found: count(cells.width),
                expected: count(expected.least),
            };
            self.log.note(self.row, None, kind);
        }
        Ok(())
    }

    fn block_from(&mut self, first_row: u32, cells: Cells, widths: &[u32]) -> RowBlock {
        let columns = widths.iter().copied().max().unwrap_or(0);
        let Cells { text, mut ends, .. } = cells;
        let is_even = widths.iter().all(|&width| width == columns);
        let has_odd_bytes = memchr::memchr(0, &text).is_some()
            || (!self.keeps_guard && has_guard_in_front(&text, &ends))
            || self.decoder.had_errors();
        match String::from_utf8(text) {
            Ok(mut text) if is_even && !has_odd_bytes => {
                ends.truncate(widths.len() * columns as usize);
                text.truncate(ends.last().copied().unwrap_or(0) as usize);
                RowBlock {
                    first_row,
                    columns,
                    text,
                    ends,
                }
            }
            Ok(text) => self.rebuilt(first_row, text.as_bytes(), &ends, widths),
            Err(broken) => self.rebuilt(first_row, broken.as_bytes(), &ends, widths),
        }
    }

    /// Cell by cell: mends what has to be mended and fills up short rows.
    fn rebuilt(&mut self, first_row: u32, text: &[u8], ends: &[u32], widths: &[u32]) -> RowBlock {
        let mut block = BlockBuilder::new(first_row, 0);
        let (mut start, mut ends) = (0, ends.iter().map(|&end| end as usize));
        for (row, &width) in (first_row..).zip(widths) {
            for (column, end) in ends.by_ref().take(width as usize).enumerate() {
                let bytes = text.get(start..end).unwrap_or_default();
                start = end;
                let cell = String::from_utf8_lossy(bytes);
                if cell.contains(char::REPLACEMENT_CHARACTER) {
                    self.log
                        .note(row, Some(count(column)), ProblemKind::Undecodable);
                }
                let cell = if self.keeps_guard {
                    &*cell
                } else {
                    unguarded(&cell)
                };
                if cell.contains('\0') {
                    self.log
                        .note(row, Some(count(column)), ProblemKind::NulRemoved);
                    block.push(&cell.replace('\0', ""));
                } else {
                    block.push(cell);
                }
            }
            block.end_row();
        }
        block.finish()
    }
}

/// Whether a cell begins like a guarded one; apostrophes inside names do not matter.
fn has_guard_in_front(text: &[u8], ends: &[u32]) -> bool {
    let starts = std::iter::once(0).chain(ends.iter().map(|&end| end as usize));
    memchr::memchr2(b'\'', b'=', text).is_some()
        && starts
            .filter_map(|start| text.get(start))
            .any(|&byte| may_be_guard(byte))
}
