use api::sheet::{DamagedPart, FileError, FileFormat, Limit};

use super::inflate::PartStream;
use crate::limits;
use crate::source::Source;

/// The directory of an archive. Nothing is unpacked to make it, and nothing is ever unpacked
/// that is not asked for by name.
#[derive(Clone, Debug)]
pub(crate) struct Archive {
    entries: Vec<Entry>,
}

/// A file in an archive.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(super) is_packed: bool,
    pub(super) crc: u32,
    pub(crate) packed: u64,
    unpacked: u64,
    header: u64,
}

const END_MARK: [u8; 4] = [b'P', b'K', 5, 6];
const END_BYTES: usize = 22;
const END64_MARK: [u8; 4] = [b'P', b'K', 6, 6];
const LOCATOR_MARK: [u8; 4] = [b'P', b'K', 6, 7];
const LOCATOR_BYTES: u64 = 20;
const ENTRY_MARK: [u8; 4] = [b'P', b'K', 1, 2];
const LOCAL_MARK: [u8; 4] = [b'P', b'K', 3, 4];
const LOCAL_BYTES: usize = 30;
/// Longest directory that is read: 8,192 entries with names of a kilobyte.
const DIRECTORY_BYTES: u64 = 8 << 20;
const DEFLATE: u16 = 8;
const STORED: u16 = 0;

