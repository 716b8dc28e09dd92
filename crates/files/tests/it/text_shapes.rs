//! Text files as people and their programs make them.

use std::fmt::Write as _;

use api::sheet::{
    Delimiter, Encoding, FileError, HeaderChoice, ProblemKind, ReadOptions, Sureness,
};
use proptest::prelude::*;

use crate::support::read;

#[track_caller]
fn check(bytes: &[u8], expected: &[&[&str]], problems: &[ProblemKind]) {
    let (rows, end) = read(bytes, "", ReadOptions::default()).unwrap();
    assert_eq!(rows, expected);
    let kinds: Vec<ProblemKind> = end
        .problems
        .listed
        .iter()
        .map(|problem| problem.kind)
        .collect();
    assert_eq!(kinds, problems);
}

#[test]
fn line_ends_and_marks() {
    for text in [
        "a,b\n1,2\n3,4",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r3,4\r",
        "\u{FEFF}a,b\n1,2\n3,4\n\n\n",
    ] {
        check(text.as_bytes(), &[&["1", "2"], &["3", "4"]], &[]);
    }
    let wide: Vec<u8> = "\u{FEFF}姓名\t数\r\n张三\t1\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(&wide, &[&["张三", "1"]], &[]);
}

#[test]
fn defects_are_mended_and_told() {
    check(
        b"a,b\n1\n1,2,3\n1,2,,\n",
        &[&["1"], &["1", "2", "3"], &["1", "2"]],
        &[
            ProblemKind::Ragged {
                found: 1,
                expected: 2,
            },
            ProblemKind::Ragged {
                found: 3,
                expected: 2,
            },
        ],
    );
    check(
        b"a,b\nx\0y,2\n",
        &[&["xy", "2"]],
        &[ProblemKind::NulRemoved],
    );
    check(
        b"a,b\n\"open,2\nx,3\n",
        &[&["\"open", "2"], &["x", "3"]],
        &[ProblemKind::QuoteUnbalanced],
    );
    check(
        b"a,b\n\"5\" pipe,2\n",
        &[&["5 pipe", "2"]],
        &[ProblemKind::QuoteStray],
    );
}

#[test]
fn what_the_head_shows() {
    let kinds = |text: &str| -> Vec<ProblemKind> {
        let inspection =
            files::inspect(text.as_bytes().to_vec(), "", ReadOptions::default()).unwrap();
        inspection
            .problems
            .listed
            .iter()
            .map(|problem| problem.kind)
            .collect()
    };
    assert_eq!(kinds(""), [ProblemKind::Empty]);
    assert_eq!(kinds("\n\n,,\n"), [ProblemKind::Empty]);
    assert_eq!(
        kinds("name,phone\n"),
        [ProblemKind::DelimiterUnsure, ProblemKind::HeaderOnly]
    );
    assert_eq!(
        kinds("name,Name,\nx,y,z\n"),
        [
            ProblemKind::HeaderRepeated { first: 0 },
            ProblemKind::HeaderMissing,
        ]
    );
    assert_eq!(
        kinds("name,phone\rx,1\ry,2\r"),
        [ProblemKind::CarriageReturnLines]
    );
    assert_eq!(kinds("name\nx\ny\n"), []);
}

