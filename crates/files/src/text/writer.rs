use api::sheet::{CellKind, ColumnPlan, Delimiter, RowBlock};

use super::guard::guarded;
use crate::cell_text::is_plain_number;

/// Writes delimited text: UTF-8 with byte order mark, CRLF, quotes where needed.
///
/// Text is guarded against being taken for a formula (see the `guard` module); numbers that are
/// spelt as numbers are not, so that `-5` stays a number.
#[derive(Debug)]
pub(crate) struct TextWriter {
    delimiter: u8,
    kinds: Vec<CellKind>,
}

impl TextWriter {
    pub(crate) fn new(delimiter: Delimiter, columns: &[ColumnPlan]) -> Self {
        Self {
            delimiter: delimiter.byte(),
            kinds: columns.iter().map(|column| column.kind).collect(),
        }
    }

    /// The byte order mark and the names of the columns.
    pub(crate) fn header(&self, columns: &[ColumnPlan]) -> Vec<u8> {
        let mut out = "\u{FEFF}".as_bytes().to_vec();
        let names = columns.iter().map(|column| guarded(&column.name));
        self.line(names, &mut out);
        out
    }

    /// The rows of a block.
    pub(crate) fn rows(&self, block: &RowBlock) -> Vec<u8> {
        let mut out = Vec::with_capacity(block.text.len() + block.ends.len() * 2);
        for row in 0..block.rows() {
            let cells = self.kinds.iter().enumerate().map(|(column, kind)| {
                let cell = block.cell(row, column);
                match kind {
                    CellKind::Number | CellKind::Money { .. } if is_plain_number(cell) => {
                        cell.into()
                    }
                    _ => guarded(cell),
                }
            });
            self.line(cells, &mut out);
        }
        out
    }

    fn line<C: AsRef<str>>(&self, cells: impl Iterator<Item = C>, out: &mut Vec<u8>) {
        let start = out.len();
        for (column, cell) in cells.enumerate() {
            if column > 0 {
                out.push(self.delimiter);
            }
            write_cell(cell.as_ref(), out);
        }
        // A line with nothing on it would be read as no row at all.
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(b"\r\n");
    }
}

fn write_cell(cell: &str, out: &mut Vec<u8>) {
    // Delimiters of other countries too: their programs split there.
    let is_quoted = cell.starts_with(' ')
        || cell.ends_with(' ')
        || cell
            .bytes()
            .any(|byte| matches!(byte, b'"' | b'\r' | b'\n' | b',' | b';' | b'\t' | b'|'));
    if !is_quoted {
        out.extend_from_slice(cell.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in cell.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}
