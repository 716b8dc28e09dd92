//! Which row names the columns, and what the columns look like.

use std::collections::HashMap;

use api::sheet::{Column, HeaderChoice, Problem, ProblemKind, RowBlock};

use crate::cell_text::is_data_like;

/// Rows in which a header is looked for: titles and remarks may stand above it.
const HEADER_WITHIN: usize = 20;
/// Samples of a column.
const SAMPLES: usize = 200;
/// A sample is cut here; it is for looking at.
const SAMPLE_CHARS: usize = 200;

/// The index of the header row in `head`, the first rows of a sheet.
pub(crate) fn header_row(choice: HeaderChoice, head: &[RowBlock]) -> Option<u32> {
    match choice {
        HeaderChoice::Absent => None,
        HeaderChoice::Row(row) => Some(row),
        HeaderChoice::Guess => guess(head),
    }
}

fn guess(head: &[RowBlock]) -> Option<u32> {
    let rows = || rows_of(head).map(|(index, cells)| (index, cells.collect::<Vec<_>>()));
    let filled = |cells: &[&str]| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let widest = rows()
        .take(SAMPLES)
        .map(|(_, cells)| filled(&cells))
        .max()?;
    // A title fills one or two cells of many; names fill most of them.
    let (index, cells) = rows()
        .take(HEADER_WITHIN)
        .find(|(_, cells)| filled(cells) * 2 > widest)?;
    let is_data = cells.iter().any(|cell| is_data_like(cell));
    (!is_data).then_some(index)
}

/// The columns below the header as the first rows show them.
pub(crate) fn columns(header: Option<u32>, head: &[RowBlock]) -> Vec<Column> {
    let width = head.iter().map(|block| block.columns).max().unwrap_or(0);
    let mut columns: Vec<Column> = (0..width)
        .map(|_| Column {
            name: String::new(),
            samples: Vec::new(),
            filled: 0,
        })
        .collect();
    for (index, cells) in rows_of(head) {
        if header.is_some_and(|header| index < header) {
            continue;
        }
        for (column, cell) in columns.iter_mut().zip(cells) {
            let cell = cell.trim();
            if header == Some(index) {
                column.name = cell.chars().take(SAMPLE_CHARS).collect();
            } else if !cell.is_empty() {
                column.filled = column.filled.saturating_add(1);
                if column.samples.len() < SAMPLES {
                    column
                        .samples
                        .push(cell.chars().take(SAMPLE_CHARS).collect());
                }
            }
        }
    }
    // Trailing columns that neither have a name nor a cell are formatting, not data.
    while columns
        .last()
        .is_some_and(|column| column.name.is_empty() && column.filled == 0)
    {
        columns.pop();
    }
    columns
}

/// What is odd about the names of the columns.
pub(crate) fn header_problems(header: u32, columns: &[Column]) -> Vec<Problem> {
    let mut first_with: HashMap<String, u32> = HashMap::new();
    let mut problems = Vec::new();
    for (index, column) in (0..).zip(columns) {
        let kind = if column.name.is_empty() {
            Some(ProblemKind::HeaderMissing)
        } else {
            let first = *first_with
                .entry(column.name.to_lowercase())
                .or_insert(index);
            (first != index).then_some(ProblemKind::HeaderRepeated { first })
        };
        problems.extend(kind.map(|kind| Problem {
            row: Some(header),
            column: Some(index),
            kind,
        }));
    }
    problems
}

fn rows_of(head: &[RowBlock]) -> impl Iterator<Item = (u32, impl Iterator<Item = &str>)> {
    head.iter()
        .flat_map(|block| (block.first_row..).zip((0..block.rows()).map(|row| block.row(row))))
}

#[cfg(test)]
mod tests {
    use api::sheet::BlockBuilder;

    use super::*;

    fn block(rows: &[&[&str]]) -> RowBlock {
        let mut builder = BlockBuilder::new(0, 0);
        for row in rows {
            row.iter().for_each(|cell| builder.push(cell));
            builder.end_row();
        }
        builder.finish()
    }

    #[track_caller]
    fn check(rows: &[&[&str]], expected: Option<u32>) {
        assert_eq!(guess(&[block(rows)]), expected, "{rows:?}");
    }

    #[test]
    fn headers_are_found() {
        check(&[&["姓名", "电话"], &["张三", "138"]], Some(0));
        check(&[&["name"], &["Ann"]], Some(0));
        check(&[&["张三", "13800138000"], &["李四", "13900139000"]], None);
        check(&[&["1", "1997-01-01", "2", "29.33"]], None);
        check(
            &[
                &["客户名单（2025年）", "", ""],
                &["", "", ""],
                &["姓名", "电话", "消费"],
                &["张三", "138", "5"],
            ],
            Some(2),
        );
        check(
            &[
                &["customer_id", "date", "cds", "amount"],
                &["1", "1997-01-01", "2", "29.33"],
            ],
            Some(0),
        );
        check(&[], None);
        check(&[&["", ""]], None);
    }

    #[test]
    fn columns_are_described() {
        let head = [block(&[
            &["title", "", "", ""],
            &["Name", "", "name", ""],
            &["a", " b ", "", ""],
            &["c", "", "", ""],
        ])];
        let columns = columns(Some(1), &head);
        assert_eq!(columns.len(), 3);
        assert_eq!(columns[0].samples, ["a", "c"]);
        assert_eq!(
            (columns[1].filled, columns[1].samples[0].as_str()),
            (1, "b")
        );
        let kinds: Vec<ProblemKind> = header_problems(1, &columns)
            .iter()
            .map(|p| p.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                ProblemKind::HeaderMissing,
                ProblemKind::HeaderRepeated { first: 0 }
            ]
        );
    }
}
