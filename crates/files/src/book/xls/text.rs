//! Text in binary workbooks: two bytes or one byte a letter, and in the older version the bytes
//! of a code page.

use api::sheet::{DamagedPart, FileError, Limit};
use encoding_rs::Encoding;

use super::record::{Fields, Records, damaged};
use crate::limits;

/// How text is stored.
#[derive(Clone, Copy, Debug)]
pub(super) enum TextStyle {
    /// Excel 97 and later.
    Unicode,
    /// Excel 5 and 95.
    CodePage(&'static Encoding),
}

/// The letters are two bytes each.
const WIDE: u8 = 1;
/// Something about pronunciation stands behind the letters.
const EXTENDED: u8 = 4;
/// Fonts of parts of the text stand behind the letters.
const RICH: u8 = 8;

impl TextStyle {
    /// The style of a code page by its number.
    pub(super) fn from_code_page(number: u16) -> Self {
        Self::CodePage(match number {
            936 => encoding_rs::GBK,
            950 => encoding_rs::BIG5,
            932 => encoding_rs::SHIFT_JIS,
            949 => encoding_rs::EUC_KR,
            874 => encoding_rs::WINDOWS_874,
            1250 => encoding_rs::WINDOWS_1250,
            1251 => encoding_rs::WINDOWS_1251,
            1253 => encoding_rs::WINDOWS_1253,
            1254 => encoding_rs::WINDOWS_1254,
            1255 => encoding_rs::WINDOWS_1255,
            1256 => encoding_rs::WINDOWS_1256,
            1257 => encoding_rs::WINDOWS_1257,
            1258 => encoding_rs::WINDOWS_1258,
            _ => encoding_rs::WINDOWS_1252,
        })
    }

    /// A text whose length stands in one byte.
    pub(super) fn short(self, fields: &mut Fields<'_>) -> Result<String, FileError> {
        let length = usize::from(fields.u8()?);
        self.letters(length, fields)
    }

    /// A text whose length stands in two bytes.
    pub(super) fn long(self, fields: &mut Fields<'_>) -> Result<String, FileError> {
        let length = usize::from(fields.u16()?);
        self.letters(length, fields)
    }

    fn letters(self, length: usize, fields: &mut Fields<'_>) -> Result<String, FileError> {
        match self {
            Self::CodePage(encoding) => {
                let bytes = fields.take(length)?;
                Ok(encoding.decode_without_bom_handling(bytes.0).0.into_owned())
            }
            Self::Unicode => {
                let flags = fields.u8()?;
                if flags & RICH != 0 {
                    fields.u16()?;
                }
                if flags & EXTENDED != 0 {
                    fields.u32()?;
                }
                let mut text = String::new();
                let width = if flags & WIDE == 0 { 1 } else { 2 };
                push_letters(fields.take(length * width)?.0, width, &mut text);
                Ok(text)
            }
        }
    }
}

/// The table of texts, which goes on in as many records as it needs.
pub(super) struct SharedTexts {
    text: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    pub(super) fn empty() -> Self {
        Self {
            text: String::new(),
            ends: Vec::new(),
        }
    }

    /// Reads the table; `records` stand behind its first record.
    pub(super) fn read<'b>(
        mut first: Fields<'b>,
        records: &mut Records<'b>,
    ) -> Result<Self, FileError> {
        first.u32()?;
        let count = first.u32()?;
        let mut input = Continued {
            current: first,
            records,
        };
        let mut table = Self::empty();
        for _ in 0..count {
            if input.is_at_end()? {
                break;
            }
            input.push_text(&mut table.text)?;
            table
                .ends
                .push(u32::try_from(table.text.len()).unwrap_or(u32::MAX));
            limits::check(
                Limit::SharedStrings,
                limits::SHARED_STRINGS,
                table.ends.len() as u64,
            )?;
        }
        Ok(table)
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }
}

/// Data that goes on in continuing records.
struct Continued<'b, 'r> {
    current: Fields<'b>,
    records: &'r mut Records<'b>,
}

impl Continued<'_, '_> {
    fn is_at_end(&mut self) -> Result<bool, FileError> {
        while self.current.len() == 0 {
            match self.records.continuation()? {
                Some(next) => self.current = next,
                None => return Ok(true),
            }
        }
        Ok(false)
    }

    fn push_text(&mut self, text: &mut String) -> Result<(), FileError> {
        let length = usize::from(self.current.u16()?);
        let mut flags = self.current.u8()?;
        let runs = if flags & RICH == 0 {
            0
        } else {
            self.current.u16()?
        };
        let extension = if flags & EXTENDED == 0 {
            0
        } else {
            self.current.u32()?
        };
        let mut left = length;
        loop {
            let width = if flags & WIDE == 0 { 1 } else { 2 };
            let here = left.min(self.current.len() / width);
            push_letters(self.current.take(here * width)?.0, width, text);
            left -= here;
            if left == 0 {
                break;
            }
            self.go_on()?;
            // The rest of the letters may be stored in the other width.
            flags = self.current.u8()?;
        }
        self.skip(usize::from(runs) * 4)?;
        self.skip(usize::try_from(extension).unwrap_or(usize::MAX))
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), FileError> {
        while bytes > 0 {
            let here = bytes.min(self.current.len());
            self.current.take(here)?;
            bytes -= here;
            if bytes > 0 {
                self.go_on()?;
            }
        }
        Ok(())
    }

    fn go_on(&mut self) -> Result<(), FileError> {
        self.current = self
            .records
            .continuation()?
            .ok_or(damaged(DamagedPart::SharedStrings))?;
        Ok(())
    }
}

fn push_letters(bytes: &[u8], width: usize, text: &mut String) {
    if width == 1 {
        text.extend(bytes.iter().map(|&byte| char::from(byte)));
        return;
    }
    let units = bytes
        .chunks_exact(2)
        .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)));
    text.extend(
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
}
