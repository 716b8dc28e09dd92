//! The apostrophe that keeps a spreadsheet program from taking a cell of a text file for a
//! formula.
//!
//! A cell is guarded when, leaving out apostrophes at its start, it begins with TAB, CR or LF, or
//! when, leaving out blank and invisible characters too, it begins with `=`, `+`, `-`, `@` or one
//! of their full-width twins. Guarding puts one apostrophe in front; because apostrophes at the
//! start are left out when judging, taking one off again gives back every text exactly, also
//! texts that began with apostrophes themselves.
//!
//! Shops and banks guard long numbers in another way, `="13800138000"`; that is taken off too.

use std::borrow::Cow;

/// Whether a spreadsheet program could take this text for a formula.
fn is_dangerous(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    text.trim_start_matches(is_blank).starts_with([
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫', '−',
    ])
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The cell as it is written.
pub(crate) fn guarded(cell: &str) -> Cow<'_, str> {
    if is_dangerous(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before [`guarded`], or before another program guarded it.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => unwrapped(cell).unwrap_or(cell),
    }
}

/// Whether [`unguarded`] could change a cell that begins with this byte.
pub(crate) fn may_be_guard(byte: u8) -> bool {
    matches!(byte, b'\'' | b'=')
}

/// The text of `="text"`. This app never writes that without an apostrophe in front.
fn unwrapped(cell: &str) -> Option<&str> {
    let text = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    (!text.contains('"')).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for cell in [
            "=1+1",
            "+8613800138000",
            "-5",
            "@SUM(A1)",
            "\t=1",
            "\rx",
            "\nx",
            "＝1",
            "＋86",
            " =1",
            "\u{FEFF}=1",
            "\u{200B}=1",
            "'=1",
            "''+86",
            "\u{A0}@x",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"), "{cell:?}");
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
        for cell in [
            "", "张三", "'", "'quoted'", "a=b", "138-0013", "it's", "''", " x",
        ] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(unguarded(cell), cell);
        }
    }

    #[test]
    fn numbers_wrapped_by_other_programs() {
        for (cell, plain) in [
            ("=\"13800138000\"", "13800138000"),
            ("=\"\"", ""),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("=\"", "=\""),
            ("'=\"x\"", "=\"x\""),
        ] {
            assert_eq!(unguarded(cell), plain);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(cell in "['=+@\\t\\r\\n ＝a-]{0,6}|\\PC{0,12}") {
            let guarded = guarded(&cell);
            prop_assert_eq!(unguarded(&guarded), cell.as_str());
        }
    }
}
