//! The parts of a workbook around its sheets.

use api::sheet::SheetPlan;

use crate::book::escape::push_escaped;
use crate::book::sheet_names::legal_names;

/// The first line of every part.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of sheets and their parts.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What each part of the archive is.
pub(super) fn content_types(sheets: &[SheetPlan]) -> String {
    const PREFIX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut xml = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{PREFIX}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{PREFIX}.styles+xml\"/>"
    );
    for number in 1..=sheets.len() {
        xml.extend([format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{PREFIX}.worksheet+xml\"/>"
        )]);
    }
    xml.push_str("</Types>");
    xml
}

/// The list of sheets.
pub(super) fn workbook(sheets: &[SheetPlan]) -> String {
    let mut xml = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>");
    let names = legal_names(sheets.iter().map(|sheet| sheet.name.as_str()));
    for (number, name) in (1..).zip(names) {
        xml.push_str("<sheet name=\"");
        push_escaped(&name, &mut xml);
        xml.extend([format!("\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")]);
    }
    xml.push_str("</sheets></workbook>");
    xml
}

/// Where the sheets and styles are.
pub(super) fn workbook_relations(sheets: &[SheetPlan]) -> String {
    let mut xml = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    let count = sheets.len();
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

/// Where the list of sheets is.
pub(super) fn root_relations() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
}

/// How cells are shown, in the order of the numbers in `STYLE_…`.
pub(super) fn styles() -> String {
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
