use std::rc::Rc;

use api::sheet::{CellError, FileError, Limit, Problem, ProblemKind};

use super::date_format::NumberShape;
use super::escape::without_hex_escapes;
use super::markup::{Attributes, Event, Markup, push_text};
use super::number_text::{number_text, push_number};
use super::row::Row;
use super::serial::{DateSystem, text_from_serial};
use super::shared_strings::read_rich_text;
use super::workbook::Shared;
use crate::limits;
use crate::source::Source;

/// The rows of a sheet of an Office Open XML workbook, from top to bottom. However large the
/// sheet says it is, only the cells that are really there cost anything.
pub(crate) struct XlsxRows<S> {
    markup: Markup<S>,
    shared: Rc<Shared>,
    system: DateSystem,
    /// Rows so far; the index of the next one when it does not say it.
    next_row: u32,
    cells: u64,
    is_inside: bool,
    value: String,
    /// Merged areas, known only behind the last row.
    pub(crate) merged: Vec<Problem>,
}

/// What a cell says about its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Text,
    Flag,
    Error,
    IsoDay,
}

/// Merged areas that are told one by one.
const MOST_MERGED: usize = 1_000;

impl<S: Source> XlsxRows<S> {
    pub(crate) fn new(markup: Markup<S>, shared: Rc<Shared>, system: DateSystem) -> Self {
        Self {
            markup,
            shared,
            system,
            next_row: 0,
            cells: 0,
            is_inside: false,
            value: String::new(),
            merged: Vec::new(),
        }
    }

