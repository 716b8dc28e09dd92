use api::sheet::{FileError, Limit};

use super::escape::without_hex_escapes;
use super::markup::{Event, Markup, push_text};
use crate::limits;
use crate::source::Source;

/// The texts of a workbook, which its cells refer to by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct SharedStrings {
    text: String,
    ends: Vec<u32>,
}

impl SharedStrings {
    /// Reads the part with the texts.
    pub(crate) fn read<S: Source>(mut markup: Markup<S>) -> Result<Self, FileError> {
        let mut table = Self::default();
        let mut item = String::new();
        while let Some(event) = markup.next()? {
            match event {
                Event::Start {
                    name: b"si",
                    is_empty: true,
                    ..
                } => table.push("")?,
                Event::Start { name: b"si", .. } => {
                    read_rich_text(&mut markup, b"si", &mut item)?;
                    table.push(&item)?;
                }
                _ => {}
            }
        }
        Ok(table)
    }

    /// The text with this number.
    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }

    fn push(&mut self, item: &str) -> Result<(), FileError> {
        self.text.push_str(item);
        limits::check(
            Limit::SharedStrings,
            limits::SHARED_STRINGS,
            self.ends.len() as u64 + 1,
        )?;
        limits::check(
            Limit::UnpackedBytes,
            limits::SHARED_STRING_BYTES,
            self.text.len() as u64,
        )?;
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        Ok(())
    }
}

/// The text of an element with runs in it, up to its end; how it is spoken in Japanese is left
/// out.
pub(crate) fn read_rich_text<S: Source>(
    markup: &mut Markup<S>,
    element: &[u8],
    text: &mut String,
) -> Result<(), FileError> {
    text.clear();
    let mut is_text = false;
    loop {
        match markup.next()? {
            Some(Event::Start {
                name: b"rPh",
                is_empty: false,
                ..
            }) => markup.skip_element()?,
            Some(Event::Start {
                name: b"t",
                is_empty,
                ..
            }) => is_text = !is_empty,
            Some(Event::End { name: b"t" }) => is_text = false,
            Some(Event::End { name }) if name == element => break,
            Some(Event::Text(bytes)) if is_text => push_text(bytes, text),
            Some(Event::Verbatim(bytes)) if is_text => {
                text.push_str(&String::from_utf8_lossy(bytes));
            }
            Some(_) => {}
            None => break,
        }
        limits::check(
            Limit::CellBytes,
            limits::CELL_BYTES as u64,
            text.len() as u64,
        )?;
    }
    if let std::borrow::Cow::Owned(plain) = without_hex_escapes(text) {
        *text = plain;
    }
    Ok(())
}