#[test]
fn titles_and_told_delimiters() {
    let (rows, _) = read(
        "客户名单,,\n,,\n姓名,电话,次数\n张三,138,2\n".as_bytes(),
        "",
        ReadOptions::default(),
    )
    .unwrap();
    assert_eq!(rows, [["张三", "138", "2"]]);
    let (rows, _) = read(b"sep=;\nname;amount\nx;1,5\n", "", ReadOptions::default()).unwrap();
    assert_eq!(rows, [["x", "1,5"]]);
    let (rows, _) = read(b"1,2\n3,4\n", "", ReadOptions::default()).unwrap();
    assert_eq!(rows.len(), 2);
    let absent = ReadOptions {
        header: HeaderChoice::Absent,
        ..ReadOptions::default()
    };
    let (rows, _) = read(b"a,b\n3,4\n", "", absent).unwrap();
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_bill_as_payment_services_export_it() {
    let text = "支付账单明细查询,,,\r\n账号:[shop@example.cn],,,\r\n---------交易记录明细列表---------,,,\r\n\
                交易号,付款时间,金额（元）,备注\r\n=\"2025030822001\",2025-03-08 14:30:05\t,29.33,\t\r\n\
                =\"2025030922002\",2025-03-09 09:05:00\t,-5.00,O'Brien\r\n共2笔,,,\r\n";
    let (bytes, _, _) = encoding_rs::GBK.encode(text);
    let (rows, end) = read(&bytes, "bill.csv", ReadOptions::default()).unwrap();
    assert_eq!(
        rows[0],
        ["2025030822001", "2025-03-08 14:30:05\t", "29.33", "\t"]
    );
    assert_eq!(
        rows[1],
        ["2025030922002", "2025-03-09 09:05:00\t", "-5.00", "O'Brien"]
    );
    assert_eq!((rows.len(), end.problems.total), (3, 0));
}

#[test]
fn the_only_chinese_name_may_stand_last() {
    let mut text = String::from("name,amount\n");
    for row in 0..60_000 {
        writeln!(text, "customer {row},5").unwrap();
    }
    text.push_str("王小明喜欢龙井茶每月来两次,5\n");
    let (bytes, _, _) = encoding_rs::GBK.encode(&text);
    let (rows, end) = read(&bytes, "a.csv", ReadOptions::default()).unwrap();
    assert_eq!(rows[60_000][0], "王小明喜欢龙井茶每月来两次");
    assert_eq!((rows.len(), end.rows), (60_001, 60_001));
}

#[test]
fn broken_letters_are_told_with_their_row() {
    let mut bytes = "name,note\n".as_bytes().to_vec();
    for _ in 0..20 {
        bytes.extend("王小明,喜欢龙井茶\n".as_bytes());
    }
    bytes.extend(b"\xFF,x\n");
    let (rows, end) = read(&bytes, "a.csv", ReadOptions::default()).unwrap();
    assert_eq!(rows[20][0], "\u{FFFD}");
    let problem = end.problems.listed[0];
    assert_eq!(
        (problem.row, problem.column, problem.kind),
        (Some(21), Some(0), ProblemKind::Undecodable)
    );
}

#[test]
fn slices_do_not_show() {
    // Several megabytes, with cells and letters across every border between slices.
    let mut text = String::from("编号,备注\r\n");
    for row in 0..60_000 {
        write!(text, "{row},\"喜欢“龙井”, \r\n每月{row}次\"\r\n").unwrap();
    }
    for encoding in [encoding_rs::UTF_8, encoding_rs::GB18030] {
        let (bytes, _, _) = encoding.encode(&text);
        let (rows, end) = read(&bytes, "a.csv", ReadOptions::default()).unwrap();
        assert_eq!(rows.len(), 60_000);
        for (index, row) in rows.iter().enumerate() {
            assert_eq!(
                row[..],
                [index.to_string(), format!("喜欢“龙井”, \r\n每月{index}次")]
            );
        }
        assert!(end.problems.is_empty());
    }
}

#[test]
fn a_choice_overrules_the_guess() {
    let options = ReadOptions {
        encoding: Some(Encoding::Windows1252),
        delimiter: Some(Delimiter::Pipe),
        header: HeaderChoice::Absent,
        keeps_guard: true,
        ..ReadOptions::default()
    };
    let inspection = files::inspect(b"a,\xE9|'=1\n".to_vec(), "", options).unwrap();
    let text = inspection.text.clone().unwrap();
    assert_eq!(
        (text.encoding.chosen, text.encoding.sureness),
        (Encoding::Windows1252, Sureness::Certain)
    );
    assert_eq!(
        inspection.read_options(),
        ReadOptions {
            sheet: Some(0),
            ..options
        }
    );
    let (rows, _) = read(b"a,\xE9|'=1\n", "", options).unwrap();
    assert_eq!(rows, [["a,é", "'=1"]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _answer = read(&bytes, "a.csv", ReadOptions::default());
    }

    #[test]
    fn no_text_panics(text in "[a1张,;\\t|\"\\r\\n\\x00=']{0,120}") {
        match read(text.as_bytes(), "", ReadOptions::default()) {
            Ok(_) => {}
            // Mostly NUL characters.
            Err(FileError::NotASpreadsheet { .. }) => prop_assert!(text.contains('\0')),
            Err(other) => panic!("{other:?}"),
        }
    }
}
