//! The files in `tests/fixtures/files`, as a shop would bring them.

use crate::support::read;
use api::sheet::{Delimiter, Encoding, FileFormat, ProblemKind, ReadOptions, RowCount, Sureness};
use domain::parse::{
    DateGuess, DateStyle, NumberGuess, NumberStyle, detect_date_style, detect_number_style,
    read_day, read_money, read_phone,
};
use files::inspect;

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/files/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn all(name: &str) -> Vec<Vec<String>> {
    read(&fixture(name), name, ReadOptions::default())
        .unwrap()
        .0
}

#[test]
fn the_cdnow_sample() {
    let name = "cdnow_sample_transactions.csv";
    let inspection = inspect(fixture(name), name, ReadOptions::default()).unwrap();
    let text = inspection.text.clone().unwrap();
    assert_eq!(
        (text.encoding.chosen, text.encoding.sureness),
        (Encoding::Utf8, Sureness::Certain)
    );
    assert_eq!(
        (text.delimiter, text.delimiter_sureness),
        (Delimiter::Comma, Sureness::Likely)
    );
    let names: Vec<&str> = inspection
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["customer_id", "date", "cds", "amount"]);
    assert!(inspection.problems.is_empty());
    let (rows, end) = read(&fixture(name), name, inspection.read_options()).unwrap();
    assert_eq!((rows.len(), end.rows), (6_919, 6_919));
    let mut customers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    customers.dedup();
    assert_eq!(customers.len(), 2_357);
    assert_eq!(rows[0], ["1", "1997-01-01", "2", "29.33"]);
    let RowCount::About(rows) = inspection.rows else {
        panic!("{:?}", inspection.rows)
    };
    assert!((6_500..7_300).contains(&rows), "{rows}");
}

#[test]
fn the_rfm_orders() {
    let rows = all("rfm_orders.csv");
    assert_eq!(rows.len(), 4_906);
    assert!(
        rows.iter()
            .all(|row| row.len() == 3 && read_day(&row[1], DateStyle::YearMonthDay).is_ok())
    );
}

#[test]
fn a_customer_list_in_gbk() {
    let name = "customers_gbk.csv";
    let inspection = inspect(fixture(name), name, ReadOptions::default()).unwrap();
    let text = inspection.text.clone().unwrap();
    assert_eq!(
        (text.encoding.chosen, text.encoding.sureness),
        (Encoding::Gb18030, Sureness::Likely)
    );
    assert!(
        text.encoding.candidates.contains(&Encoding::Big5) || text.encoding.candidates.len() > 1
    );
    assert_eq!(inspection.rows, RowCount::Exactly(240));
    assert!(inspection.problems.is_empty(), "{:?}", inspection.problems);
    let samples = |name: &str| {
        let column = inspection
            .columns
            .iter()
            .find(|column| column.name == name)
            .unwrap();
        column.samples.iter().map(String::as_str)
    };
    assert!(matches!(
        detect_date_style(samples("首次消费")),
        DateGuess::Settled {
            style: DateStyle::YearMonthDay,
            misses: 0,
            ..
        }
    ));
    assert!(matches!(
        detect_number_style(samples("累计消费")),
        NumberGuess::Settled {
            style: NumberStyle::Point,
            misses: 0,
            ..
        }
    ));
    let rows = all(name);
    assert_eq!(rows.len(), 240);
    for row in &rows {
        assert!(row[3].is_empty() || read_phone(&row[3]).is_ok(), "{row:?}");
        assert!(
            row[4].is_empty() || read_phone(&row[4]).unwrap().number.starts_with('0'),
            "{row:?}"
        );
        assert!(read_money(&row[8], NumberStyle::Point, 2).unwrap().minor >= 0);
        assert!(!row.concat().contains('\u{FFFD}'));
    }
    // The wrong choice shows at once in the preview.
    let wrong = ReadOptions {
        encoding: Some(Encoding::Windows1252),
        ..ReadOptions::default()
    };
    let wrong = inspect(fixture(name), name, wrong).unwrap();
    assert_ne!(wrong.columns[1].name, "姓名");
    assert_eq!(
        wrong.text.unwrap().encoding.candidates[0],
        Encoding::Gb18030
    );
}

#[test]
fn a_workbook_with_days_in_every_style() {
    let name = "mixed_dates.xlsx";
    let inspection = inspect(fixture(name), name, ReadOptions::default()).unwrap();
    assert_eq!(inspection.format, FileFormat::Xlsx);
    assert_eq!(inspection.header_row, Some(1));
    assert_eq!(inspection.sheets[0].name, "消费记录");
    let (rows, end) = read(&fixture(name), name, inspection.read_options()).unwrap();
    assert_eq!(rows.len(), 60);
    assert!(end.problems.is_empty(), "{:?}", end.problems);
    for row in &rows {
        let (read, expected) = (
            read_day(&row[2], DateStyle::YearMonthDay),
            read_day(&row[4], DateStyle::YearMonthDay),
        );
        assert!(read.is_ok() && read == expected, "{row:?}");
        let phone = read_phone(&row[1]).unwrap().number;
        assert!(phone.len() >= 11, "{row:?}");
        assert!(
            read_money(&row[3], NumberStyle::Point, 2).is_ok(),
            "{row:?}"
        );
    }
    assert_eq!(rows[0][1], "13800000000");
    assert_eq!(rows[1][1], "+8613800000001");
}

