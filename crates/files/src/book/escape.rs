//! Text inside the markup of workbooks.

use std::borrow::Cow;

/// Appends text so that it survives XML and Excel: markup characters as entities, characters
/// that XML does not have as `_xHHHH_`, and text that already looks like that with its
/// underscore escaped.
pub(crate) fn push_escaped(text: &str, xml: &mut String) {
    let is_plain = |byte: u8| !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'_' | 0xEF | 0..=31);
    if text.bytes().all(is_plain) {
        xml.push_str(text);
        return;
    }
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' => xml.push(letter),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                xml.extend([format!("_x{:04X}_", letter as u32)]);
            }
            '_' if starts_like_escape(rest.as_str()) => xml.push_str("_x005F_"),
            _ => xml.push(letter),
        }
    }
}

/// Text as it was before `_xHHHH_` was put in.
pub(crate) fn without_hex_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('_') {
        plain.push_str(before);
        if let Some(letter) = escaped_letter(behind) {
            plain.push(letter);
            rest = behind.get(6..).unwrap_or_default();
        } else {
            plain.push('_');
            rest = behind;
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Whether an underscore in front of this text could be taken for the start of `_xHHHH_`, with
/// whatever comes behind it.
fn starts_like_escape(text: &str) -> bool {
    text.strip_prefix('x')
        .is_some_and(|code| code.bytes().take(4).filter(u8::is_ascii_hexdigit).count() == 4)
}

/// The character of `xHHHH_` at the start of the text.
fn escaped_letter(text: &str) -> Option<char> {
    let code = text.strip_prefix('x')?.get(..5)?.strip_suffix('_')?;
    let is_hex = code.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(code, 16).ok()?;
    if is_hex { char::from_u32(code) } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_xml_cannot_hold() {
        for (text, xml) in [
            ("a & <b> \"c\"", "a &amp; &lt;b&gt; &quot;c&quot;"),
            ("\u{1}\r\n", "_x0001__x000D_\n"),
            ("_x0041_", "_x005F_x0041_"),
            ("_x41_ snake_case", "_x41_ snake_case"),
            ("张三", "张三"),
        ] {
            let mut out = String::new();
            push_escaped(text, &mut out);
            assert_eq!(out, xml);
        }
        assert_eq!(without_hex_escapes("_x005F_x0041_ _x000D_"), "_x0041_ \r");
        assert_eq!(without_hex_escapes("_x00"), "_x00");
        assert_eq!(without_hex_escapes("_xD800_"), "_xD800_");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "[_x0-9A-F\\x00-\\x1F张&<]{0,20}") {
            let mut xml = String::new();
            push_escaped(&text, &mut xml);
            let unescaped = xml
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
            prop_assert_eq!(without_hex_escapes(&unescaped), text.as_str());
        }
    }
}
