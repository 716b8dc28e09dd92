//! What the tests of this crate share.

use std::io::Write as _;

use api::sheet::{
    BlockBuilder, CellKind, ColumnPlan, FileError, OutputFormat, ReadEnd, ReadOptions, RowBlock,
    SheetPlan, WritePlan,
};
use files::{FileWriter, RowReader};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

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
        for cell in row {
            builder.push(cell.as_ref());
        }
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

/// A ZIP archive with these files, packed as tightly as DEFLATE can.
pub(crate) fn archive<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    packed_archive(files, Compression::best())
}

/// A ZIP archive with these files.
pub(crate) fn packed_archive<B: AsRef<[u8]>>(
    files: &[(&str, B)],
    compression: Compression,
) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let bytes = bytes.as_ref();
        let mut encoder = DeflateEncoder::new(Vec::new(), compression);
        encoder.write_all(bytes).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut common = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
        common.extend(crc.sum().to_le_bytes());
        common.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        common.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        directory.extend([b'P', b'K', 1, 2, 20, 0]);
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend([b'P', b'K', 3, 4]);
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(&packed);
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
    out.extend(&directory);
    out.extend([b'P', b'K', 5, 6, 0, 0, 0, 0]);
    out.extend(count);
    out.extend(count);
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(offset);
    out.extend([0, 0]);
    out
}

/// A workbook around the markup of one sheet.
pub(crate) struct XlsxParts {
    pub(crate) workbook_properties: &'static str,
    pub(crate) styles: &'static str,
    pub(crate) strings: String,
    pub(crate) sheet: String,
}

impl Default for XlsxParts {
    fn default() -> Self {
        Self {
            workbook_properties: "",
            styles: "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>",
            strings: "<sst/>".into(),
            sheet: String::new(),
        }
    }
}

impl XlsxParts {
    pub(crate) fn rows(rows: &str) -> Self {
        Self {
            sheet: format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
            ..Self::default()
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.packed(Compression::best())
    }

    pub(crate) fn packed(&self, compression: Compression) -> Vec<u8> {
        let workbook = format!(
            "<?xml version=\"1.0\"?><workbook xmlns:r=\"r\">{}<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            self.workbook_properties
        );
        let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>";
        let root = "<Relationships><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
        let files = [
            ("_rels/.rels", root),
            ("xl/workbook.xml", &workbook),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/styles.xml", self.styles),
            ("xl/sharedStrings.xml", &self.strings),
            ("xl/worksheets/sheet1.xml", &self.sheet),
        ];
        packed_archive(&files, compression)
    }
}

/// How often a random test is repeated; `FILES_ROUNDS=50` makes it fifty times as many.
pub(crate) fn rounds(usual: usize) -> usize {
    let factor = std::env::var("FILES_ROUNDS").ok();
    usual * factor.and_then(|factor| factor.parse().ok()).unwrap_or(1)
}
