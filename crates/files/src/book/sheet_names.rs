//! Names that spreadsheet programs accept for sheets.

/// Longest name, in UTF-16 units.
const LONGEST: usize = 31;

/// Legal names close to these, no two alike.
pub(crate) fn legal_names<'n>(wanted: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (number, wanted) in (1..).zip(wanted) {
        let base = legal(wanted, number);
        let mut name = base.clone();
        let mut copy = 2;
        while names
            .iter()
            .any(|taken| taken.to_lowercase() == name.to_lowercase())
        {
            let suffix = format!(" ({copy})");
            name = format!("{}{suffix}", shortened(&base, LONGEST - suffix.len()));
            copy += 1;
        }
        names.push(name);
    }
    names
}

fn legal(wanted: &str, number: u32) -> String {
    let kept: String = wanted
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\'))
        .collect();
    let name = shortened(kept.trim().trim_matches('\''), LONGEST);
    // Excel keeps this name for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        return format!("Sheet{number}");
    }
    name
}

fn shortened(name: &str, longest: usize) -> String {
    let mut units = 0;
    name.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= longest
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_legal_and_different() {
        let long = "很".repeat(40);
        let names = legal_names(["客户", "a/b:c", "", "'x'", "History", "客户", &long, &long]);
        assert_eq!(
            names[..6],
            ["客户", "abc", "Sheet3", "x", "Sheet5", "客户 (2)"]
        );
        assert_eq!(names[6], "很".repeat(31));
        assert_eq!(names[7], format!("{} (2)", "很".repeat(27)));
    }
}
