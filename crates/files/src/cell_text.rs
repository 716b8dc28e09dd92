//! How values are spelt in the text of a cell.

/// Digits with an optional `-` and an optional `.`: what may be written as a number.
pub(crate) fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

/// Whether a cell looks like data rather than like the name of a column: a number, an amount, a
/// day, a phone number or an e-mail address.
pub(crate) fn is_data_like(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let marks = cell
        .chars()
        .filter(|c| {
            matches!(
                c,
                '年' | '月' | '日' | '号' | '时' | '分' | '秒' | '元' | '万' | '第'
            )
        })
        .count();
    let is_address = cell.contains('@') && cell.contains('.') && !cell.contains(' ');
    is_address || digits > letters.saturating_sub(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers() {
        for number in ["0", "-5", "12.50", "-0.1", "007"] {
            assert!(is_plain_number(number), "{number}");
        }
        for other in [
            "", "-", "+5", ".5", "5.", "1e5", "1,000", "--1", "-1-1", "1.2.3", "５",
        ] {
            assert!(!is_plain_number(other), "{other}");
        }
    }

    #[test]
    fn data_and_names() {
        for data in [
            "1",
            "29.33",
            "¥5",
            "2025-03-08",
            "2025年3月8日",
            "+86 138",
            "a@b.cn",
            "3月8日",
        ] {
            assert!(is_data_like(data), "{data}");
        }
        for name in [
            "姓名",
            "列1",
            "Q1",
            "电话",
            "Phone",
            "电话1",
            "Address 2",
            "amount (¥)",
            "",
            "customer_id",
        ] {
            assert!(!is_data_like(name), "{name}");
        }
    }
}
