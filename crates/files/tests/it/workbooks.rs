//! What the cells of a workbook become.

use api::sheet::{
    CellError, CellKind, HeaderChoice, OutputFormat, ProblemKind, ReadOptions, RowCount,
};

use crate::support::{XlsxParts, read, write};

const ALL: ReadOptions = ReadOptions {
    encoding: None,
    delimiter: None,
    sheet: None,
    header: HeaderChoice::Absent,
    keeps_guard: false,
};

#[track_caller]
fn check(parts: &XlsxParts, expected: &[&[&str]]) -> Vec<ProblemKind> {
    let (rows, end) = read(&parts.bytes(), "a.xlsx", ALL).unwrap();
    assert_eq!(rows, expected);
    end.problems
        .listed
        .iter()
        .map(|problem| problem.kind)
        .collect()
}

#[test]
fn values_of_every_type() {
    let parts = XlsxParts {
        strings: "<sst><si><t>张三</t></si><si><r><t>rich</t></r><r><t xml:space=\"preserve\"> text</t></r><rPh><t>reading</t></rPh></si><si/><si><t>_x000D_&lt;&#x5F20;</t></si></sst>".into(),
        ..XlsxParts::rows(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>\
             <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>inline</t></is></c><c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>formula</v></c><c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"b\"><v>0</v></c></row>\
             <row r=\"3\"><c r=\"A3\"><v>1.38E10</v></c><c r=\"B3\"><v>29.330000000000002</v></c><c r=\"C3\"><f>1+1</f><v>2</v></c><c r=\"D3\" t=\"d\"><v>2025-03-08T00:00:00</v></c></row>",
        )
    };
    let problems = check(
        &parts,
        &[
            &["张三", "rich text", "", "\r<张"],
            &["inline", "formula", "TRUE", "FALSE"],
            &["13800000000", "29.330000000000002", "2", "2025-03-08"],
        ],
    );
    assert!(problems.is_empty());
}

#[test]
fn days_in_both_systems() {
    let rows = "<row><c s=\"1\"><v>45724</v></c><c s=\"2\"><v>45724.604166666664</v></c><c s=\"3\"><v>0.75</v></c><c><v>45724</v></c></row>";
    check(
        &XlsxParts::rows(rows),
        &[&["2025-03-08", "2025-03-08 14:30:00", "18:00:00", "45724"]],
    );
    let parts = XlsxParts {
        workbook_properties: "<workbookPr date1904=\"1\"/>",
        ..XlsxParts::rows("<row><c s=\"1\"><v>44262</v></c><c s=\"1\"><v>0</v></c></row>")
    };
    check(&parts, &[&["2025-03-08", "1904-01-01"]]);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let parts = XlsxParts {
        sheet: "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C2\"><f>1</f></c><c r=\"D2\"><v>440301199001011000</v></c><c r=\"E2\" s=\"1\"><v>-5</v></c></row></sheetData><mergeCells><mergeCell ref=\"B5:C6\"/></mergeCells></worksheet>".into(),
        ..XlsxParts::default()
    };
    let (rows, end) = read(&parts.bytes(), "a.xlsx", ALL).unwrap();
    assert_eq!(rows, [["", "", "", "440301199001011000", "-5"]]);
    let found: Vec<_> = end
        .problems
        .listed
        .iter()
        .map(|problem| (problem.row.unwrap(), problem.column.unwrap(), problem.kind))
        .collect();
    let error = CellError::DivisionByZero;
    assert_eq!(
        found,
        [
            (1, 1, ProblemKind::ErrorCell { error }),
            (1, 2, ProblemKind::FormulaWithoutValue),
            (1, 3, ProblemKind::DigitsLost),
            (1, 4, ProblemKind::ImpossibleDay),
            (4, 1, ProblemKind::Merged),
        ]
    );
}

#[test]
fn sparse_sheets_keep_their_row_numbers() {
    let bytes = XlsxParts::rows(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\"><c r=\"C3\"><v>3</v></c></row><row r=\"4\"/><row r=\"1048576\"><c r=\"A1048576\"><v>9</v></c></row>",
    )
    .bytes();
    let mut reader = files::RowReader::open(bytes, "a.xlsx", ALL).unwrap();
    let first = reader.next_rows().unwrap().unwrap().block;
    assert_eq!(
        (first.first_row, first.rows(), first.cell(2, 2)),
        (0, 3, "3")
    );
    assert!(first.row(1).all(str::is_empty));
    let last = reader.next_rows().unwrap().unwrap().block;
    assert_eq!(
        (last.first_row, last.rows(), last.cell(0, 0)),
        (1_048_575, 1, "9")
    );
    assert!(reader.next_rows().unwrap().is_none());
    assert_eq!(reader.end().rows, 3);
}

#[test]
fn markup_of_other_programs() {
    // Prefixes, single quotes, white space, comments, CDATA, no places.
    let parts = XlsxParts {
        sheet: "<?xml version='1.0'?><!-- made by hand --><x:worksheet xmlns:x='m'><x:sheetData>\n<x:row>\n<x:c t='inlineStr'><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c> <x:c ><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>".into(),
        ..XlsxParts::default()
    };
    check(&parts, &[&["a<b", "5"]]);
}

#[test]
fn nothing_in_a_workbook_is_said() {
    let inspection = files::inspect(
        XlsxParts::rows("").bytes(),
        "a.xlsx",
        ReadOptions::default(),
    )
    .unwrap();
    assert_eq!(inspection.problems.listed[0].kind, ProblemKind::Empty);
    let header = XlsxParts::rows("<row><c t=\"inlineStr\"><is><t>姓名</t></is></c></row>");
    let inspection = files::inspect(header.bytes(), "a.csv", ReadOptions::default()).unwrap();
    let kinds: Vec<ProblemKind> = inspection.problems.listed.iter().map(|p| p.kind).collect();
    let found = api::sheet::FileFormat::Xlsx;
    assert_eq!(
        kinds,
        [
            ProblemKind::HeaderOnly,
            ProblemKind::WrongExtension { found }
        ]
    );
}

#[test]
fn the_size_of_an_undeclared_sheet_is_reckoned() {
    let rows: Vec<Vec<String>> = (0..30_000)
        .map(|row| vec![format!("客户{row}"), row.to_string()])
        .collect();
    let kinds = [CellKind::Text, CellKind::Number];
    let bytes = write(OutputFormat::Xlsx, &kinds, &rows);
    let inspection = files::inspect(bytes, "a.xlsx", ReadOptions::default()).unwrap();
    assert_eq!(inspection.sheets[0].rows, None);
    let RowCount::About(rows) = inspection.rows else {
        panic!("{:?}", inspection.rows)
    };
    assert!((1_000..60_000).contains(&rows), "{rows}");
}
