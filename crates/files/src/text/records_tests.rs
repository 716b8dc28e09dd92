use proptest::prelude::*;

use super::*;

fn all(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let splitter = Splitter::new(delimiter);
    let (mut at, mut rows) = (0, Vec::new());
    while at < text.len() {
        let mut cells = Cells::default();
        match splitter.record(text.as_bytes(), at, true, &mut cells) {
            Scan::Record { next } => at = next,
            Scan::NeedMore => panic!("more than the end"),
        }
        rows.push(texts(&cells));
    }
    rows
}

fn texts(cells: &Cells) -> Vec<String> {
    let starts = std::iter::once(0).chain(cells.ends.iter().copied());
    starts
        .zip(&cells.ends)
        .map(|(start, &end)| {
            String::from_utf8(cells.text[start as usize..end as usize].to_vec()).unwrap()
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&[&str]]) {
    assert_eq!(all(text, b','), expected, "{text:?}");
}

#[test]
fn ordinary_records() {
    check("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
    check("a,b\r\n1,2", &[&["a", "b"], &["1", "2"]]);
    check("a,b\r1,2\r", &[&["a", "b"], &["1", "2"]]);
    check("a,,\n", &[&["a", "", ""]]);
    check("a,", &[&["a", ""]]);
    check("\n\na", &[&[""], &[""], &["a"]]);
    check("张三,\"李四\"\n", &[&["张三", "李四"]]);
    assert_eq!(all("a\tb,c\n", b'\t'), [["a", "b,c"]]);
}

#[test]
fn quotes() {
    check("\"a,b\",c\n", &[&["a,b", "c"]]);
    check("\"a\"\"b\"\n", &[&["a\"b"]]);
    check("\"\"\n", &[&[""]]);
    check("\"two\r\nlines\",x\n", &[&["two\r\nlines", "x"]]);
    check("5\" pipe,x\n", &[&["5\" pipe", "x"]]);
    check("\"5\" pipe,x\n", &[&["5 pipe", "x"]]);
    check("\"open,x\nnext,y\n", &[&["\"open", "x"], &["next", "y"]]);
    check(
        "\"open,x\nnext,\"quoted\"\nlast,z\n",
        &[&["\"open", "x"], &["next", "quoted"], &["last", "z"]],
    );
    check("\"", &[&["\""]]);
    check("\"\"\"", &[&["\"\"\""]]);
}

#[test]
fn odd_quotes_are_told() {
    let splitter = Splitter::new(b',');
    let mut cells = Cells::default();
    splitter.record(b"a,\"open\n", 0, true, &mut cells);
    assert_eq!(cells.odd_quotes.unbalanced, Some(1));
    splitter.record(b"\"a\" b,c\n", 0, true, &mut cells);
    assert_eq!(cells.odd_quotes.stray, Some(0));
    splitter.record(b"a,c\n", 0, true, &mut cells);
    assert_eq!(cells.odd_quotes, OddQuotes::default());
}

#[test]
fn a_quote_that_swallows_a_megabyte_is_given_up() {
    let mut text = String::from("\"open,x\n");
    while text.len() < CELL_BYTES + 10 {
        text.push_str("row,y\n");
    }
    let splitter = Splitter::new(b',');
    let mut cells = Cells::default();
    let scan = splitter.record(text.as_bytes(), 0, false, &mut cells);
    assert_eq!(scan, Scan::Record { next: 8 });
    assert_eq!(texts(&cells), ["\"open", "x"]);
}

#[test]
fn columns_beyond_the_limit_are_counted_but_not_kept() {
    let text = format!("{}x\n", ",".repeat(20_000));
    let mut cells = Cells::default();
    Splitter::new(b',').record(text.as_bytes(), 0, true, &mut cells);
    assert_eq!(cells.ends.len(), COLUMNS);
    assert_eq!((cells.width, cells.used), (20_001, 20_001));
    assert!(cells.text.is_empty());
}

proptest! {
    #[test]
    fn agrees_with_the_csv_crate_on_well_formed_text(
        rows in prop::collection::vec(prop::collection::vec("[a张\",\r\n ]{0,6}", 2..5), 1..6)
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(all(&text, b','), rows);
    }

    #[test]
    fn pieces_give_what_the_whole_gives(text in "[ab\",\r\n]{0,40}", cut in 0..40_usize) {
        let splitter = Splitter::new(b',');
        let whole = all(&text, b',');
        // Scanning with only a part in sight either asks for more or finds the same record.
        let part = &text.as_bytes()[..cut.min(text.len())];
        let (mut at, mut index) = (0, 0);
        loop {
            let mut cells = Cells::default();
            match splitter.record(part, at, false, &mut cells) {
                Scan::Record { next } => {
                    prop_assert_eq!(&texts(&cells), &whole[index]);
                    (at, index) = (next, index + 1);
                }
                Scan::NeedMore => {
                    prop_assert!(cells.text.is_empty() && cells.ends.is_empty());
                    break;
                }
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), is_end: bool) {
        let splitter = Splitter::new(b',');
        let mut at = 0;
        while at < bytes.len() {
            match splitter.record(&bytes, at, is_end, &mut Cells::default()) {
                Scan::Record { next } => {
                    prop_assert!(next > at);
                    at = next;
                }
                Scan::NeedMore => {
                    prop_assert!(!is_end);
                    break;
                }
            }
        }
    }
}
