//! A message with `{placeholders}`; `{{` and `}}` stand for the braces themselves.

/// The placeholder that chooses the plural form.
pub(crate) const COUNT: &str = "count";

/// The placeholders of a message, each once, in order of first appearance.
pub(crate) fn placeholders(text: &str) -> Result<Vec<String>, String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        check_plain(before, text)?;
        if let Some(literal) = after.strip_prefix('{') {
            rest = literal;
            continue;
        }
        let Some((name, tail)) = after.split_once('}') else {
            return Err(format!("`{text}` has a `{{` without its `}}`"));
        };
        if !is_identifier(name) {
            return Err(format!("`{{{name}}}` is not a placeholder name"));
        }
        if !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
        rest = tail;
    }
    check_plain(rest, text)?;
    Ok(found)
}

/// Counts are passed as numbers, everything else as text that is already written for the reader.
pub(crate) fn is_number(name: &str) -> bool {
    name == COUNT || name.ends_with("_count")
}

pub(crate) fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn check_plain(piece: &str, whole: &str) -> Result<(), String> {
    if piece.replace("}}", "").contains('}') {
        return Err(format!("`{whole}` has a `}}` without its `{{`"));
    }
    Ok(())
}
