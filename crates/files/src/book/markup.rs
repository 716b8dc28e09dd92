//! XML as workbooks use it, read piece by piece: elements, attributes and text. Document types
//! are refused, so no entity is ever defined, and nothing is fetched.

use api::sheet::{DamagedPart, FileError, FileFormat, Limit};

use crate::archive::PartStream;
use crate::limits;
use crate::source::Source;

/// What stands next in the markup.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event<'b> {
    Start {
        name: &'b [u8],
        attributes: Attributes<'b>,
        /// `<a/>`: no end follows.
        is_empty: bool,
    },
    End {
        name: &'b [u8],
    },
    /// To be read with [`push_text`].
    Text(&'b [u8]),
    /// Taken as it stands.
    Verbatim(&'b [u8]),
}

/// The attributes of an element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attributes<'b>(&'b [u8]);

/// Reads markup from a part of an archive.
pub(crate) struct Markup<S> {
    part: PartStream<S>,
    damaged: FileError,
    buffer: Vec<u8>,
    at: usize,
    is_end: bool,
    depth: u64,
}

enum Token {
    Start { is_empty: bool },
    End,
    Text,
    Verbatim,
    Skipped,
}

impl<S: Source> Markup<S> {
    pub(crate) fn new(part: PartStream<S>, format: FileFormat, what: DamagedPart) -> Self {
        Self {
            part,
            damaged: FileError::Damaged { format, part: what },
            buffer: Vec::new(),
            at: 0,
            is_end: false,
            depth: 0,
        }
    }

    /// What comes next; `None` behind the last element.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'_>>, FileError> {
        let (token, from, length) = loop {
            let Some((token, length)) = self.token()? else {
                if self.depth > 0 {
                    return Err(self.damaged);
                }
                return Ok(None);
            };
            let from = self.at;
            self.at += length;
            match token {
                Token::Skipped => continue,
                Token::Start { is_empty: false } => self.depth += 1,
                Token::End => self.depth = self.depth.checked_sub(1).ok_or(self.damaged)?,
                _ => {}
            }
            break (token, from, length);
        };
        limits::check(Limit::Nesting, limits::NESTING, self.depth)?;
        let bytes = self.buffer.get(from..from + length).unwrap_or_default();
        Ok(Some(match token {
            Token::Start { is_empty } => {
                let inner = bytes.get(1..length.saturating_sub(1 + usize::from(is_empty)));
                let inner = inner.unwrap_or_default();
                let end = inner
                    .iter()
                    .position(u8::is_ascii_whitespace)
                    .unwrap_or(inner.len());
                let (name, attributes) = inner.split_at_checked(end).unwrap_or_default();
                Event::Start {
                    name: local_name(name),
                    attributes: Attributes(attributes),
                    is_empty,
                }
            }
            Token::End => {
                let name = bytes.get(2..length.saturating_sub(1)).unwrap_or_default();
                Event::End {
                    name: local_name(name.trim_ascii_end()),
                }
            }
            Token::Verbatim => {
                Event::Verbatim(bytes.get(9..length.saturating_sub(3)).unwrap_or_default())
            }
            Token::Text | Token::Skipped => Event::Text(bytes),
        }))
    }

    /// Skips to behind the end of the element whose start was just read.
    pub(crate) fn skip_element(&mut self) -> Result<(), FileError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Packed bytes dealt with so far, for progress.
    pub(crate) fn packed_done(&self) -> u64 {
        self.part.packed_done()
    }

    pub(crate) fn damaged(&self) -> FileError {
        self.damaged
    }

    /// The token at the current place and its length.
    fn token(&mut self) -> Result<Option<(Token, usize)>, FileError> {
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            if rest.is_empty() && self.is_end {
                return Ok(None);
            }
            // Nine bytes tell the kinds of tokens apart.
            if rest.len() >= 9 || self.is_end {
                match scan(rest) {
                    Scanned::Token(token, length) => return Ok(Some((token, length))),
                    Scanned::Unfinished if self.is_end => {
                        let is_text = rest.first().is_some_and(|&byte| byte != b'<');
                        if is_text {
                            return Ok(Some((Token::Text, rest.len())));
                        }
                        return Err(self.damaged);
                    }
                    Scanned::Unfinished => {}
                    Scanned::Refused => return Err(self.damaged),
                }
            }
            let unfinished = rest.len() as u64;
            limits::check(Limit::CellBytes, 2 * limits::CELL_BYTES as u64, unfinished)?;
            self.buffer.drain(..self.at);
            self.at = 0;
            self.is_end = !self.part.fill(&mut self.buffer)?;
        }
    }
}

enum Scanned {
    Token(Token, usize),
    Unfinished,
    Refused,
}

