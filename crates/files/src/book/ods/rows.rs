use api::sheet::{FileError, Limit, ProblemKind};

use super::cell::{Cell, repeats, repeats_exactly};
use crate::book::markup::{Event, Markup, push_text};
use crate::book::row::Row;
use crate::limits;
use crate::source::Source;

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
    /// The rows of the sheet that stands behind this many others.
    pub(super) fn new(markup: Markup<S>, tables_before: usize) -> Self {
        Self {
            markup,
            tables_before,
            is_inside: false,
            next_row: 0,
            repeats_left: 0,
            cells: 0,
            text: String::new(),
        }
    }

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
