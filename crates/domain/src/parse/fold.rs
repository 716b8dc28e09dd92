use std::borrow::Cow;

/// The cell as it would be typed on a plain keyboard: trimmed, full-width forms made narrow,
/// digits of other scripts made ASCII, odd spaces made plain, invisible marks left out.
///
/// For reading values only; names and notes are kept as they were written.
pub fn fold_cell(cell: &str) -> Cow<'_, str> {
    let trimmed = cell.trim();
    if trimmed.is_ascii() {
        return Cow::Borrowed(trimmed);
    }
    let folded: String = trimmed.chars().filter_map(fold_char).collect();
    Cow::Owned(folded.trim().to_owned())
}

/// Without the apostrophe that marks a cell as text in spreadsheet programs.
pub(super) fn without_text_mark(cell: &str) -> &str {
    cell.strip_prefix('\'').map_or(cell, str::trim_start)
}

fn fold_char(letter: char) -> Option<char> {
    let narrow = match letter {
        // Full-width ASCII stands 0xFEE0 above the plain one.
        '\u{FF01}'..='\u{FF5E}' => shifted(letter, 0xFEE0),
        '\u{0660}'..='\u{0669}' => shifted(letter, 0x0660 - 0x30),
        '\u{06F0}'..='\u{06F9}' => shifted(letter, 0x06F0 - 0x30),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => return None,
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '﹣' => '-',
        '。' | '﹒' | '·' => '.',
        '、' | '﹐' | '٬' => ',',
        '’' | '‘' => '\'',
        '︰' | '∶' => ':',
        other => other,
    };
    Some(narrow)
}

fn shifted(letter: char, down_by: u32) -> char {
    (letter as u32)
        .checked_sub(down_by)
        .and_then(char::from_u32)
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_become_plain() {
        for (written, plain) in [
            ("１３８－００１３", "138-0013"),
            ("\u{3000}￥１，２３４．５０ ", "¥1,234.50"),
            ("\u{200E}+86\u{00A0}138\u{202C}", "+86 138"),
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۹۱۲", "0912"),
            ("−5", "-5"),
            ("张三", "张三"),
            ("\u{FEFF}", ""),
            ("", ""),
        ] {
            assert_eq!(fold_cell(written), plain);
        }
        assert!(matches!(fold_cell(" plain "), Cow::Borrowed("plain")));
    }
}
