/// The beginning of a longer text, with an ellipsis where something was left out. `most` is in characters, the
/// ellipsis not counted.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let kept = text.get(..end).unwrap_or(text);
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn what_fits_is_left_as_it_is_and_a_cut_can_be_seen() {
        assert_eq!(shortened(" 水壶漏水 ", 4), "水壶漏水");
        assert_eq!(shortened("水壶把手漏水", 4), "水壶把手…");
        assert_eq!(shortened("Box looked perfect", 4), "Box…");
        assert_eq!(shortened("", 4), "");
    }
}
