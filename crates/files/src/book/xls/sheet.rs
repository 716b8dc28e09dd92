use api::sheet::{CellError, FileError, Limit, Problem, ProblemKind};

use super::globals::Xls;
use super::record::{
    BOF, BOOL_ERROR, EOF, FORMULA, Fields, LABEL, LABEL_SHARED, MERGED, NUMBER, RICH_STRING, RK,
    RK_ROW, Records, STRING,
};
use crate::book::date_format::NumberShape;
use crate::book::number_text::push_number;
use crate::book::row::Row;
use crate::book::serial::text_from_serial;
use crate::limits;

/// The rows of a sheet of a binary workbook, in memory.
#[derive(Debug, Default)]
pub(crate) struct XlsRows {
    /// Sorted by place.
    cells: Vec<Cell>,
    text: String,
    at: usize,
    pub(crate) merged: Vec<Problem>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    row: u16,
    column: u16,
    content: Content,
}

#[derive(Clone, Copy, Debug)]
enum Content {
    /// A piece of the text of the sheet.
    Text {
        start: u32,
        end: u32,
    },
    /// A number that is shown as such.
    Number(f64),
    Error(CellError),
    /// A number in a date format that is no day.
    ImpossibleDay(f64),
}

/// Cells of a sheet: what 48 MiB of file can hold many times over is not a list of customers.
const MOST_CELLS: u64 = 4_000_000;
/// Merged areas that are told one by one.
const MOST_MERGED: usize = 1_000;
/// Texts of a sheet, which shared ones can make larger than the file.
const MOST_TEXT: u64 = limits::SHARED_STRING_BYTES;

impl XlsRows {
    /// Hands over the next row that has cells; `false` behind the last one.
    pub(crate) fn next_row(&mut self, row: &mut Row) -> Result<bool, FileError> {
        let Some(first) = self.cells.get(self.at) else {
            return Ok(false);
        };
        let index = first.row;
        row.clear(u32::from(index));
        while let Some(cell) = self.cells.get(self.at).filter(|cell| cell.row == index) {
            self.at += 1;
            // Of two cells in one place the later one holds.
            let next = self.cells.get(self.at);
            if next.is_some_and(|next| (next.row, next.column) == (cell.row, cell.column)) {
                continue;
            }
            let column = u32::from(cell.column);
            match cell.content {
                Content::Text { start, end } => {
                    let text = self.text.get(start as usize..end as usize);
                    row.push(column, text.unwrap_or_default())?;
                }
                Content::Number(number) => push_number(&plain(number), column, row)?,
                Content::Error(error) => row.note(column, ProblemKind::ErrorCell { error }),
                Content::ImpossibleDay(number) => {
                    row.note(column, ProblemKind::ImpossibleDay);
                    push_number(&plain(number), column, row)?;
                }
            }
        }
        Ok(true)
    }
}

/// Reads the cells of a sheet, whose first record was read.
pub(super) fn read_sheet(book: &Xls, records: &mut Records<'_>) -> Result<XlsRows, FileError> {
    let mut sheet = SheetReader {
        book,
        rows: XlsRows::default(),
        formula_text: None,
    };
    let mut depth = 0_u32;
    while let Some(record) = records.next()? {
        match record.id {
            // Charts inside the sheet are streams of their own.
            BOF => depth += 1,
            EOF if depth == 0 => break,
            EOF => depth -= 1,
            id if depth == 0 => sheet.take(id, record.data)?,
            _ => {}
        }
    }
    let mut rows = sheet.rows;
    rows.cells.sort_by_key(|cell| (cell.row, cell.column));
    Ok(rows)
}

struct SheetReader<'x> {
    book: &'x Xls,
    rows: XlsRows,
    /// Where the text result of a formula goes, which stands in the next record.
    formula_text: Option<(u16, u16)>,
}

