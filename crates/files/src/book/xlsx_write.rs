use api::sheet::{CellKind, ColumnPlan, FileError, Limit, RowBlock, SheetPlan};

use super::escape::push_escaped;
use super::serial::{serial_from_day, serial_from_instant};
use super::sheet_names::legal_names;
use crate::archive::ArchiveWriter;
use crate::cell_text::is_plain_number;
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

/// Longest text of a cell that Excel accepts, in UTF-16 units.
const LONGEST_TEXT: u64 = 32_767;
/// Digits that a spreadsheet program keeps.
const MOST_DIGITS: usize = 15;

const STYLE_HEADER: u32 = 1;
const STYLE_TEXT: u32 = 2;
const STYLE_DAY: u32 = 3;
const STYLE_INSTANT: u32 = 4;
/// Money with 0, 1, 2, 3 and 4 decimals.
const STYLE_MONEY: u32 = 5;
const MOST_DECIMALS: u8 = 4;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

impl XlsxWriter {
    pub(crate) fn new(sheets: Vec<SheetPlan>) -> Result<Self, FileError> {
        let mut writer = Self {
            archive: ArchiveWriter::new(),
            sheets,
            open: None,
            styles: Vec::new(),
        };
        writer.part("[Content_Types].xml", &writer.content_types())?;
        writer.part("_rels/.rels", &root_relations())?;
        writer.part("xl/workbook.xml", &writer.workbook())?;
        writer.part("xl/_rels/workbook.xml.rels", &writer.workbook_relations())?;
        writer.part("xl/styles.xml", &styles())?;
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
        self.archive.write(DECLARATION.as_bytes());
        self.archive.write(xml.as_bytes());
        self.archive.end()
    }

    fn content_types(&self) -> String {
        const PREFIX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        let mut xml = format!(
            "<Types xmlns=\"{PACKAGE}/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{PREFIX}.sheet.main+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"{PREFIX}.styles+xml\"/>"
        );
        for number in 1..=self.sheets.len() {
            xml.extend([format!(
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{PREFIX}.worksheet+xml\"/>"
            )]);
        }
        xml.push_str("</Types>");
        xml
    }

    fn workbook(&self) -> String {
        let mut xml = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>");
        let names = legal_names(self.sheets.iter().map(|sheet| sheet.name.as_str()));
        for (number, name) in (1..).zip(names) {
            xml.push_str("<sheet name=\"");
            push_escaped(&name, &mut xml);
            xml.extend([format!("\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")]);
        }
        xml.push_str("</sheets></workbook>");
        xml
    }

