use api::sheet::{Delimiter, Sureness};

use super::records::{Cells, Scan, Splitter};

/// Rows that are looked at.
const ROWS: usize = 200;

/// What stands between the cells, judged by the first rows; `is_end`: the text is whole.
///
/// A real delimiter gives every row as many cells as the first one has. A comma inside numbers
/// or sentences does not.
pub(crate) fn guess_delimiter(text: &[u8], is_end: bool) -> (Delimiter, Sureness) {
    if let Some(told) = told_delimiter(text) {
        return (told, Sureness::Certain);
    }
    let mut scores: Vec<(Score, Delimiter)> = Delimiter::ALL
        .into_iter()
        .filter_map(|delimiter| Some((score(text, is_end, delimiter)?, delimiter)))
        .collect();
    // Stable: of equals the one earlier in `ALL` stays in front.
    scores.sort_by(|(one, _), (other, _)| other.cmp(one));
    match scores.as_slice() {
        [] => (Delimiter::Comma, Sureness::Unsure),
        [(best, delimiter)] => (*delimiter, best.sureness()),
        [(best, delimiter), (second, _), ..] => {
            let sureness = if best.per_mille == second.per_mille {
                Sureness::Unsure
            } else {
                best.sureness()
            };
            (*delimiter, sureness)
        }
    }
}

/// `sep=;` in the first line, which Excel honours.
pub(crate) fn told_delimiter(text: &[u8]) -> Option<Delimiter> {
    let (before, [byte, behind @ ..]) = text.split_at_checked(4)? else {
        return None;
    };
    let is_told =
        before.eq_ignore_ascii_case(b"sep=") && matches!(behind, [] | [b'\r' | b'\n', ..]);
    Delimiter::ALL
        .into_iter()
        .find(|delimiter| is_told && delimiter.byte() == *byte)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Rows out of a thousand that are as wide as most.
    per_mille: usize,
    width: usize,
    rows: usize,
}

impl Score {
    fn sureness(self) -> Sureness {
        if self.per_mille >= 900 && self.rows >= 2 {
            Sureness::Likely
        } else {
            Sureness::Unsure
        }
    }
}

/// `None` when it makes one column only.
fn score(text: &[u8], is_end: bool, delimiter: Delimiter) -> Option<Score> {
    let splitter = Splitter::new(delimiter.byte());
    let mut widths = Vec::with_capacity(ROWS);
    let mut cells = Cells::default();
    let mut at = 0;
    while widths.len() < ROWS && at < text.len() {
        cells.text.clear();
        cells.ends.clear();
        match splitter.record(text, at, is_end, &mut cells) {
            Scan::Record { next } => at = next,
            Scan::NeedMore => break,
        }
        if cells.used > 0 {
            widths.push(cells.width);
        }
    }
    // The width most rows have; the first of equals, because it is that of the header.
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let (width, count) = sorted
        .chunk_by(|one, other| one == other)
        .filter_map(|same| Some((*same.first()?, same.len())))
        .max_by_key(|&(width, count)| (count, widths.first() == Some(&width)))?;
    (width > 1).then(|| Score {
        per_mille: count * 1000 / widths.len().max(1),
        width,
        rows: widths.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Delimiter::{Comma, Pipe, Semicolon, Tab};
    use Sureness::{Certain, Likely, Unsure};

    #[track_caller]
    fn check(text: &str, expected: (Delimiter, Sureness)) {
        assert_eq!(guess_delimiter(text.as_bytes(), true), expected, "{text:?}");
    }

    #[test]
    fn delimiters_of_all_kinds() {
        check("a,b\n1,2\n", (Comma, Likely));
        check("a;b\n1;2\n", (Semicolon, Likely));
        check("a\tb\n1\t2\n", (Tab, Likely));
        check("a|b\n1|2\n", (Pipe, Likely));
        check("name;amount\nA;1,5\nB;2,5\n", (Semicolon, Likely));
        check(
            "name\tnote\nA\thello, you\nB\tgood, bad, ugly\n",
            (Tab, Likely),
        );
        check("a,b\n\"x;y\",2\n\"x;z\",2\n", (Comma, Likely));
        check("sep=;\na;b,c\n", (Semicolon, Certain));
    }

    #[test]
    fn what_cannot_be_told_is_asked() {
        check("", (Comma, Unsure));
        check("name\nA\nB\n", (Comma, Unsure));
        check("a,b\n", (Comma, Unsure));
        check("a,b;c\n1,2;3\n", (Comma, Unsure));
    }
}