fn scan(rest: &[u8]) -> Scanned {
    let until = |mark: &[u8], token: Token| match memchr::memmem::find(rest, mark) {
        Some(at) => Scanned::Token(token, at + mark.len()),
        None => Scanned::Unfinished,
    };
    match rest {
        [b'<', b'/', ..] => until(b">", Token::End),
        [b'<', b'?', ..] => until(b"?>", Token::Skipped),
        [b'<', b'!', b'-', b'-', ..] => until(b"-->", Token::Skipped),
        [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] => {
            until(b"]]>", Token::Verbatim)
        }
        [b'<', b'!', ..] => Scanned::Refused,
        [b'<', ..] => match tag_length(rest) {
            Some(length) => {
                let is_empty = rest.get(length.saturating_sub(2)) == Some(&b'/');
                Scanned::Token(Token::Start { is_empty }, length)
            }
            None => Scanned::Unfinished,
        },
        _ => match memchr::memchr(b'<', rest) {
            Some(length) => Scanned::Token(Token::Text, length),
            None => Scanned::Unfinished,
        },
    }
}

/// Length of a start tag; `>` may stand inside quotes.
fn tag_length(rest: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr3(b'>', b'"', b'\'', rest.get(from..)?)?;
        match *rest.get(at)? {
            b'>' => return Some(at + 1),
            quote => from = at + 2 + memchr::memchr(quote, rest.get(at + 1..)?)?,
        }
    }
}

impl<'b> Attributes<'b> {
    /// The value of the attribute with this name, prefix not counted.
    pub(crate) fn get(self, wanted: &[u8]) -> Option<&'b [u8]> {
        self.iter()
            .find(|(name, _)| local_name(name) == wanted)
            .map(|(_, value)| value)
    }

    /// The value of the attribute with exactly this name.
    pub(crate) fn get_exactly(self, wanted: &[u8]) -> Option<&'b [u8]> {
        self.iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value)
    }

    /// A value with its entities replaced.
    pub(crate) fn text(self, wanted: &[u8]) -> Option<String> {
        self.get(wanted).map(|value| {
            let mut text = String::new();
            push_text(value, &mut text);
            text
        })
    }

    /// Names, with their prefix, and values.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'b [u8], &'b [u8])> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let start = rest.trim_ascii_start();
            let equals = memchr::memchr(b'=', start)?;
            let (name, behind) = start.split_at_checked(equals)?;
            let behind = behind.get(1..)?.trim_ascii_start();
            let (&quote, value) = behind.split_first()?;
            if !matches!(quote, b'"' | b'\'') {
                return None;
            }
            let end = memchr::memchr(quote, value)?;
            let (value, behind) = value.split_at_checked(end)?;
            rest = behind.get(1..)?;
            Some((name.trim_ascii_end(), value))
        })
    }
}

fn local_name(name: &[u8]) -> &[u8] {
    match memchr::memrchr(b':', name) {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// Appends text with its entities replaced; those that nobody defined stay as they are.
pub(crate) fn push_text(bytes: &[u8], text: &mut String) {
    let decoded = String::from_utf8_lossy(bytes);
    if memchr::memchr2(b'&', b'\r', bytes).is_none() {
        text.push_str(&decoded);
        return;
    }
    // XML counts every kind of line end as a line feed.
    let decoded = decoded.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = decoded.as_str();
    while let Some((before, behind)) = rest.split_once('&') {
        text.push_str(before);
        let entity = behind
            .split_once(';')
            .and_then(|(name, behind)| Some((entity(name)?, behind)));
        if let Some((letter, behind)) = entity {
            text.push(letter);
            rest = behind;
        } else {
            text.push('&');
            rest = behind;
        }
    }
    text.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let code = name.strip_prefix('#')?;
            let number = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities() {
        for (markup, expected) in [
            ("a&amp;b&lt;&gt;&quot;&apos;", "a&b<>\"'"),
            ("&#24352;&#x4E09;", "张三"),
            ("&unknown; & &#xD800; &", "&unknown; & &#xD800; &"),
            ("a\r\nb\rc", "a\nb\nc"),
        ] {
            let mut text = String::new();
            push_text(markup.as_bytes(), &mut text);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn attributes_in_odd_shapes() {
        let attributes = Attributes(b" r=\"A1\"  x:s = '5' t=\"a>b\" broken");
        assert_eq!(attributes.get(b"r"), Some(&b"A1"[..]));
        assert_eq!(attributes.get(b"s"), Some(&b"5"[..]));
        assert_eq!(attributes.get_exactly(b"s"), None);
        assert_eq!(attributes.text(b"t").as_deref(), Some("a>b"));
        assert_eq!(attributes.get(b"broken"), None);
    }

    #[test]
    fn tags_end_outside_quotes() {
        assert_eq!(tag_length(b"<c t=\"a>b\">x"), Some(11));
        assert_eq!(tag_length(b"<c t=\"a>b"), None);
        assert!(matches!(scan(b"<!DOCTYPE x>"), Scanned::Refused));
    }
}