#[test]
fn a_binary_workbook() {
    let name = "old_list.xls";
    let inspection = inspect(fixture(name), name, ReadOptions::default()).unwrap();
    assert_eq!(inspection.format, FileFormat::Xls);
    assert_eq!((inspection.sheets.len(), inspection.sheet), (2, 1));
    assert!(inspection.sheets[0].is_hidden);
    assert_eq!(inspection.sheets[1].rows, Some(410));
    let (rows, end) = read(&fixture(name), name, ReadOptions::default()).unwrap();
    assert_eq!(
        rows[0],
        ["王芳", "13800000001", "2025-03-08", "29.33", "TRUE"]
    );
    assert_eq!(
        rows[1],
        ["李小红", "+8613800000002", "1985-12-31", "1234.5", "FALSE"]
    );
    assert_eq!(
        rows[2],
        ["欧阳静", "0571-88000003", "2000-02-29", "-5", "TRUE"]
    );
    assert_eq!(rows[3], ["José Ñandú", "007", "1900-03-01", "0", "FALSE"]);
    assert_eq!(
        rows[5],
        ["0.25", "1000.25", "2000.25", "3000.25", "4000.25"]
    );
    assert_eq!(rows[6], ["13800000005"]);
    assert_eq!(rows[7], ["合并"]);
    assert_eq!(rows.len(), 409);
    assert_eq!(rows[408], [format!("{}399", "顾客备注".repeat(12))]);
    assert_eq!(end.rows, 407);
    let merged = end
        .problems
        .listed
        .iter()
        .filter(|problem| problem.kind == ProblemKind::Merged);
    assert_eq!(merged.count(), 1);
}

#[test]
fn an_open_document() {
    let name = "list.ods";
    let inspection = inspect(fixture(name), name, ReadOptions::default()).unwrap();
    assert_eq!(inspection.format, FileFormat::Ods);
    assert_eq!((inspection.sheets.len(), inspection.sheet), (2, 1));
    assert!(inspection.sheets[0].is_hidden);
    let (rows, end) = read(&fixture(name), name, ReadOptions::default()).unwrap();
    assert_eq!(
        rows[0],
        ["王芳", "13800000001", "2025-03-08", "29.33", "TRUE"]
    );
    assert_eq!(
        rows[2],
        ["欧阳静", "0571-88000003", "2000-02-29", "-5", "TRUE"]
    );
    assert_eq!(rows[3], ["José Ñandú", "007", "1900-03-01", "0", "FALSE"]);
    for repeated in &rows[6..9] {
        assert_eq!(repeated[..], ["三次", "三次", "14:30:00"]);
    }
    assert_eq!(rows[9], ["两  段\n合并"]);
    assert_eq!((rows.len(), end.rows), (10, 8));
    let kinds: Vec<ProblemKind> = end
        .problems
        .listed
        .iter()
        .map(|problem| problem.kind)
        .collect();
    assert!(
        matches!(
            kinds[..],
            [ProblemKind::Merged, ProblemKind::ErrorCell { .. }]
        ),
        "{kinds:?}"
    );
}

#[test]
fn others_read_the_same_from_our_fixtures() {
    use calamine::{Data, Reader as _};
    for (name, sheet) in [
        ("old_list.xls", "客户"),
        ("list.ods", "客户"),
        ("mixed_dates.xlsx", "消费记录"),
    ] {
        let bytes = std::io::Cursor::new(fixture(name));
        let mut book = calamine::open_workbook_auto_from_rs(bytes).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        let options = ReadOptions {
            header: api::sheet::HeaderChoice::Absent,
            ..ReadOptions::default()
        };
        let ours = read(&fixture(name), name, options).unwrap().0;
        for (row, cells) in ours.iter().enumerate() {
            for (column, ours) in cells.iter().enumerate() {
                let theirs =
                    range.get_value((u32::try_from(row).unwrap(), u32::try_from(column).unwrap()));
                let theirs = match theirs {
                    None | Some(Data::Empty | Data::Error(_)) => String::new(),
                    Some(Data::String(text)) => text.clone(),
                    Some(Data::Float(number)) => number.to_string(),
                    Some(Data::Int(number)) => number.to_string(),
                    Some(Data::Bool(flag)) => flag.to_string().to_uppercase(),
                    // Shown differently there; compared with the expected days above.
                    Some(_) => continue,
                };
                assert_eq!(*ours, theirs, "{name} {row} {column}");
            }
        }
    }
}
