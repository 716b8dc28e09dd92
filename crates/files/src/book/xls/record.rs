//! The records a workbook stream is made of.

use api::sheet::{DamagedPart, FileError, FileFormat};

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
pub(super) const FILE_PASS: u16 = 0x002F;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const CODE_PAGE: u16 = 0x0042;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const XF: u16 = 0x00E0;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const SHARED_STRINGS: u16 = 0x00FC;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const DIMENSIONS: u16 = 0x0200;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH_STRING: u16 = 0x00D6;
pub(super) const LABEL_SHARED: u16 = 0x00FD;
pub(super) const BOOL_ERROR: u16 = 0x0205;
pub(super) const RK: u16 = 0x027E;
pub(super) const RK_ROW: u16 = 0x00BD;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const STRING: u16 = 0x0207;
pub(super) const MERGED: u16 = 0x00E5;

/// A record: what it is and what is in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'b> {
    pub(super) id: u16,
    pub(super) data: Fields<'b>,
}

/// The records of a stream from an offset on, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Records<'b>(&'b [u8]);

impl<'b> Records<'b> {
    pub(super) fn from(stream: &'b [u8], offset: usize) -> Self {
        Self(stream.get(offset..).unwrap_or_default())
    }

    /// The next record; `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Result<Option<Record<'b>>, FileError> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let mut head = Fields(self.0);
        let (id, length) = (head.u16()?, head.u16()?);
        let data = head.take(usize::from(length))?;
        self.0 = head.0;
        Ok(Some(Record { id, data }))
    }

    /// The data of the record that continues the one before, if it does.
    pub(super) fn continuation(&mut self) -> Result<Option<Fields<'b>>, FileError> {
        let mut ahead = *self;
        match ahead.next()? {
            Some(record) if record.id == CONTINUE => {
                *self = ahead;
                Ok(Some(record.data))
            }
            _ => Ok(None),
        }
    }
}

/// Numbers one after another, the lowest byte first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'b>(pub(super) &'b [u8]);

impl Fields<'_> {
    pub(super) fn take(&mut self, length: usize) -> Result<Self, FileError> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or(FileError::Truncated)?;
        self.0 = rest;
        Ok(Self(taken))
    }

    pub(super) fn u8(&mut self) -> Result<u8, FileError> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, FileError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, FileError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, FileError> {
        self.array().map(f64::from_le_bytes)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], FileError> {
        let bytes = self.take(N).map_err(|_short| damaged(DamagedPart::Sheet))?;
        bytes
            .0
            .try_into()
            .map_err(|_other_length| damaged(DamagedPart::Sheet))
    }
}

pub(super) fn damaged(part: DamagedPart) -> FileError {
    FileError::Damaged {
        format: FileFormat::Xls,
        part,
    }
}
