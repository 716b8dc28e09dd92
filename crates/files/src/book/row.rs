use api::sheet::{DamagedPart, FileError, FileFormat, Limit, ProblemKind};

use crate::limits;

/// A row of a sheet as it comes out of a workbook: only the cells that hold something.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Counted from 0.
    pub(crate) index: u32,
    text: String,
    /// Column, counted from 0, and where its text ends.
    cells: Vec<(u32, usize)>,
    pub(crate) problems: Vec<(u32, ProblemKind)>,
}

impl Row {
    /// Forgets everything.
    pub(crate) fn clear(&mut self, index: u32) {
        self.index = index;
        self.text.clear();
        self.cells.clear();
        self.problems.clear();
    }

    /// Adds a cell; columns come from left to right, empty cells are left out.
    pub(crate) fn push(&mut self, column: u32, cell: &str) -> Result<(), FileError> {
        if cell.is_empty() {
            return Ok(());
        }
        limits::check(
            Limit::Columns,
            limits::COLUMNS as u64,
            u64::from(column) + 1,
        )?;
        limits::check(
            Limit::CellBytes,
            limits::CELL_BYTES as u64,
            cell.len() as u64,
        )?;
        if self.cells.last().is_some_and(|(last, _)| *last >= column) {
            return Err(FileError::Damaged {
                format: FileFormat::Xlsx,
                part: DamagedPart::Sheet,
            });
        }
        self.text.push_str(cell);
        limits::check(
            Limit::RowBytes,
            limits::ROW_BYTES as u64,
            self.text.len() as u64,
        )?;
        self.cells.push((column, self.text.len()));
        Ok(())
    }

    pub(crate) fn note(&mut self, column: u32, kind: ProblemKind) {
        self.problems.push((column, kind));
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }

    /// How many cells hold something.
    pub(crate) fn filled(&self) -> u64 {
        self.cells.len() as u64
    }

    /// Column and text of the cells.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (u32, &str)> {
        let mut start = 0;
        self.cells.iter().map(move |&(column, end)| {
            let cell = self.text.get(start..end).unwrap_or_default();
            start = end;
            (column, cell)
        })
    }
}
