//! Files that want to hurt: each is refused with its limit, quickly and without taking memory.

use api::sheet::{FileError, ForeignKind, Limit, ReadOptions};
use flate2::Compression;
use proptest::prelude::*;

use crate::support::{XlsxParts, archive, read, rounds};

#[track_caller]
fn refused(bytes: &[u8]) -> FileError {
    read(bytes, "a.xlsx", ReadOptions::default()).unwrap_err()
}

#[track_caller]
fn limit(bytes: &[u8]) -> Limit {
    match refused(bytes) {
        FileError::TooLarge {
            limit,
            allowed,
            found,
        } => {
            assert!(found > allowed);
            limit
        }
        other => panic!("{other:?}"),
    }
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/files/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

#[test]
fn a_sheet_that_unpacks_a_thousandfold() {
    let mut sheet = String::from("<worksheet><sheetData>");
    sheet.push_str(&" ".repeat(17 << 20));
    let bytes = XlsxParts {
        sheet,
        ..XlsxParts::default()
    }
    .bytes();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(limit(&bytes), Limit::UnpackRatio);
}

#[test]
fn a_directory_that_lies_about_sizes() {
    let mut sheet = String::from("<worksheet><sheetData>");
    sheet.push_str(&format!("<row><c><v>1</v></c>{}</row>", " ".repeat(5_000)).repeat(4_000));
    let mut bytes = XlsxParts {
        sheet,
        ..XlsxParts::default()
    }
    .bytes();
    // The directory's own record of the last entry: claim that it unpacks to one byte.
    let at = bytes
        .windows(4)
        .rposition(|mark| mark == b"PK\x01\x02")
        .unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(limit(&bytes), Limit::UnpackRatio);
}

#[test]
fn a_table_of_texts_without_end() {
    let rows = "<row><c t=\"s\"><v>0</v></c></row>";
    let text = format!("<si><t>{}</t></si>", "x".repeat(1_000_000));
    let strings = format!("<sst>{}</sst>", text.repeat(68));
    let bytes = XlsxParts {
        strings,
        ..XlsxParts::rows(rows)
    }
    .packed(Compression::none());
    assert_eq!(limit(&bytes), Limit::UnpackedBytes);
}

#[test]
fn a_sheet_that_claims_to_be_huge_costs_nothing() {
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row></sheetData></worksheet>";
    let bytes = XlsxParts {
        sheet: sheet.into(),
        ..XlsxParts::default()
    }
    .bytes();
    let (rows, _) = read(&bytes, "a.xlsx", ReadOptions::default()).unwrap();
    assert_eq!(rows, [["1"], ["2"]]);
}

#[test]
fn too_many_columns_rows_and_levels() {
    let far = XlsxParts::rows("<row><c r=\"XFD1\"><v>1</v></c></row>");
    assert_eq!(limit(&far.bytes()), Limit::Columns);
    let deep = XlsxParts::rows("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>");
    assert_eq!(limit(&deep.bytes()), Limit::Rows);
    let nested = XlsxParts::rows(&"<a>".repeat(100_000));
    assert_eq!(limit(&nested.bytes()), Limit::Nesting);
    let long = XlsxParts::rows(&format!(
        "<row><c t=\"str\"><v>{}</v></c></row>",
        "x".repeat(3 << 20)
    ));
    assert_eq!(limit(&long.bytes()), Limit::CellBytes);
    let wide = format!("{}x\n", ",".repeat(16_384));
    assert_eq!(limit(wide.as_bytes()), Limit::Columns);
    let endless = "x".repeat(20 << 20);
    assert_eq!(limit(endless.as_bytes()), Limit::RowBytes);
}

#[test]
fn entities_are_never_defined() {
    let sheet = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
    let bytes = XlsxParts {
        sheet: sheet.into(),
        ..XlsxParts::default()
    }
    .bytes();
    assert!(matches!(refused(&bytes), FileError::Damaged { .. }));
}

#[test]
fn an_open_document_that_repeats_itself() {
    let content = "<d xmlns:table='t'><table:table table:name='x'><table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='512' office:value-type='float' office:value='1'/></table:table-row></table:table></d>";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let bytes = archive(&[("mimetype", kind), ("content.xml", content)]);
    assert_eq!(limit(&bytes), Limit::Cells);
    let wide = content.replace("512", "16384");
    let bytes = archive(&[("mimetype", kind), ("content.xml", wide.as_str())]);
    assert_eq!(limit(&bytes), Limit::Columns);
}

#[test]
fn too_many_files_in_an_archive() {
    let names: Vec<String> = (0..9_000).map(|number| number.to_string()).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(limit(&archive(&files)), Limit::ArchiveEntries);
}

#[test]
fn other_kinds_of_files_are_named() {
    let foreign = |bytes: &[u8]| match refused(bytes) {
        FileError::NotASpreadsheet { looks_like } => looks_like,
        other => panic!("{other:?}"),
    };
    assert_eq!(foreign(b"%PDF-1.7\n"), ForeignKind::Pdf);
    assert_eq!(foreign(b"<html><table><tr><td>1"), ForeignKind::WebPage);
    assert_eq!(
        foreign(&archive(&[("../../etc/passwd", "x")])),
        ForeignKind::Archive
    );
    assert_eq!(
        foreign(&archive(&[("word/document.xml", "x")])),
        ForeignKind::Document
    );
    assert_eq!(
        foreign(&archive(&[("xl/workbook.bin", "x")])),
        ForeignKind::OtherWorkbook
    );
    let text = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<a/>"),
    ]);
    assert_eq!(foreign(&text), ForeignKind::Document);
}

