//! Writes the made-up lists in `tests/fixtures/files` that a shop could have brought along:
//! `cargo run -p files --example make_fixtures`.
//!
//! Everything in them is invented, and the same every time.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    fixtures::write_all();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
#[allow(
    clippy::unwrap_used,
    reason = "a program for developers, which may stop when it cannot write"
)]
mod fixtures {
    use std::fmt::Write as _;
    use std::path::Path;

    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

    pub(crate) fn write_all() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/files");
        std::fs::write(folder.join("customers_gbk.csv"), customers_gbk()).unwrap();
        std::fs::write(folder.join("mixed_dates.xlsx"), mixed_dates().unwrap()).unwrap();
    }

    const SURNAMES: [&str; 16] = [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳", "诸葛",
        "单", "仇",
    ];
    const NAMES: [&str; 20] = [
        "芳", "伟", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛",
        "明", "超", "秀兰", "霞", "小红",
    ];
    const STREETS: [&str; 8] = [
        "杭州市西湖区文三路",
        "杭州市拱墅区莫干山路",
        "上海市浦东新区张江路",
        "宁波市鄞州区中山东路",
        "苏州市姑苏区观前街",
        "南京市鼓楼区中山北路",
        "绍兴市越城区解放北路",
        "嘉兴市南湖区中环南路",
    ];
    const NOTES: [&str; 7] = [
        "",
        "喜欢龙井茶",
        "每月来两次，周末居多",
        "对花生过敏，点单时提醒",
        "介绍过三位朋友",
        "投诉过送货慢，已回访",
        "只收微信，不接电话",
    ];

    /// A customer list as Excel in China saves it as CSV: GBK, CRLF, dates with slashes, amounts
    /// as they are shown, quotes only where there is a comma.
    fn customers_gbk() -> Vec<u8> {
        let mut text = String::from(
            "客户编号,姓名,性别,手机,固定电话,生日,地址,首次消费,累计消费,会员,备注\r\n",
        );
        for row in 0..240_usize {
            let name = format!(
                "{}{}",
                pick(&SURNAMES, row * 7),
                pick(&NAMES, row * 11 + row / 16)
            );
            let sex = if row % 3 == 1 { "男" } else { "女" };
            let mobile = match row % 9 {
                8 => String::new(),
                4 => format!("+86 138 0000 {row:04}"),
                _ => format!("1380000{row:04}"),
            };
            let landline = match row % 5 {
                0 => format!("0571-8800{row:04}"),
                3 => format!("021-6800{row:04}转{}", 800 + row % 10),
                _ => String::new(),
            };
            let birthday = if row % 4 == 2 {
                String::new()
            } else {
                format!("{}/{}/{}", 1955 + row % 50, row % 12 + 1, row % 28 + 1)
            };
            let first = format!(
                "{}/{}/{}",
                2021 + row % 5,
                row * 5 % 12 + 1,
                row * 3 % 28 + 1
            );
            let cents = (row * 7_919 + 1_234) % 1_500_000;
            let spent = format!("￥{}.{:02}", grouped(cents / 100), cents % 100);
            let member = if row % 3 == 0 { "是" } else { "否" };
            let note = pick(&NOTES, row * 3 + row / 7);
            let cells = [
                &format!("K{row:05}"),
                &name,
                sex,
                &mobile,
                &landline,
                &birthday,
                &format!("{}{}号", pick(&STREETS, row * 5), row % 300 + 1),
                &first,
                &spent,
                member,
                note,
            ];
            for (column, cell) in cells.iter().enumerate() {
                let comma = if column == 0 { "" } else { "," };
                if cell.contains(',') {
                    write!(text, "{comma}\"{cell}\"").unwrap();
                } else {
                    write!(text, "{comma}{cell}").unwrap();
                }
            }
            text.push_str("\r\n");
        }
        let (bytes, _, had_errors) = encoding_rs::GBK.encode(&text);
        assert!(!had_errors, "a letter that GBK does not have");
        bytes.into_owned()
    }

    /// Purchases whose days are written in every way at once: true dates in many formats, and
    /// texts. The last column says what each of them is.
    fn mixed_dates() -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("消费记录")?;
        let bold = Format::new().set_bold();
        sheet.merge_range(0, 0, 0, 4, "消费记录（2025年上半年）", &bold)?;
        for (column, name) in (0..).zip(["姓名", "电话", "日期", "金额", "应为"]) {
            sheet.write_string_with_format(1, column, name, &bold)?;
        }
        let formats = [
            "yyyy-mm-dd",
            "yyyy/m/d",
            "m/d/yyyy",
            "dd/mm/yyyy",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "d-mmm-yy",
            "mmm d, yyyy",
            "yyyy-mm-dd hh:mm:ss",
            "m/d/yy h:mm",
        ];
        for row in 0..60_u32 {
            let at = row + 2;
            let (month, day) = (
                u8::try_from(row % 6 + 1).unwrap(),
                u8::try_from(row % 28 + 1).unwrap(),
            );
            let iso = format!("2025-{month:02}-{day:02}");
            let name = format!(
                "{}{}",
                pick(&SURNAMES, row as usize),
                pick(&NAMES, row as usize * 3)
            );
            sheet.write_string(at, 0, name)?;
            match row % 4 {
                0 => sheet.write_number(at, 1, 13_800_000_000_f64 + f64::from(row))?,
                1 => sheet.write_string(at, 1, format!("+861380000{row:04}"))?,
                2 => sheet.write_string(at, 1, format!("0571-8800{row:04}"))?,
                _ => sheet.write_string(at, 1, format!("1380000{row:04}"))?,
            };
            let mut expected = iso.clone();
            match row % 16 {
                style @ 0..10 => {
                    let format = formats.get(style as usize).copied().unwrap_or_default();
                    let mut moment = ExcelDateTime::from_ymd(2025, month, day)?;
                    if format.contains('h') {
                        moment = moment.and_hms(14, u8::try_from(row % 60).unwrap(), 0)?;
                        expected = format!("{iso} 14:{:02}:00", row % 60);
                    }
                    let format = Format::new().set_num_format(format);
                    sheet.write_datetime_with_format(at, 2, &moment, &format)?
                }
                10 => sheet.write_string(at, 2, format!("2025.{month}.{day}"))?,
                11 => sheet.write_string(at, 2, format!("2025年{month}月{day}日"))?,
                12 => sheet.write_string(at, 2, format!("2025{month:02}{day:02}"))?,
                13 => sheet.write_string(at, 2, format!("25/{month}/{day}"))?,
                14 => sheet.write_string(at, 2, format!("２０２５－{month}－{day}"))?,
                _ => sheet.write_string(at, 2, format!("2025/{month:02}/{day:02} 下午2:30"))?,
            };
            if row % 16 == 15 {
                expected = format!("{iso} 14:30:00");
            }
            let amount = f64::from(row * 137 % 900) / 4.0 + 5.0;
            match row % 5 {
                0 => sheet.write_string(at, 3, format!("￥{amount:.2}"))?,
                1 => sheet.write_formula(
                    at,
                    3,
                    rust_xlsxwriter::Formula::new(format!("={amount}*1"))
                        .set_result(amount.to_string()),
                )?,
                _ => sheet.write_number(at, 3, amount)?,
            };
            sheet.write_string(at, 4, expected)?;
        }
        book.save_to_buffer()
    }

    fn pick<'t>(list: &[&'t str], index: usize) -> &'t str {
        list.get(index % list.len()).copied().unwrap_or_default()
    }

    fn grouped(number: usize) -> String {
        if number < 1_000 {
            number.to_string()
        } else {
            format!("{},{:03}", grouped(number / 1_000), number % 1_000)
        }
    }
}
