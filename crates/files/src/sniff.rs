//! What a file is, by its first bytes.

use api::sheet::ForeignKind;

/// Families of files that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    /// ZIP: a workbook of today, or anything else.
    Archive,
    /// Compound file: a binary workbook, an encrypted one, or another document of the nineties.
    Compound,
    Text,
    Foreign(ForeignKind),
}

/// Judges by the head of a file.
pub(crate) fn container(head: &[u8]) -> Container {
    match head {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Container::Archive,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Container::Compound,
        [b'%', b'P', b'D', b'F', ..] => Container::Foreign(ForeignKind::Pdf),
        [0x89, b'P', b'N', b'G', ..]
        | [0xFF, 0xD8, 0xFF, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
        | [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ]
        | [_, _, _, _, b'f', b't', b'y', b'p', ..] => Container::Foreign(ForeignKind::Image),
        [b'R', b'a', b'r', b'!', ..]
        | [b'7', b'z', 0xBC, 0xAF, ..]
        | [0x1F, 0x8B, ..]
        | [b'B', b'Z', b'h', b'0'..=b'9', ..]
        | [0x28, 0xB5, 0x2F, 0xFD, ..]
        | [0xFD, b'7', b'z', b'X', b'Z', ..] => Container::Foreign(ForeignKind::Archive),
        [b'{', b'\\', b'r', b't', b'f', ..] => Container::Foreign(ForeignKind::Document),
        // Excel 2 to 4 before there were compound files.
        [9, 0 | 2 | 4, 4 | 6, 0, ..] => Container::Foreign(ForeignKind::OtherWorkbook),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Container::Text,
        _ => text_or_other(head),
    }
}

fn text_or_other(head: &[u8]) -> Container {
    let start = head.get(..head.len().min(1024)).unwrap_or_default();
    let lower: String = start
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let lower = lower.trim_start_matches(|c: char| c.is_whitespace() || !c.is_ascii());
    let is_web_page = [
        "<html",
        "<!doctype html",
        "<table",
        "<meta",
        "<head",
        "<body",
        "<style",
    ]
    .iter()
    .any(|tag| lower.starts_with(tag));
    if is_web_page || (lower.starts_with("<?xml") && lower.contains("<html")) {
        return Container::Foreign(ForeignKind::WebPage);
    }
    if lower.starts_with("<?xml") {
        let kind = if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            ForeignKind::OtherWorkbook
        } else {
            ForeignKind::Unknown
        };
        return Container::Foreign(kind);
    }
    // Whoever marks a file as UTF-8 has written text.
    if head.starts_with("\u{FEFF}".as_bytes()) {
        return Container::Text;
    }
    // Control characters other than line ends and tabs are not written by people: a twelfth is
    // more than the halves of UTF-16 letters make and less than packed or encrypted bytes have.
    // NUL is the other half of a UTF-16 letter, or a defect that is mended later.
    let odd = start
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127))
        .count();
    let zeros = memchr::memchr_iter(0, start).count();
    if odd * 12 > start.len() || zeros * 10 > start.len() * 6 {
        return Container::Foreign(ForeignKind::Unknown);
    }
    Container::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &[u8], expected: Container) {
        assert_eq!(container(head), expected, "{head:?}");
    }

    #[test]
    fn files_are_told_apart() {
        check(b"PK\x03\x04rest", Container::Archive);
        check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Container::Compound);
        check(b"%PDF-1.7", Container::Foreign(ForeignKind::Pdf));
        check(b"\x89PNG\r\n", Container::Foreign(ForeignKind::Image));
        check(b"\xFF\xD8\xFF\xE0", Container::Foreign(ForeignKind::Image));
        check(b"\x1F\x8B\x08", Container::Foreign(ForeignKind::Archive));
        check(
            b"\r\n <HTML><table>",
            Container::Foreign(ForeignKind::WebPage),
        );
        check(
            "\u{FEFF}<table>".as_bytes(),
            Container::Foreign(ForeignKind::WebPage),
        );
        check(b"name,phone\n", Container::Text);
        check("\u{FEFF}\u{1}\u{1},\u{1}".as_bytes(), Container::Text);
        check(b"", Container::Text);
        check(b"a\0,b\0", Container::Text);
        check(&[0xD0, 0xD5, 0xC3, 0xFB, b','], Container::Text);
        check(&[7; 64], Container::Foreign(ForeignKind::Unknown));
        check(&[0; 64], Container::Foreign(ForeignKind::Unknown));
    }
}