impl Archive {
    /// Reads the directory.
    pub(crate) fn open<S: Source>(source: &mut S) -> Result<Self, FileError> {
        let size = source.size();
        limits::check(Limit::FileBytes, limits::WORKBOOK_BYTES, size)?;
        let (offset, length, count) = find_directory(source)?;
        limits::check(Limit::ArchiveEntries, limits::ARCHIVE_ENTRIES, count)?;
        limits::check(Limit::ArchiveEntries, DIRECTORY_BYTES, length)?;
        if offset.saturating_add(length) > size {
            return Err(FileError::Truncated);
        }
        let bytes = source.read_at(offset, usize::try_from(length).unwrap_or(0))?;
        let mut rest = bytes.as_slice();
        let mut entries = Vec::new();
        while entries.len() < usize::try_from(count).unwrap_or(usize::MAX) {
            let (entry, behind) = read_entry(rest)?;
            rest = behind;
            if entry.header.saturating_add(entry.packed) > size {
                return Err(FileError::Truncated);
            }
            entries.push(entry);
        }
        Ok(Self { entries })
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this name; programs do not agree on capitals.
    pub(crate) fn find(&self, name: &str) -> Option<&Entry> {
        let name = name.trim_start_matches('/');
        self.entries
            .iter()
            .find(|entry| entry.name == name)
            .or_else(|| {
                self.entries
                    .iter()
                    .find(|entry| entry.name.eq_ignore_ascii_case(name))
            })
    }
}

impl Entry {
    /// Starts unpacking, unless the entry promises to become too large.
    pub(crate) fn open<S: Source>(
        &self,
        mut source: S,
        format: FileFormat,
    ) -> Result<PartStream<S>, FileError> {
        limits::check(Limit::UnpackedBytes, limits::UNPACKED_BYTES, self.unpacked)?;
        if self.unpacked > limits::RATIO_FREE_BYTES {
            let ratio = self.unpacked / self.packed.max(1);
            limits::check(Limit::UnpackRatio, limits::UNPACK_RATIO, ratio)?;
        }
        let local = source.read_at(self.header, LOCAL_BYTES)?;
        if local.get(..4) != Some(&LOCAL_MARK) {
            return Err(damaged());
        }
        let name = u64::from(u16_at(&local, 26)?);
        let extra = u64::from(u16_at(&local, 28)?);
        let data = self.header + LOCAL_BYTES as u64 + name + extra;
        if data.saturating_add(self.packed) > source.size() {
            return Err(FileError::Truncated);
        }
        Ok(PartStream::new(source, self.clone(), data, format))
    }
}

/// Offset and length of the directory, and its number of entries.
fn find_directory<S: Source>(source: &mut S) -> Result<(u64, u64, u64), FileError> {
    let size = source.size();
    // A comment of up to 64 KiB may stand behind the mark.
    let tail_bytes = size.min(END_BYTES as u64 + 0xFFFF);
    let tail_at = size - tail_bytes;
    let tail = source.read_at(tail_at, usize::try_from(tail_bytes).unwrap_or(0))?;
    let last = tail
        .len()
        .checked_sub(END_BYTES)
        .ok_or(FileError::Truncated)?;
    let end = (0..=last)
        .rev()
        .find(|&at| tail.get(at..at + 4) == Some(&END_MARK))
        .ok_or(FileError::Truncated)?;
    let record = tail.get(end..).unwrap_or_default();
    let count = u64::from(u16_at(record, 10)?);
    let length = u64::from(u32_at(record, 12)?);
    let offset = u64::from(u32_at(record, 16)?);
    if count < 0xFFFF && length < 0xFFFF_FFFF && offset < 0xFFFF_FFFF {
        return Ok((offset, length, count));
    }
    // Some writers use the large form for small files too.
    let locator_at = (tail_at + end as u64)
        .checked_sub(LOCATOR_BYTES)
        .ok_or_else(damaged)?;
    let locator = source.read_at(locator_at, usize::try_from(LOCATOR_BYTES).unwrap_or(0))?;
    if locator.get(..4) != Some(&LOCATOR_MARK) {
        return Ok((offset, length, count));
    }
    let record = source.read_at(u64_at(&locator, 8)?, 56)?;
    if record.get(..4) != Some(&END64_MARK) {
        return Err(damaged());
    }
    Ok((
        u64_at(&record, 48)?,
        u64_at(&record, 40)?,
        u64_at(&record, 32)?,
    ))
}

fn read_entry(bytes: &[u8]) -> Result<(Entry, &[u8]), FileError> {
    if bytes.get(..4) != Some(&ENTRY_MARK) {
        return Err(damaged());
    }
    let is_encrypted = u16_at(bytes, 8)? & 1 == 1;
    let method = u16_at(bytes, 10)?;
    let name_length = usize::from(u16_at(bytes, 28)?);
    let extra_length = usize::from(u16_at(bytes, 30)?);
    let comment_length = usize::from(u16_at(bytes, 32)?);
    let name = bytes.get(46..46 + name_length).ok_or_else(damaged)?;
    let extra_at = 46 + name_length;
    let extra = bytes
        .get(extra_at..extra_at + extra_length)
        .ok_or_else(damaged)?;
    let behind = bytes
        .get(extra_at + extra_length + comment_length..)
        .ok_or_else(damaged)?;
    if is_encrypted {
        return Err(FileError::Encrypted);
    }
    if method != DEFLATE && method != STORED {
        return Err(damaged());
    }
    let mut large = LargeSizes::find(extra);
    let entry = Entry {
        name: String::from_utf8_lossy(name).replace('\\', "/"),
        is_packed: method == DEFLATE,
        crc: u32_at(bytes, 16)?,
        unpacked: large.or(u32_at(bytes, 24)?)?,
        packed: large.or(u32_at(bytes, 20)?)?,
        header: large.or(u32_at(bytes, 42)?)?,
    };
    Ok((entry, behind))
}

/// The values that do not fit four bytes, in the order unpacked, packed, header.
struct LargeSizes<'b>(&'b [u8]);

impl<'b> LargeSizes<'b> {
    fn find(mut extra: &'b [u8]) -> Self {
        while let (Ok(id), Ok(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
            let end = 4 + usize::from(length);
            if id == 1 {
                return Self(extra.get(4..end).unwrap_or_default());
            }
            extra = extra.get(end..).unwrap_or_default();
        }
        Self(&[])
    }

    fn or(&mut self, small: u32) -> Result<u64, FileError> {
        if small < u32::MAX {
            return Ok(u64::from(small));
        }
        let value = u64_at(self.0, 0)?;
        self.0 = self.0.get(8..).unwrap_or_default();
        Ok(value)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, FileError> {
    array_at(bytes, at).map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, FileError> {
    array_at(bytes, at).map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, FileError> {
    array_at(bytes, at).map(u64::from_le_bytes)
}

fn array_at<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], FileError> {
    at.checked_add(N)
        .and_then(|end| bytes.get(at..end))
        .and_then(|slice| slice.try_into().ok())
        .ok_or_else(damaged)
}

fn damaged() -> FileError {
    FileError::Damaged {
        format: FileFormat::Xlsx,
        part: DamagedPart::Container,
    }
}
