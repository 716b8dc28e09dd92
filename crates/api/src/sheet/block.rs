use serde::{Deserialize, Serialize};

/// Consecutive rows of a sheet as one text, so that a million cells are not a million strings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowBlock {
    /// Index of the first row in its sheet, counted from 0 (a spreadsheet program shows it plus
    /// one). For delimited text it counts records, not lines.
    pub first_row: u32,
    /// Cells in every row of this block. Short rows are padded with empty cells; blocks of one
    /// file may differ when later rows are wider.
    pub columns: u32,
    /// All cells one after another, row by row.
    pub text: String,
    /// For every cell, row by row, the byte offset in `text` where it ends.
    pub ends: Vec<u32>,
}

impl RowBlock {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.ends
            .len()
            .checked_div(self.columns as usize)
            .unwrap_or(0)
    }

    /// The text of a cell, `row` and `column` counted from 0 inside the block; empty when there
    /// is no such cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let columns = self.columns as usize;
        if column >= columns {
            return "";
        }
        let Some(index) = row.checked_mul(columns).and_then(|i| i.checked_add(column)) else {
            return "";
        };
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// The cells of a row from left to right.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.columns as usize).map(move |column| self.cell(row, column))
    }
}

/// Puts cells together into a [`RowBlock`], padding short rows.
#[derive(Clone, Debug, Default)]
pub struct BlockBuilder {
    first_row: u32,
    text: String,
    ends: Vec<u32>,
    /// Number of cells of every finished row.
    widths: Vec<u32>,
    widest: u32,
    narrowest: Option<u32>,
    in_row: u32,
}

impl BlockBuilder {
    /// An empty block whose rows have at least `columns` cells.
    pub fn new(first_row: u32, columns: u32) -> Self {
        Self {
            first_row,
            widest: columns,
            ..Self::default()
        }
    }

    /// Adds a cell to the row being built.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.end_cell();
    }

    /// Ends the row being built.
    pub fn end_row(&mut self) {
        let width = self.in_row;
        self.widths.push(width);
        self.widest = self.widest.max(width);
        self.narrowest = Some(self.narrowest.map_or(width, |least| least.min(width)));
        self.in_row = 0;
    }

    /// Rows ended so far.
    pub fn rows(&self) -> usize {
        self.widths.len()
    }

    /// Bytes of text so far.
    pub fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// The finished block. Cells of a row that was not ended are dropped.
    pub fn finish(mut self) -> RowBlock {
        let finished: usize = self.widths.iter().map(|&width| width as usize).sum();
        self.ends.truncate(finished);
        let text_end = self.ends.last().copied().unwrap_or(0);
        self.text.truncate(text_end as usize);
        if self.narrowest.is_some_and(|least| least < self.widest) {
            self.pad();
        }
        RowBlock {
            first_row: self.first_row,
            columns: self.widest,
            text: self.text,
            ends: self.ends,
        }
    }

    fn end_cell(&mut self) {
        // A block is cut long before its text reaches 4 GiB; saturating keeps a bug visible as
        // wrong text instead of a crash.
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.in_row = self.in_row.saturating_add(1);
    }

    fn pad(&mut self) {
        let mut padded = Vec::with_capacity(self.widths.len() * self.widest as usize);
        let mut cells = self.ends.iter().copied();
        let mut last = 0;
        for &width in &self.widths {
            for _ in 0..width {
                if let Some(end) = cells.next() {
                    last = end;
                    padded.push(end);
                }
            }
            padded.extend((width..self.widest).map(|_| last));
        }
        self.ends = padded;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_rows_are_padded() {
        let mut builder = BlockBuilder::new(7, 2);
        for row in [&["张三", "1"][..], &["b"], &[], &["c", "2", "x"]] {
            for cell in row {
                builder.push(cell);
            }
            builder.end_row();
        }
        builder.push("never ended");
        let block = builder.finish();
        assert_eq!((block.first_row, block.columns, block.rows()), (7, 3, 4));
        let rows: Vec<Vec<&str>> = (0..4).map(|row| block.row(row).collect()).collect();
        assert_eq!(
            rows,
            [
                ["张三", "1", ""],
                ["b", "", ""],
                ["", "", ""],
                ["c", "2", "x"]
            ]
        );
        assert_eq!(block.cell(4, 0), "");
        assert_eq!(block.cell(0, 3), "");
    }

    #[test]
    fn nonsense_blocks_do_not_panic() {
        let block = RowBlock {
            first_row: 0,
            columns: 1,
            text: "汉".into(),
            ends: vec![1, 900, 2],
        };
        assert!((0..9).all(|row| block.cell(row, 0).is_empty()));
        assert_eq!(RowBlock::default().rows(), 0);
        assert_eq!(block.cell(usize::MAX, 0), "");
    }
}
