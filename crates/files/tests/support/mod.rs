//! What the tests of this crate share.

use api::sheet::{
    BlockBuilder, CellKind, ColumnPlan, FileError, OutputFormat, ReadEnd, ReadOptions, RowBlock,
    SheetPlan, WritePlan,
};
use files::{FileWriter, RowReader};

/// All rows below the header, and how it ended.
pub(crate) fn read(
    bytes: &[u8],
    name: &str,
    options: ReadOptions,
) -> Result<(Vec<Vec<String>>, ReadEnd), FileError> {
    let mut reader = RowReader::open(bytes.to_vec(), name, options)?;
    let mut rows = Vec::new();
    while let Some(next) = reader.next_rows()? {
        rows.extend(texts(&next.block));
    }
    Ok((rows, reader.end()))
}

/// The cells of a block, trailing empty ones left out.
pub(crate) fn texts(block: &RowBlock) -> Vec<Vec<String>> {
    (0..block.rows())
        .map(|row| {
            let mut cells: Vec<String> = block.row(row).map(str::to_owned).collect();
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            cells
        })
        .collect()
}

/// A block of these rows.
pub(crate) fn block<C: AsRef<str>>(columns: usize, rows: &[Vec<C>]) -> RowBlock {
    let mut builder = BlockBuilder::new(0, u32::try_from(columns).unwrap());
    for row in rows {
        row.iter().for_each(|cell| builder.push(cell.as_ref()));
        builder.end_row();
    }
    builder.finish()
}

/// A file with one sheet.
pub(crate) fn write<C: AsRef<str>>(
    format: OutputFormat,
    kinds: &[CellKind],
    rows: &[Vec<C>],
) -> Vec<u8> {
    let columns = kinds
        .iter()
        .enumerate()
        .map(|(index, &kind)| ColumnPlan {
            name: format!("列{}", char::from(b'A' + u8::try_from(index).unwrap())),
            kind,
        })
        .collect();
    let plan = WritePlan {
        format,
        sheets: vec![SheetPlan {
            name: "客户".into(),
            columns,
        }],
    };
    let mut writer = FileWriter::new(plan).unwrap();
    let mut bytes = writer.rows(0, &block(kinds.len(), rows)).unwrap();
    let (mut rest, end) = writer.finish().unwrap();
    bytes.append(&mut rest);
    assert_eq!(
        (end.rows, end.bytes),
        (rows.len() as u64, bytes.len() as u64)
    );
    bytes
}