#[test]
fn encrypted_workbooks_are_named() {
    let mut bytes = XlsxParts::rows("").bytes();
    let at = bytes
        .windows(4)
        .position(|mark| mark == b"PK\x01\x02")
        .unwrap();
    bytes[at + 8] |= 1;
    assert_eq!(refused(&bytes), FileError::Encrypted);
    // What Excel writes: the package in a compound file, under this name.
    let mut bytes = fixture("old_list.xls");
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let at = bytes
        .windows(16)
        .position(|name| name == wide("Workbook"))
        .unwrap();
    bytes[at..at + 34].copy_from_slice(&[wide("EncryptedPackage"), vec![0, 0]].concat());
    bytes[at + 64] = 34;
    assert_eq!(refused(&bytes), FileError::Encrypted);
}

#[test]
fn every_truncation_is_an_error() {
    for name in ["mixed_dates.xlsx", "list.ods", "old_list.xls"] {
        let bytes = fixture(name);
        let step = (bytes.len() / rounds(80)).max(1);
        for cut in (8..bytes.len() - 1).step_by(step) {
            let answer = read(&bytes[..cut], name, ReadOptions::default());
            // Only the padding at the end of a compound file can be missed.
            assert!(
                answer.is_err() || name == "old_list.xls" && cut * 10 > bytes.len() * 9,
                "{name} cut at {cut}"
            );
        }
    }
}

#[test]
fn no_flipped_byte_panics() {
    let mut noise = 7_u64;
    let mut next = |below: usize| {
        noise = noise
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(noise >> 33).unwrap() % below
    };
    for name in [
        "mixed_dates.xlsx",
        "list.ods",
        "old_list.xls",
        "customers_gbk.csv",
    ] {
        let bytes = fixture(name);
        for _ in 0..rounds(40) {
            let mut broken = bytes.clone();
            for _ in 0..=next(4) {
                let at = next(broken.len());
                broken[at] = u8::try_from(next(256)).unwrap();
            }
            let _answer = read(&broken, name, ReadOptions::default());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_markup_panics(sheet in "(<(worksheet|sheetData|row|c|v|is|t|f|mergeCell)( r=\"[A-Z]{0,4}[0-9]{0,8}\"| t=\"(s|b|e|d|str|inlineStr)\"| s=\"[0-9]{0,5}\"| ref=\"A1:B2\"){0,2}/?>|</(worksheet|sheetData|row|c|v|is|t)>|[0-9.Ee+-]{1,6}|&[a-z#0-9]{0,4};?){0,40}") {
        let bytes = XlsxParts { sheet, ..XlsxParts::default() }.bytes();
        let _answer = read(&bytes, "a.xlsx", ReadOptions::default());
    }

    #[test]
    fn no_archive_or_compound_file_panics(bytes in prop::collection::vec(any::<u8>(), 0..2_000), compound: bool) {
        let mut file = if compound { b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec() } else { b"PK\x03\x04".to_vec() };
        file.extend(bytes);
        file.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x10\0\0\0\x08\0\0\0\0\0");
        let _answer = read(&file, "a.xlsx", ReadOptions::default());
    }
}
