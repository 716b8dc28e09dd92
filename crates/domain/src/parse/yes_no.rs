use thiserror::Error;

use super::fold::{fold_cell, without_text_mark};

/// Why a cell says neither yes nor no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum YesNoError {
    #[error("empty")]
    Empty,
    #[error("neither yes nor no")]
    Neither,
}

/// Reads yes and no as written in Chinese, English and by spreadsheet programs.
pub fn read_yes_no(cell: &str) -> Result<bool, YesNoError> {
    let folded = fold_cell(cell);
    let word = without_text_mark(&folded).to_lowercase();
    match word.as_str() {
        "" => Err(YesNoError::Empty),
        "是" | "有" | "对" | "真" | "已" | "同意" | "开" | "启用" | "yes" | "y" | "true" | "t"
        | "on" | "1" | "x" | "✓" | "✔" | "√" | "☑" => Ok(true),
        "否" | "不" | "无" | "没有" | "错" | "假" | "未" | "不同意" | "关" | "停用" | "不是"
        | "no" | "n" | "false" | "f" | "off" | "0" | "-" | "✗" | "✘" | "×" | "☐" => {
            Ok(false)
        }
        _ => Err(YesNoError::Neither),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_many_words() {
        for yes in ["是", " Yes", "TRUE", "１", "√", "Ｙ", "有", "'1"] {
            assert_eq!(read_yes_no(yes), Ok(true), "{yes}");
        }
        for no in ["否", "no ", "FALSE", "0", "×", "没有"] {
            assert_eq!(read_yes_no(no), Ok(false), "{no}");
        }
        assert_eq!(read_yes_no(" "), Err(YesNoError::Empty));
        for neither in ["也许", "2", "yesno", "男"] {
            assert_eq!(read_yes_no(neither), Err(YesNoError::Neither), "{neither}");
        }
    }
}
