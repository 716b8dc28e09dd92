//! Months and numbers written as words.

/// 1 to 12 for an English month, in full or shortened to three or four letters.
pub(super) fn month_from_name(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];
    let word = word.trim_end_matches('.').to_ascii_uppercase();
    if word.len() < 3 {
        return None;
    }
    let is_short = word.len() <= 4;
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| *name == word || (is_short && name.starts_with(&word)))
        .map(|(number, _)| number)
}

/// Whether this is the name of a weekday in English, which a date may carry along.
pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "MONDAY",
        "TUESDAY",
        "WEDNESDAY",
        "THURSDAY",
        "FRIDAY",
        "SATURDAY",
        "SUNDAY",
    ];
    let word = word.trim_end_matches('.').to_ascii_uppercase();
    word.len() >= 3
        && DAYS
            .iter()
            .any(|name| *name == word || (word.len() <= 5 && name.starts_with(&word)))
}

/// Without a Chinese weekday at the end: `2025年3月8日 星期六`, `3月8日（周六）`.
pub(super) fn without_chinese_weekday(text: &str) -> String {
    let mut kept = text.to_owned();
    for word in ["星期", "礼拜", "周"] {
        for day in ["一", "二", "三", "四", "五", "六", "日", "天"] {
            let name = format!("{word}{day}");
            if kept.contains(&name) {
                kept = kept.replace(&format!("({name})"), " ").replace(&name, " ");
            }
        }
    }
    kept
}

/// `二〇二五年三月八日` with ASCII digits; text without Chinese numerals comes back unchanged.
pub(super) fn with_plain_numerals(text: &str) -> String {
    if !text.contains(is_numeral) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut run = String::new();
    for letter in text.chars() {
        if is_numeral(letter) {
            run.push(letter);
        } else {
            push_run(&mut plain, &mut run);
            plain.push(letter);
        }
    }
    push_run(&mut plain, &mut run);
    plain
}

fn push_run(plain: &mut String, run: &mut String) {
    if !run.is_empty() {
        plain.push_str(&plain_run(run));
        run.clear();
    }
}

/// A run of numerals: digit by digit (`二〇二五`) or with tens (`二十三`).
fn plain_run(run: &str) -> String {
    let Some((tens, ones)) = run.split_once('十') else {
        return run
            .chars()
            .filter_map(digit)
            .map(|d| d.to_string())
            .collect();
    };
    let tens = tens.chars().next().map_or(Some(1), digit);
    let ones = ones.chars().next().map_or(Some(0), digit);
    match (tens, ones) {
        (Some(tens), Some(ones)) => (tens * 10 + ones).to_string(),
        _ => run.to_owned(),
    }
}

fn is_numeral(letter: char) -> bool {
    letter == '十' || digit(letter).is_some()
}

fn digit(letter: char) -> Option<u32> {
    match letter {
        '〇' | '零' | '○' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (written, plain) in [
            ("二〇二五年三月八日", "2025年3月8日"),
            ("二零二五年十二月三十一日", "2025年12月31日"),
            ("十月十日", "10月10日"),
            ("二十三", "23"),
            ("2025年3月8日", "2025年3月8日"),
        ] {
            assert_eq!(with_plain_numerals(written), plain);
        }
    }

    #[test]
    fn months_and_weekdays() {
        assert_eq!(month_from_name("Mar"), Some(3));
        assert_eq!(month_from_name("sept."), Some(9));
        assert_eq!(month_from_name("May"), Some(5));
        assert_eq!(month_from_name("Ma"), None);
        assert_eq!(month_from_name("Marsh"), None);
        assert!(is_weekday("Sat.") && is_weekday("thursday") && !is_weekday("Sa"));
        assert_eq!(without_chinese_weekday("3月8日(周六)").trim(), "3月8日");
    }
}
