//! What is written is read back exactly, by this crate and by others.

use crate::support::{read, texts, write};
use api::sheet::{CellKind, FileFormat, OutputFormat, ReadOptions};
use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;

const FORMATS: [OutputFormat; 3] = [OutputFormat::Csv, OutputFormat::Tsv, OutputFormat::Xlsx];

#[test]
fn every_kind_of_cell_comes_back() {
    let kinds = [
        CellKind::Text,
        CellKind::Text,
        CellKind::Number,
        CellKind::Money { decimals: 2 },
        CellKind::Day,
        CellKind::Instant,
    ];
    let rows = [
        [
            "张三",
            "+8613800138000",
            "-5",
            "1234.50",
            "2025-03-08",
            "2025-03-08 14:30:05",
        ],
        ["=1+1", "0571-88881234", "007", "12,50", "8 March", "later"],
        [
            "a\"b,c;d|e\tf",
            "'=x",
            "12345678901234567890",
            "0.1",
            "1899-01-01",
            "2025-03-08 00:00:01",
        ],
        ["two\nlines", " padded ", "", "-0.05", "", ""],
        [
            "<&> _x0041_",
            "@SUM(A1)",
            "1.5",
            "0",
            "2000-02-29",
            "1999-12-31 23:59:59",
        ],
    ]
    .map(|row| row.map(str::to_owned).to_vec());
    for format in FORMATS {
        let bytes = write(format, &kinds, &rows);
        let (read, end) = read(&bytes, "list", ReadOptions::default()).unwrap();
        // A money cell is a number: 1234.50 comes back as 1234.5 from a workbook.
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let mut row = row.clone();
                if format == OutputFormat::Xlsx && row[3] == "1234.50" {
                    row[3] = "1234.5".into();
                }
                while row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                row
            })
            .collect();
        assert_eq!(read, expected, "{format:?}");
        assert!(end.problems.is_empty(), "{format:?}: {:?}", end.problems);
    }
}

#[test]
fn several_sheets_in_one_workbook() {
    use api::sheet::{ColumnPlan, SheetPlan, WritePlan};
    let sheet = |name: &str| SheetPlan {
        name: name.into(),
        columns: vec![ColumnPlan {
            name: "姓名".into(),
            kind: CellKind::Text,
        }],
    };
    let plan = WritePlan {
        format: OutputFormat::Xlsx,
        sheets: vec![sheet("客户"), sheet("空"), sheet("客户")],
    };
    let mut writer = files::FileWriter::new(plan).unwrap();
    let mut bytes = Vec::new();
    for (sheet, name) in [(0, "张三"), (0, "李四"), (2, "王五")] {
        bytes.extend(
            writer
                .rows(sheet, &crate::support::block(1, &[vec![name]]))
                .unwrap(),
        );
    }
    assert!(
        writer
            .rows(1, &crate::support::block(1, &[vec!["late"]]))
            .is_err()
    );
    let mut writer_bytes = writer.finish().unwrap().0;
    bytes.append(&mut writer_bytes);
    let inspection = files::inspect(bytes.clone(), "x.xlsx", ReadOptions::default()).unwrap();
    let names: Vec<&str> = inspection
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["客户", "空", "客户 (2)"]);
    for (sheet, rows) in [(0, 2), (1, 0), (2, 1)] {
        let options = ReadOptions {
            sheet: Some(sheet),
            ..ReadOptions::default()
        };
        assert_eq!(read(&bytes, "x.xlsx", options).unwrap().0.len(), rows);
    }
}