impl SheetReader<'_> {
    fn take(&mut self, id: u16, mut data: Fields<'_>) -> Result<(), FileError> {
        match id {
            NUMBER => {
                let (row, column, style) = place(&mut data)?;
                let number = data.f64()?;
                self.number(row, column, style, number)
            }
            RK => {
                let (row, column, style) = place(&mut data)?;
                let number = number_from_rk(data.u32()?);
                self.number(row, column, style, number)
            }
            RK_ROW => {
                let (row, first) = (data.u16()?, data.u16()?);
                for column in first..=u16::MAX {
                    if data.len() < 6 {
                        break;
                    }
                    let style = data.u16()?;
                    let number = number_from_rk(data.u32()?);
                    self.number(row, column, style, number)?;
                }
                Ok(())
            }
            LABEL_SHARED => {
                let (row, column, _) = place(&mut data)?;
                let index = data.u32()? as usize;
                let book = self.book;
                self.text(row, column, book.texts.get(index).unwrap_or_default())
            }
            LABEL | RICH_STRING => {
                let (row, column, _) = place(&mut data)?;
                let text = self.book.style.long(&mut data)?;
                self.text(row, column, &text)
            }
            BOOL_ERROR => {
                let (row, column, _) = place(&mut data)?;
                let (value, is_error) = (data.u8()?, data.u8()?);
                self.bool_or_error(row, column, value, is_error == 1)
            }
            FORMULA => {
                let (row, column, style) = place(&mut data)?;
                let result: [u8; 8] = data.array()?;
                self.formula(row, column, style, result)
            }
            STRING => {
                let Some((row, column)) = self.formula_text.take() else {
                    return Ok(());
                };
                let text = self.book.style.long(&mut data)?;
                self.text(row, column, &text)
            }
            MERGED => {
                let count = data.u16()?;
                for _ in 0..count {
                    let [first_row, _, first_column, _] =
                        [data.u16()?, data.u16()?, data.u16()?, data.u16()?];
                    if self.rows.merged.len() < MOST_MERGED {
                        self.rows.merged.push(Problem {
                            row: Some(u32::from(first_row)),
                            column: Some(u32::from(first_column)),
                            kind: ProblemKind::Merged,
                        });
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The result a formula had when the file was saved.
    fn formula(
        &mut self,
        row: u16,
        column: u16,
        style: u16,
        result: [u8; 8],
    ) -> Result<(), FileError> {
        self.formula_text = None;
        match result {
            [0, _, _, _, _, _, 0xFF, 0xFF] => {
                self.formula_text = Some((row, column));
                Ok(())
            }
            [1, _, value, _, _, _, 0xFF, 0xFF] => self.bool_or_error(row, column, value, false),
            [2, _, value, _, _, _, 0xFF, 0xFF] => self.bool_or_error(row, column, value, true),
            // An empty text.
            [_, _, _, _, _, _, 0xFF, 0xFF] => Ok(()),
            number => self.number(row, column, style, f64::from_le_bytes(number)),
        }
    }

    fn number(&mut self, row: u16, column: u16, style: u16, number: f64) -> Result<(), FileError> {
        let shape = self.book.shapes.get(usize::from(style)).copied();
        let shape = shape.unwrap_or_default();
        if shape == NumberShape::Number {
            return self.push(row, column, Content::Number(number));
        }
        match text_from_serial(number, self.book.system, shape == NumberShape::Day) {
            Some(text) => self.text(row, column, &text),
            None => self.push(row, column, Content::ImpossibleDay(number)),
        }
    }

    fn text(&mut self, row: u16, column: u16, text: &str) -> Result<(), FileError> {
        if text.is_empty() {
            return Ok(());
        }
        let start = self.rows.text.len();
        self.rows.text.push_str(text);
        let end = self.rows.text.len();
        limits::check(Limit::UnpackedBytes, MOST_TEXT, end as u64)?;
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let content = Content::Text {
            start: offset(start),
            end: offset(end),
        };
        self.push(row, column, content)
    }

    fn bool_or_error(
        &mut self,
        row: u16,
        column: u16,
        value: u8,
        is_error: bool,
    ) -> Result<(), FileError> {
        if is_error {
            return self.push(row, column, Content::Error(error_from_code(value)));
        }
        self.text(row, column, if value == 0 { "FALSE" } else { "TRUE" })
    }

    fn push(&mut self, row: u16, column: u16, content: Content) -> Result<(), FileError> {
        let count = self.rows.cells.len() as u64 + 1;
        limits::check(Limit::Cells, MOST_CELLS, count)?;
        self.rows.cells.push(Cell {
            row,
            column,
            content,
        });
        Ok(())
    }
}

/// Row, column and style.
fn place(data: &mut Fields<'_>) -> Result<(u16, u16, u16), FileError> {
    Ok((data.u16()?, data.u16()?, data.u16()?))
}

/// A number in four bytes: the upper half of a float or a whole number, perhaps in hundredths.
fn number_from_rk(rk: u32) -> f64 {
    let number = if rk & 2 == 0 {
        f64::from_bits(u64::from(rk & !3) << 32)
    } else {
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & 1 == 0 { number } else { number / 100.0 }
}

/// Display of f64 is the shortest text that gives the number back, without an exponent.
fn plain(number: f64) -> String {
    (number + 0.0).to_string()
}

fn error_from_code(code: u8) -> CellError {
    match code {
        0x00 => CellError::Null,
        0x07 => CellError::DivisionByZero,
        0x0F => CellError::Value,
        0x17 => CellError::Reference,
        0x1D => CellError::Name,
        0x24 => CellError::Number,
        0x2A => CellError::NotAvailable,
        _ => CellError::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        for (rk, number) in [
            (0x0000_0000, 0.0),
            (0x3FF0_0000, 1.0),
            (0x3FF0_0001, 0.01),
            (0x0000_0006, 1.0),
            (0x0000_04D3, 3.08),
            (0xFFFF_FFFA, -2.0),
        ] {
            assert!((number_from_rk(rk) - number).abs() < 1e-12, "{rk:#x}");
        }
    }
}
