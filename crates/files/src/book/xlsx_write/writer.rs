use api::sheet::{FileError, Limit, RowBlock, SheetPlan};

use super::cells::{push_cell, push_row_start, sheet_head, style};
use super::parts;
use crate::archive::ArchiveWriter;
use crate::limits;

/// Writes a workbook row by row, so that a million of them need no more memory than a few.
///
/// Texts stand in their cells instead of in a table that would have to be kept until the end.
#[derive(Debug)]
pub(crate) struct XlsxWriter {
    archive: ArchiveWriter,
    sheets: Vec<SheetPlan>,
    /// The sheet that is being written, and the number of its last row.
    open: Option<(usize, u64)>,
    /// Styles of the columns of the open sheet.
    styles: Vec<u32>,
}

impl XlsxWriter {
    pub(crate) fn new(sheets: Vec<SheetPlan>) -> Result<Self, FileError> {
        let mut writer = Self {
            archive: ArchiveWriter::new(),
            sheets,
            open: None,
            styles: Vec::new(),
        };
        writer.part("[Content_Types].xml", &parts::content_types(&writer.sheets))?;
        writer.part("_rels/.rels", &parts::root_relations())?;
        writer.part("xl/workbook.xml", &parts::workbook(&writer.sheets))?;
        writer.part(
            "xl/_rels/workbook.xml.rels",
            &parts::workbook_relations(&writer.sheets),
        )?;
        writer.part("xl/styles.xml", &parts::styles())?;
        Ok(writer)
    }

    /// Appends rows to a sheet; sheets come in their order. What can be handed on comes back.
    pub(crate) fn rows(&mut self, sheet: usize, block: &RowBlock) -> Result<Vec<u8>, FileError> {
        self.go_to(sheet)?;
        let Some((_, row)) = &mut self.open else {
            return Err(FileError::BadFrame);
        };
        let first = *row + 1;
        *row += block.rows() as u64;
        limits::check(Limit::Rows, limits::SHEET_ROWS, *row)?;
        let columns = self.sheets.get(sheet).map_or(&[][..], |plan| &plan.columns);
        let mut xml = String::with_capacity(block.ends.len() * 40 + block.text.len());
        for (number, index) in (first..).zip(0..block.rows()) {
            push_row_start(number, &mut xml);
            for ((column, plan), style) in columns.iter().enumerate().zip(&self.styles) {
                let cell = block.cell(index, column);
                push_cell(cell, plan.kind, *style, column, number, &mut xml)?;
            }
            xml.push_str("</row>");
        }
        self.archive.write(xml.as_bytes());
        Ok(self.archive.take())
    }

    /// Closes the workbook; the remaining bytes.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, FileError> {
        // Sheets that got no rows have their header all the same.
        self.go_to(self.sheets.len())?;
        self.archive.finish()
    }

    /// Opens this sheet, after those before it; ends them all when there is none with the index.
    fn go_to(&mut self, sheet: usize) -> Result<(), FileError> {
        let mut next = match self.open {
            Some((open, _)) if open == sheet => return Ok(()),
            Some((open, _)) if open > sheet => return Err(FileError::BadFrame),
            Some((open, _)) => {
                self.archive.write(b"</sheetData></worksheet>");
                self.archive.end()?;
                open + 1
            }
            None => 0,
        };
        while let Some(plan) = self.sheets.get(next) {
            self.archive
                .begin(&format!("xl/worksheets/sheet{}.xml", next + 1));
            self.archive.write(sheet_head(plan, next == 0)?.as_bytes());
            self.styles = plan
                .columns
                .iter()
                .map(|column| style(column.kind))
                .collect();
            self.open = Some((next, 1));
            if next == sheet {
                return Ok(());
            }
            self.archive.write(b"</sheetData></worksheet>");
            self.archive.end()?;
            next += 1;
        }
        self.open = Some((next, 0));
        Ok(())
    }

    fn part(&mut self, name: &str, xml: &str) -> Result<(), FileError> {
        self.archive.begin(name);
        self.archive.write(parts::DECLARATION.as_bytes());
        self.archive.write(xml.as_bytes());
        self.archive.end()
    }
}