    fn workbook_relations(&self) -> String {
        let mut xml = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
        let count = self.sheets.len();
        for number in 1..=count {
            xml.extend([format!(
                "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            )]);
        }
        xml.extend([format!(
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>",
            count + 1
        )]);
        xml
    }
}

fn root_relations() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
}

fn styles() -> String {
    let money = ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"];
    let mut formats = String::from(
        "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
         <numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/>",
    );
    let mut cells = String::from(
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>\
         <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
         <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
         <xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    );
    for (id, format) in (166..).zip(money) {
        formats.extend([format!(
            "<numFmt numFmtId=\"{id}\" formatCode=\"{format}\"/>"
        )]);
        cells.extend([format!(
            "<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        )]);
    }
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"7\">{formats}</numFmts>\
         <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"10\">{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
         </styleSheet>"
    )
}

fn sheet_head(plan: &SheetPlan, is_first: bool) -> Result<String, FileError> {
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let mut xml = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView{selected} workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>"
    );
    for (number, column) in (1..).zip(&plan.columns) {
        let width = width(column);
        xml.extend([format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        )]);
    }
    xml.push_str("</cols><sheetData>");
    push_row_start(1, &mut xml);
    for (index, column) in plan.columns.iter().enumerate() {
        push_text(&column.name, STYLE_HEADER, index, 1, &mut xml)?;
    }
    xml.push_str("</row>");
    Ok(xml)
}

/// Wide enough for the name and for what such columns usually hold, in characters.
fn width(column: &ColumnPlan) -> usize {
    let name: usize = column
        .name
        .chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum();
    let usual = match column.kind {
        CellKind::Text => 16,
        CellKind::Number => 10,
        CellKind::Money { .. } | CellKind::Day => 12,
        CellKind::Instant => 20,
    };
    (name + 2).clamp(usual, 60)
}

fn style(kind: CellKind) -> u32 {
    match kind {
        CellKind::Text => STYLE_TEXT,
        CellKind::Number => 0,
        CellKind::Money { decimals } => STYLE_MONEY + u32::from(decimals.min(MOST_DECIMALS)),
        CellKind::Day => STYLE_DAY,
        CellKind::Instant => STYLE_INSTANT,
    }
}

fn push_cell(
    cell: &str,
    kind: CellKind,
    style: u32,
    column: usize,
    row: u64,
    xml: &mut String,
) -> Result<(), FileError> {
    if cell.is_empty() {
        return Ok(());
    }
    let number = match kind {
        CellKind::Text => None,
        CellKind::Number | CellKind::Money { .. } => is_kept_number(cell).then(|| cell.to_owned()),
        CellKind::Day => serial_from_day(cell).map(|serial| serial.to_string()),
        CellKind::Instant => serial_from_instant(cell).map(|serial| serial.to_string()),
    };
    let Some(number) = number else {
        return push_text(cell, STYLE_TEXT, column, row, xml);
    };
    push_cell_start(column, row, style, xml);
    xml.push_str("><v>");
    xml.push_str(&number);
    xml.push_str("</v></c>");
    Ok(())
}

/// Whether a spreadsheet program gives back the digits exactly as they are.
fn is_kept_number(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let whole = cell.strip_prefix('-').unwrap_or(cell);
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0') && !whole.starts_with("0.");
    is_plain_number(cell) && digits <= MOST_DIGITS && !has_leading_zero
}

fn push_text(
    text: &str,
    style: u32,
    column: usize,
    row: u64,
    xml: &mut String,
) -> Result<(), FileError> {
    if text.len() as u64 > LONGEST_TEXT {
        let units = text.encode_utf16().count() as u64;
        limits::check(Limit::CellBytes, LONGEST_TEXT, units)?;
    }
    push_cell_start(column, row, style, xml);
    xml.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    push_escaped(text, xml);
    xml.push_str("</t></is></c>");
    Ok(())
}

fn push_row_start(number: u64, xml: &mut String) {
    xml.push_str("<row r=\"");
    xml.push_str(&number.to_string());
    xml.push_str("\">");
}

fn push_cell_start(column: usize, row: u64, style: u32, xml: &mut String) {
    xml.push_str("<c r=\"");
    push_column_name(column, xml);
    xml.push_str(&row.to_string());
    if style > 0 {
        xml.push_str("\" s=\"");
        xml.push_str(&style.to_string());
    }
    xml.push('"');
}

/// `A`, `B`, … `Z`, `AA`, …
fn push_column_name(column: usize, xml: &mut String) {
    let letter = |index: usize| u8::try_from(index).map_or('A', |index| char::from(b'A' + index));
    let (mut rest, mut name) = (column, Vec::new());
    loop {
        name.push(letter(rest % 26));
        match (rest / 26).checked_sub(1) {
            Some(left) => rest = left,
            None => break,
        }
    }
    xml.extend(name.iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_names() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            let mut xml = String::new();
            push_column_name(column, &mut xml);
            assert_eq!(xml, name);
        }
    }

    #[test]
    fn numbers_that_would_change_stay_text() {
        for kept in ["0", "0.5", "-12.50", "123456789012345"] {
            assert!(is_kept_number(kept), "{kept}");
        }
        for text in [
            "007",
            "-01",
            "1234567890123456",
            "+5",
            "1e5",
            "440301199001011234",
        ] {
            assert!(!is_kept_number(text), "{text}");
        }
    }
}
