/// The address that dials a number; `None` without digits.
pub fn dial(phone: &str) -> Option<String> {
    let digits: String = phone
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#'))
        .collect();
    digits
        .chars()
        .any(|c| c.is_ascii_digit())
        .then(|| format!("tel:{digits}"))
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn numbers_are_dialled_without_their_marks() {
        assert_eq!(
            dial("+86 138-0013 8000").as_deref(),
            Some("tel:+8613800138000")
        );
        assert_eq!(dial("(020) 8888 1234").as_deref(), Some("tel:02088881234"));
        assert_eq!(dial(""), None);
        assert_eq!(dial("微信"), None);
    }
}
