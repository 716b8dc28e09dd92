//! How fast files are read, natively and on one thread:
//! `cargo run --release -p files --example bench`.
//!
//! Prints megabytes a second for 1,000,000 purchases as UTF-8 CSV (about 25 MB) and for a Chinese
//! list in GBK, and seconds for a workbook of 100,000 rows and 10 columns, beside calamine, which
//! only hands over its cells. Figures, not a test: nothing fails when they are bad.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    measured::run();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
#[allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a program for developers, which may stop and may look at the clock"
)]
mod measured {
    use std::fmt::Write as _;
    use std::io::Cursor;
    use std::time::Instant;

    use api::sheet::{
        BlockBuilder, CellKind, ColumnPlan, OutputFormat, ReadOptions, SheetPlan, WritePlan,
    };
    use calamine::{Reader as _, Xlsx};
    use files::{FileWriter, RowReader};

    const REPEATS: usize = 5;

    pub(crate) fn run() {
        let purchases = purchases();
        report("csv, 1,000,000 purchases", &purchases, "a.csv");
        let list = chinese_list();
        report("csv, Chinese list, UTF-8", list.as_bytes(), "a.csv");
        let (gbk, _, _) = encoding_rs::GB18030.encode(&list);
        report("csv, Chinese list, GBK", &gbk, "a.csv");
        let book = workbook();
        report("xlsx, 100,000 x 10", &book, "a.xlsx");
        let seconds = best_of(|| {
            let mut book: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(book.as_slice())).unwrap();
            book.worksheet_range_at(0)
                .unwrap()
                .unwrap()
                .used_cells()
                .count()
        });
        println!("  calamine on the same file: {seconds:.3} s");
        let seconds = best_of(|| workbook().len());
        println!("xlsx written, 100,000 x 10: {seconds:.3} s");
    }

    fn report(what: &str, bytes: &[u8], name: &str) {
        let mut cells = 0;
        let seconds = best_of(|| {
            let mut reader = RowReader::open(bytes.to_vec(), name, ReadOptions::default()).unwrap();
            cells = 0;
            while let Some(rows) = reader.next_rows().unwrap() {
                cells += rows.block.ends.len();
            }
            cells
        });
        let megabytes = bytes.len() as f64 / 1e6;
        println!(
            "{what}: {megabytes:.1} MB, {cells} cells, {seconds:.3} s, {:.0} MB/s",
            megabytes / seconds
        );
    }

    fn best_of(mut work: impl FnMut() -> usize) -> f64 {
        (0..REPEATS)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(work());
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    }

    /// SplitMix64, so that every machine makes the same file.
    fn uniform(seed: u64, index: u64) -> f64 {
        let mut z = seed.wrapping_add((index + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Every one of 100,000 customers at least once, then a heavy tail over two years.
    fn purchases() -> Vec<u8> {
        let mut text = String::from("customer_id,date,amount\n");
        for row in 0..1_000_000_u64 {
            let customer = if row < 100_000 {
                row
            } else {
                (100_000.0 * uniform(1, row - 100_000).powi(2)) as u64
            };
            let day = (730.0 * uniform(2, row)) as u64;
            let cents = (500.0 + 20_000.0 * uniform(3, row).powi(3)) as u64;
            let date =
                chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(day);
            writeln!(text, "{customer},{date},{}.{:02}", cents / 100, cents % 100).unwrap();
        }
        text.into_bytes()
    }

    fn chinese_list() -> String {
        let mut text = String::from("编号,姓名,电话,地址,备注\r\n");
        for row in 0..200_000 {
            write!(
                text,
                "{row},王小明{},138{row:08},\"杭州市西湖区文三路{}号\",每月来两次，喜欢龙井茶\r\n",
                row % 97,
                row % 500
            )
            .unwrap();
        }
        text
    }

    fn workbook() -> Vec<u8> {
        let kinds = [
            CellKind::Text,
            CellKind::Text,
            CellKind::Text,
            CellKind::Day,
            CellKind::Money { decimals: 2 },
            CellKind::Number,
            CellKind::Text,
            CellKind::Text,
            CellKind::Number,
            CellKind::Instant,
        ];
        let columns = (0..)
            .zip(kinds)
            .map(|(index, kind)| ColumnPlan {
                name: format!("column {index}"),
                kind,
            })
            .collect();
        let sheets = vec![SheetPlan {
            name: "bench".into(),
            columns,
        }];
        let mut writer = FileWriter::new(WritePlan {
            format: OutputFormat::Xlsx,
            sheets,
        })
        .unwrap();
        let mut bytes = Vec::new();
        for start in (0..100_000_u32).step_by(4_000) {
            let mut block = BlockBuilder::new(start, 10);
            for row in start..start + 4_000 {
                let cents = (500.0 + 20_000.0 * uniform(3, row.into()).powi(3)) as u64;
                for cell in [
                    format!("C{row:06}"),
                    format!("Customer {row}"),
                    format!("+86138{row:08}"),
                    format!("2025-{:02}-{:02}", row % 12 + 1, row % 28 + 1),
                    format!("{}.{:02}", cents / 100, cents % 100),
                    format!("{}", row % 50),
                    "杭州市西湖区".to_owned(),
                    "regular customer".to_owned(),
                    format!("{row}"),
                    format!("2025-03-08 {:02}:{:02}:00", row % 24, row % 60),
                ] {
                    block.push(&cell);
                }
                block.end_row();
            }
            bytes.extend(writer.rows(0, &block.finish()).unwrap());
        }
        bytes.extend(writer.finish().unwrap().0);
        bytes
    }
}
