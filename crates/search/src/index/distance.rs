//! Edit distance of at most one, swaps of neighbours counted as one edit.

/// Whether the two are the same but for one such edit, and not the same.
pub(crate) fn is_one_apart(one: &[char], other: &[char]) -> bool {
    match first_mismatch(one, other) {
        Some(mismatch) => mismatch.is_repaired(|one, other| one == other),
        None => one.len().abs_diff(other.len()) == 1,
    }
}

/// What is left of both from the first letter in which they differ.
struct Mismatch<'a> {
    one: &'a [char],
    other: &'a [char],
}

/// `None` when one begins the other.
fn first_mismatch<'a>(one: &'a [char], other: &'a [char]) -> Option<Mismatch<'a>> {
    let same = one
        .iter()
        .zip(other)
        .take_while(|(one, other)| one == other)
        .count();
    match (one.get(same..), other.get(same..)) {
        (Some(one @ [_, ..]), Some(other @ [_, ..])) => Some(Mismatch { one, other }),
        _ => None,
    }
}

impl Mismatch<'_> {
    fn is_repaired(&self, agree: impl Fn(&[char], &[char]) -> bool) -> bool {
        let (one, other) = (self.one, self.other);
        let [after_one, after_other] =
            [one, other].map(|letters| letters.get(1..).unwrap_or_default());
        let is_swapped = matches!(
            (one, other),
            ([a, b, ..], [c, d, ..]) if a == d && b == c
        );
        agree(after_one, after_other)
            || agree(after_one, other)
            || agree(one, after_other)
            || is_swapped
                && agree(
                    after_one.get(1..).unwrap_or_default(),
                    after_other.get(1..).unwrap_or_default(),
                )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn words_one_apart() {
        for (one, other, expected) in [
            ("smith", "smyth", true),
            ("smith", "smiths", true),
            ("smith", "msith", true),
            ("smith", "smith", false),
            ("smith", "smithson", false),
            ("a", "b", true),
            ("", "b", true),
            ("", "", false),
        ] {
            assert_eq!(
                is_one_apart(&letters(one), &letters(other)),
                expected,
                "{one} {other}"
            );
            assert_eq!(
                is_one_apart(&letters(other), &letters(one)),
                expected,
                "{other} {one}"
            );
        }
    }
}
