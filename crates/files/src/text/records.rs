//! Delimited text, record by record: RFC 4180 and what people's programs make of it.

use crate::limits::{CELL_BYTES, COLUMNS};

/// What stands at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scan {
    /// A record was taken over; the next one starts at `next`.
    Record { next: usize },
    /// The record goes on behind the end of the bytes.
    NeedMore,
}

/// Quotes that stand where they should not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OddQuotes {
    /// Column of the first one that is never closed.
    pub(crate) unbalanced: Option<usize>,
    /// Column of the first closing one that is followed by more text.
    pub(crate) stray: Option<usize>,
}

/// The cells of records, one after another, as bytes that are checked later.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cells {
    pub(crate) text: Vec<u8>,
    pub(crate) ends: Vec<u32>,
    /// Cells of the record so far, also those beyond [`COLUMNS`] that were left out.
    pub(crate) width: usize,
    /// One behind the last cell of the record that has text.
    pub(crate) used: usize,
    pub(crate) odd_quotes: OddQuotes,
}

impl Cells {
    /// Forgets the record begun at this mark.
    fn back_to(&mut self, (text, ends): (usize, usize)) {
        self.text.truncate(text);
        self.ends.truncate(ends);
        self.begin();
    }

    fn begin(&mut self) {
        self.width = 0;
        self.used = 0;
        self.odd_quotes = OddQuotes::default();
    }

    fn start(&self) -> usize {
        self.ends.last().copied().unwrap_or(0) as usize
    }

    fn end_cell(&mut self) {
        if self.text.len() > self.start() {
            self.used = self.width + 1;
        }
        if self.width < COLUMNS {
            // Blocks are cut at a few megabytes, far below the range of u32.
            self.ends
                .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        } else {
            self.text.truncate(self.start());
        }
        self.width += 1;
    }
}

/// Splits text into records.
#[derive(Clone, Debug)]
pub(crate) struct Splitter {
    ends_cell: [bool; 256],
}

impl Splitter {
    pub(crate) fn new(delimiter: u8) -> Self {
        let mut ends_cell = [false; 256];
        for byte in [delimiter, b'\n', b'\r'] {
            if let Some(slot) = ends_cell.get_mut(usize::from(byte)) {
                *slot = true;
            }
        }
        Self { ends_cell }
    }

    /// Appends the cells of the record at `at` to `cells`. `is_end`: nothing comes behind `bytes`.
    pub(crate) fn record(&self, bytes: &[u8], at: usize, is_end: bool, cells: &mut Cells) -> Scan {
        let mark = (cells.text.len(), cells.ends.len());
        cells.begin();
        let mut rest = bytes.get(at..).unwrap_or_default();
        loop {
            let taken = match rest.first() {
                Some(b'"') => self.quoted(rest, is_end, cells),
                _ => self.plain(rest, is_end, cells),
            };
            let Some(behind) = taken else {
                cells.back_to(mark);
                return Scan::NeedMore;
            };
            cells.end_cell();
            let (ended, skip) = match behind {
                [] => (true, 0),
                [b'\r', b'\n', ..] => (true, 2),
                [b'\r'] if !is_end => {
                    cells.back_to(mark);
                    return Scan::NeedMore;
                }
                [b'\r' | b'\n', ..] => (true, 1),
                // The delimiter; a file may end right behind it, and an empty cell follows.
                _ => (false, 1),
            };
            rest = behind.get(skip..).unwrap_or_default();
            if ended {
                return Scan::Record {
                    next: bytes.len() - rest.len(),
                };
            }
        }
    }

    /// Takes text up to the end of the cell; `None` when that is not in sight.
    #[inline]
    fn plain<'b>(&self, rest: &'b [u8], is_end: bool, cells: &mut Cells) -> Option<&'b [u8]> {
        let length = match rest.iter().position(|&byte| self.ends(byte)) {
            Some(length) => length,
            None if is_end => rest.len(),
            None => return None,
        };
        let (cell, behind) = rest.split_at_checked(length)?;
        cells.text.extend_from_slice(cell);
        Some(behind)
    }

    #[inline]
    fn ends(&self, byte: u8) -> bool {
        self.ends_cell
            .get(usize::from(byte))
            .copied()
            .unwrap_or(false)
    }

    fn quoted<'b>(&self, rest: &'b [u8], is_end: bool, cells: &mut Cells) -> Option<&'b [u8]> {
        let start = cells.text.len();
        let mut inside = rest.get(1..).unwrap_or_default();
        loop {
            let Some(quote) = memchr::memchr(b'"', inside) else {
                if is_end || rest.len() > CELL_BYTES {
                    return self.unbalanced(rest, is_end, cells, start);
                }
                return None;
            };
            if cells.text.len() - start + quote > CELL_BYTES {
                return self.unbalanced(rest, is_end, cells, start);
            }
            let (before, behind) = inside.split_at_checked(quote)?;
            cells.text.extend_from_slice(before);
            let behind = behind.get(1..).unwrap_or_default();
            match behind.first() {
                Some(b'"') => {
                    cells.text.push(b'"');
                    inside = behind.get(1..).unwrap_or_default();
                }
                Some(&byte) if self.ends(byte) => return Some(behind),
                None if is_end => return Some(behind),
                None => return None,
                Some(_) => {
                    let cell = cells.text.get(start..).unwrap_or_default();
                    // A quote that closes in the middle of a later line most likely opened a
                    // cell of its own; the first one was never meant to.
                    if memchr::memchr2(b'\n', b'\r', cell).is_some() {
                        return self.unbalanced(rest, is_end, cells, start);
                    }
                    let column = cells.width;
                    cells.odd_quotes.stray.get_or_insert(column);
                    return self.plain(behind, is_end, cells);
                }
            }
        }
    }

    /// Takes the opening quote for an ordinary character.
    fn unbalanced<'b>(
        &self,
        rest: &'b [u8],
        is_end: bool,
        cells: &mut Cells,
        start: usize,
    ) -> Option<&'b [u8]> {
        cells.text.truncate(start);
        let column = cells.width;
        cells.odd_quotes.unbalanced.get_or_insert(column);
        self.plain(rest, is_end, cells)
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
