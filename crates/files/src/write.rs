use api::sheet::{Delimiter, FileError, Limit, OutputFormat, RowBlock, WriteEnd, WritePlan};

use crate::book::XlsxWriter;
use crate::limits;
use crate::text::TextWriter;

/// Writes a file block by block; whatever is finished is handed on at once.
#[derive(Debug)]
pub struct FileWriter {
    inner: Inner,
    columns: Vec<usize>,
    end: WriteEnd,
}

#[derive(Debug)]
enum Inner {
    /// The header is written with the first bytes that are taken.
    Text {
        writer: TextWriter,
        head: Vec<u8>,
    },
    Xlsx(Box<XlsxWriter>),
}

impl FileWriter {
    /// A file without rows yet.
    pub fn new(plan: WritePlan) -> Result<Self, FileError> {
        let columns: Vec<usize> = plan
            .sheets
            .iter()
            .map(|sheet| sheet.columns.len())
            .collect();
        if columns.is_empty() || columns.contains(&0) {
            return Err(FileError::BadPlan);
        }
        let most = columns.iter().copied().max().unwrap_or(0);
        limits::check(Limit::Columns, limits::COLUMNS as u64, most as u64)?;
        limits::check(Limit::Sheets, limits::SHEETS, columns.len() as u64)?;
        let inner = match plan.format {
            OutputFormat::Csv => text_writer(&plan, Delimiter::Comma)?,
            OutputFormat::Tsv => text_writer(&plan, Delimiter::Tab)?,
            OutputFormat::Xlsx => Inner::Xlsx(Box::new(XlsxWriter::new(plan.sheets)?)),
        };
        Ok(Self {
            inner,
            columns,
            end: WriteEnd::default(),
        })
    }

    /// Appends rows to the sheet with this index; sheets come in their order. The bytes that are
    /// finished come back.
    pub fn rows(&mut self, sheet: u32, block: &RowBlock) -> Result<Vec<u8>, FileError> {
        let sheet = sheet as usize;
        let columns = self.columns.get(sheet).ok_or(FileError::BadFrame)?;
        if block.columns as usize > *columns {
            return Err(FileError::BadFrame);
        }
        let bytes = match &mut self.inner {
            Inner::Text { writer, head } => {
                let mut bytes = std::mem::take(head);
                bytes.append(&mut writer.rows(block));
                bytes
            }
            Inner::Xlsx(writer) => writer.rows(sheet, block)?,
        };
        self.end.rows += block.rows() as u64;
        self.end.bytes += bytes.len() as u64;
        Ok(bytes)
    }

    /// Closes the file; the remaining bytes.
    pub fn finish(mut self) -> Result<(Vec<u8>, WriteEnd), FileError> {
        let bytes = match self.inner {
            Inner::Text { head, .. } => head,
            Inner::Xlsx(writer) => writer.finish()?,
        };
        self.end.bytes += bytes.len() as u64;
        Ok((bytes, self.end))
    }

    /// Rows written so far.
    pub fn rows_written(&self) -> u64 {
        self.end.rows
    }
}

fn text_writer(plan: &WritePlan, delimiter: Delimiter) -> Result<Inner, FileError> {
    let [sheet] = plan.sheets.as_slice() else {
        return Err(FileError::BadPlan);
    };
    let writer = TextWriter::new(delimiter, &sheet.columns);
    let head = writer.header(&sheet.columns);
    Ok(Inner::Text { writer, head })
}