#[test]
fn other_programs_read_our_workbooks() {
    let rows = [
        ["张三 & <co>", "+8613800138000", "12.5", "2025-03-08"],
        ["two\nlines", "007", "-3", ""],
    ]
    .map(|row| row.map(str::to_owned).to_vec());
    let kinds = [
        CellKind::Text,
        CellKind::Text,
        CellKind::Number,
        CellKind::Day,
    ];
    let bytes = write(OutputFormat::Xlsx, &kinds, &rows);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("客户").unwrap();
    assert_eq!(
        range.get_value((1, 0)),
        Some(&Data::String("张三 & <co>".into()))
    );
    assert_eq!(
        range.get_value((1, 1)),
        Some(&Data::String("+8613800138000".into()))
    );
    assert_eq!(range.get_value((1, 2)), Some(&Data::Float(12.5)));
    assert!(
        matches!(range.get_value((1, 3)), Some(Data::DateTime(day)) if day.as_f64() == 45_724.0)
    );
    assert_eq!(
        range.get_value((2, 0)),
        Some(&Data::String("two\nlines".into()))
    );
    assert_eq!(range.get_value((2, 1)), Some(&Data::String("007".into())));
}

#[test]
fn formulas_never_stand_bare_in_text_files() {
    let triggers = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];
    let shapes = ["{}1+1", " {}1+1", "'{}1+1", "\u{FEFF}{}1", "a{}1", "\"{}1"];
    for format in [OutputFormat::Csv, OutputFormat::Tsv] {
        for trigger in triggers {
            for shape in shapes {
                let cell = shape.replace("{}", trigger);
                let rows = [vec![cell.clone(), "x".to_owned()]];
                let bytes = write(format, &[CellKind::Text, CellKind::Text], &rows);
                let (back, _) = read(&bytes, "x.csv", ReadOptions::default()).unwrap();
                assert_eq!(back, rows, "{cell:?}");
                // As other programs see it: nothing starts with a trigger.
                let delimiter = if format == OutputFormat::Csv {
                    b','
                } else {
                    b'\t'
                };
                let mut other = csv::ReaderBuilder::new()
                    .delimiter(delimiter)
                    .from_reader(&bytes[..]);
                for record in other.records() {
                    for field in &record.unwrap() {
                        let bare = field
                            .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
                        assert!(
                            !bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                            "{field:?}"
                        );
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_comes_back(
        rows in prop::collection::vec(prop::collection::vec("[a张'=+\",;\\t\\n\\r _x0-9&<\\x01]{0,8}|\\PC{0,10}", 3), 1..8),
        format in prop::sample::select(&FORMATS[..]),
    ) {
        let mut rows = rows;
        // A row without any text is no row, and a header must be told from data.
        for row in &mut rows {
            row[0].push('x');
        }
        let bytes = write(format, &[CellKind::Text; 3], &rows);
        let options = ReadOptions { header: api::sheet::HeaderChoice::Row(0), ..ReadOptions::default() };
        let (back, _) = read(&bytes, "", options).unwrap();
        for row in &mut rows {
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        prop_assert_eq!(back, rows);
    }
}

#[test]
fn previews_show_what_reading_gives() {
    let rows: Vec<Vec<String>> = (0..120)
        .map(|n| vec![format!("客户{n}"), n.to_string()])
        .collect();
    for format in FORMATS {
        let bytes = write(format, &[CellKind::Text, CellKind::Number], &rows);
        let inspection = files::inspect(bytes.clone(), "", ReadOptions::default()).unwrap();
        assert_eq!(inspection.header_row, Some(0));
        assert_eq!(inspection.preview.rows(), 50);
        assert_eq!(texts(&inspection.preview)[1..50], rows[..49]);
        assert_eq!(inspection.rows, api::sheet::RowCount::Exactly(120));
        assert_eq!(inspection.columns[0].name, "列A");
        assert_eq!(inspection.columns.len(), 2);
        assert_eq!(inspection.columns[1].samples[119], "119");
        assert_eq!(
            inspection.format == FileFormat::Xlsx,
            format == OutputFormat::Xlsx
        );
        let resolved = read(&bytes, "", inspection.read_options()).unwrap();
        assert_eq!(resolved.0, rows);
        assert_eq!(resolved.1.rows, 120);
    }
}