    /// Reads the next row that has cells; `false` behind the last one.
    pub(crate) fn next_row(&mut self, row: &mut Row) -> Result<bool, FileError> {
        while let Some(event) = self.markup.next()? {
            match event {
                Event::Start {
                    name: b"sheetData",
                    is_empty,
                    ..
                } => self.is_inside = !is_empty,
                Event::End { name: b"sheetData" } => self.is_inside = false,
                Event::Start {
                    name: b"row",
                    attributes,
                    is_empty,
                } if self.is_inside => {
                    let index = row_index(attributes, self.next_row);
                    limits::check(Limit::Rows, limits::SHEET_ROWS, u64::from(index) + 1)?;
                    self.next_row = index + 1;
                    row.clear(index);
                    if !is_empty {
                        self.read_cells(row)?;
                        if !row.is_blank() || !row.problems.is_empty() {
                            return Ok(true);
                        }
                    }
                }
                Event::Start {
                    name: b"mergeCell",
                    attributes,
                    ..
                } => {
                    if let Some((column, row)) = attributes.get(b"ref").and_then(cell_place)
                        && self.merged.len() < MOST_MERGED
                    {
                        self.merged.push(Problem {
                            row: Some(row),
                            column: Some(column),
                            kind: ProblemKind::Merged,
                        });
                    }
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
        let mut next_column = 0;
        loop {
            match self.markup.next()? {
                Some(Event::Start {
                    name: b"c",
                    attributes,
                    is_empty,
                }) => {
                    let cell = Cell::from_attributes(attributes, next_column);
                    next_column = cell.column.saturating_add(1);
                    if !is_empty {
                        self.read_cell(cell, row)?;
                    }
                }
                Some(Event::End { name: b"row" }) | None => break,
                Some(_) => {}
            }
        }
        self.cells += row.filled();
        limits::check(Limit::Cells, limits::CELLS, self.cells)
    }

    fn read_cell(&mut self, cell: Cell, row: &mut Row) -> Result<(), FileError> {
        self.value.clear();
        let (mut has_formula, mut has_value, mut is_value) = (false, false, false);
        loop {
            match self.markup.next()? {
                Some(Event::Start {
                    name: b"v",
                    is_empty,
                    ..
                }) => {
                    is_value = !is_empty;
                    has_value = true;
                }
                Some(Event::Text(bytes)) if is_value => push_text(bytes, &mut self.value),
                Some(Event::Verbatim(bytes)) if is_value => {
                    self.value.push_str(&String::from_utf8_lossy(bytes));
                }
                Some(Event::End { name: b"v" }) => is_value = false,
                Some(Event::Start { name: b"f", .. }) => has_formula = true,
                Some(Event::Start {
                    name: b"is",
                    is_empty: false,
                    ..
                }) => {
                    read_rich_text(&mut self.markup, b"is", &mut self.value)?;
                    has_value = true;
                }
                Some(Event::End { name: b"c" }) | None => break,
                Some(_) => {}
            }
        }
        if has_formula && !has_value {
            row.note(cell.column, ProblemKind::FormulaWithoutValue);
        }
        self.push_value(cell, row)
    }

    fn push_value(&self, cell: Cell, row: &mut Row) -> Result<(), FileError> {
        let value = self.value.as_str();
        match cell.kind {
            Kind::Shared => {
                let text = match value.trim().parse() {
                    Ok(index) => self
                        .shared
                        .strings
                        .get(index)
                        .ok_or(self.markup.damaged())?,
                    Err(_) if value.trim().is_empty() => "",
                    Err(_) => return Err(self.markup.damaged()),
                };
                row.push(cell.column, text)
            }
            // Already plain: the escapes were taken out with the runs.
            Kind::Inline => row.push(cell.column, value),
            Kind::Text => row.push(cell.column, &without_hex_escapes(value)),
            Kind::Flag => {
                let word = match value.trim() {
                    "1" | "true" => "TRUE",
                    "0" | "false" => "FALSE",
                    other => other,
                };
                row.push(cell.column, word)
            }
            Kind::Error => {
                let error = error_from_text(value.trim());
                row.note(cell.column, ProblemKind::ErrorCell { error });
                Ok(())
            }
            Kind::IsoDay => {
                let text = value.trim().replacen('T', " ", 1);
                row.push(cell.column, text.strip_suffix(" 00:00:00").unwrap_or(&text))
            }
            Kind::Number => self.push_number(cell, row),
        }
    }

    fn push_number(&self, cell: Cell, row: &mut Row) -> Result<(), FileError> {
        let value = self.value.trim();
        let shape = self.shared.styles.shape(cell.style);
        if shape != NumberShape::Number
            && let Ok(serial) = value.parse::<f64>()
        {
            match text_from_serial(serial, self.system, shape == NumberShape::Day) {
                Some(text) => return row.push(cell.column, &text),
                None => row.note(cell.column, ProblemKind::ImpossibleDay),
            }
        }
        push_number(&number_text(value), cell.column, row)
    }
}

#[derive(Clone, Copy)]
struct Cell {
    column: u32,
    style: usize,
    kind: Kind,
}

impl Cell {
    fn from_attributes(attributes: Attributes<'_>, next_column: u32) -> Self {
        let mut cell = Self {
            column: next_column,
            style: 0,
            kind: Kind::Number,
        };
        for (name, value) in attributes.iter() {
            match name {
                b"r" => {
                    cell.column = cell_place(value).map_or(next_column, |(column, _)| column);
                }
                b"s" => cell.style = digits(value).map_or(0, |style| style as usize),
                b"t" => {
                    cell.kind = match value {
                        b"s" => Kind::Shared,
                        b"inlineStr" => Kind::Inline,
                        b"str" => Kind::Text,
                        b"b" => Kind::Flag,
                        b"e" => Kind::Error,
                        b"d" => Kind::IsoDay,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        cell
    }
}

fn row_index(attributes: Attributes<'_>, next_row: u32) -> u32 {
    attributes
        .get(b"r")
        .and_then(digits)
        .and_then(|number| number.checked_sub(1))
        .filter(|&index| index >= next_row)
        .unwrap_or(next_row)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    if bytes.is_empty() {
        return None;
    }
    bytes.iter().try_fold(0_u32, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

/// Column and row of `B5` or `B5:C7`, counted from 0.
pub(crate) fn cell_place(reference: &[u8]) -> Option<(u32, u32)> {
    let first = reference.split(|byte| *byte == b':').next()?;
    let letters = first.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (name, number) = first.split_at_checked(letters)?;
    if name.is_empty() || name.len() > 3 {
        return None;
    }
    let column = name.iter().fold(0_u32, |sum, byte| {
        sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1
    });
    Some((column - 1, digits(number)?.checked_sub(1)?))
}

pub(crate) fn error_from_text(text: &str) -> CellError {
    match text {
        "#DIV/0!" => CellError::DivisionByZero,
        "#N/A" => CellError::NotAvailable,
        "#NAME?" => CellError::Name,
        "#NULL!" => CellError::Null,
        "#NUM!" => CellError::Number,
        "#REF!" => CellError::Reference,
        "#VALUE!" => CellError::Value,
        _ => CellError::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        assert_eq!(cell_place(b"A1"), Some((0, 0)));
        assert_eq!(cell_place(b"XFD1048576"), Some((16_383, 1_048_575)));
        assert_eq!(cell_place(b"b5:C7"), Some((1, 4)));
        for nonsense in [
            &b""[..],
            b"5",
            b"A",
            b"A0",
            b"ABCD1",
            b"A99999999999",
            b"A-1",
        ] {
            assert_eq!(cell_place(nonsense), None);
        }
    }
}
