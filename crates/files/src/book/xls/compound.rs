//! Compound files: a little file system of sectors, as far as one stream is wanted from it.

use api::sheet::{DamagedPart, FileError, FileFormat, ForeignKind, Limit};

use crate::limits;
use crate::source::Source;

const FREE: u32 = 0xFFFF_FFFA;
const ENTRY_BYTES: usize = 128;
const MINI_SECTOR_BYTES: usize = 64;
/// Entries of the allocation table that stand in the header.
const HEADER_TABLES: usize = 109;

/// The stream with the workbook.
pub(super) fn workbook_stream<S: Source>(source: &mut S) -> Result<Vec<u8>, FileError> {
    let size = source.size();
    limits::check(Limit::FileBytes, limits::BINARY_WORKBOOK_BYTES, size)?;
    let bytes = source.read_at(0, usize::try_from(size).unwrap_or(0))?;
    let file = Compound::open(bytes)?;
    let directory = file.directory()?;
    let find = |wanted: &str| {
        directory
            .iter()
            .find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(wanted))
    };
    if find("EncryptedPackage").is_some() {
        return Err(FileError::Encrypted);
    }
    let Some(entry) = find("Workbook").or_else(|| find("Book")) else {
        let is_document = ["WordDocument", "PowerPoint Document"]
            .iter()
            .any(|name| find(name).is_some());
        let looks_like = if is_document {
            ForeignKind::Document
        } else {
            ForeignKind::Unknown
        };
        return Err(FileError::NotASpreadsheet { looks_like });
    };
    file.stream(entry, directory.first())
}

pub(super) fn damaged() -> FileError {
    FileError::Damaged {
        format: FileFormat::Xls,
        part: DamagedPart::Container,
    }
}

struct Compound {
    bytes: Vec<u8>,
    sector_bytes: usize,
    /// The sector that follows each sector.
    next: Vec<u32>,
    first_directory: u32,
    first_mini_table: u32,
    /// Streams shorter than this are in the mini stream.
    mini_below: u64,
}

struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    size: u64,
}

impl Compound {
    fn open(bytes: Vec<u8>) -> Result<Self, FileError> {
        let shift = u16_at(&bytes, 30)?;
        if shift != 9 && shift != 12 {
            return Err(damaged());
        }
        let mut file = Self {
            sector_bytes: 1 << shift,
            next: Vec::new(),
            first_directory: u32_at(&bytes, 48)?,
            first_mini_table: u32_at(&bytes, 60)?,
            mini_below: u64::from(u32_at(&bytes, 56)?),
            bytes,
        };
        file.read_table()?;
        Ok(file)
    }

    /// Reads the allocation table, whose sectors are listed in the header and behind it.
    fn read_table(&mut self) -> Result<(), FileError> {
        let mut sectors: Vec<u32> = Vec::new();
        for index in 0..HEADER_TABLES {
            sectors.push(u32_at(&self.bytes, 76 + index * 4)?);
        }
        let mut list = u32_at(&self.bytes, 68)?;
        let most = self.bytes.len() / self.sector_bytes + 1;
        while list < FREE {
            let sector = self.sector(list)?;
            let entries = sector.len() / 4;
            for index in 0..entries.saturating_sub(1) {
                sectors.push(u32_at(sector, index * 4)?);
            }
            list = u32_at(sector, entries.saturating_sub(1) * 4)?;
            if sectors.len() > most + HEADER_TABLES + entries {
                return Err(damaged());
            }
        }
        let mut next = Vec::new();
        for sector in sectors.into_iter().filter(|&sector| sector < FREE) {
            next.extend(numbers(self.sector(sector)?));
            if next.len() > most + self.sector_bytes {
                break;
            }
        }
        self.next = next;
        Ok(())
    }

    fn directory(&self) -> Result<Vec<Entry>, FileError> {
        let bytes = self.chain(self.first_directory, u64::MAX)?;
        bytes
            .chunks_exact(ENTRY_BYTES)
            .map(|entry| {
                let length = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(62);
                let units = entry.get(..length).unwrap_or_default().chunks_exact(2);
                let units =
                    units.filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)));
                Ok(Entry {
                    name: char::decode_utf16(units)
                        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
                        .collect(),
                    is_stream: entry.get(66) == Some(&2),
                    start: u32_at(entry, 116)?,
                    size: u64::from(u32_at(entry, 120)?),
                })
            })
            .collect()
    }

    fn stream(&self, entry: &Entry, root: Option<&Entry>) -> Result<Vec<u8>, FileError> {
        if entry.size >= self.mini_below {
            return self.whole(entry.start, entry.size);
        }
        let root = root.ok_or(damaged())?;
        let mini_stream = self.whole(root.start, root.size)?;
        let next: Vec<u32> = numbers(&self.chain(self.first_mini_table, u64::MAX)?).collect();
        let mut bytes = Vec::new();
        let mut sector = entry.start;
        let mut left = next.len();
        while (bytes.len() as u64) < entry.size {
            let piece = (sector as usize)
                .checked_mul(MINI_SECTOR_BYTES)
                .and_then(|at| mini_stream.get(at..))
                .ok_or(FileError::Truncated)?;
            bytes.extend_from_slice(piece.get(..MINI_SECTOR_BYTES).unwrap_or(piece));
            sector = *next.get(sector as usize).ok_or(damaged())?;
            left = left.checked_sub(1).ok_or(damaged())?;
        }
        bytes.truncate(usize::try_from(entry.size).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// A chain that must be as long as the stream in it.
    fn whole(&self, start: u32, size: u64) -> Result<Vec<u8>, FileError> {
        let mut bytes = self.chain(start, size)?;
        if (bytes.len() as u64) < size {
            return Err(FileError::Truncated);
        }
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// The sectors of a chain, up to this many bytes or a little more.
    fn chain(&self, start: u32, most: u64) -> Result<Vec<u8>, FileError> {
        let mut bytes = Vec::new();
        let mut sector = start;
        // A chain that bites its tail would go on for ever.
        let mut left = self.next.len();
        while sector < FREE && (bytes.len() as u64) < most {
            bytes.extend_from_slice(self.sector(sector)?);
            sector = *self.next.get(sector as usize).ok_or(damaged())?;
            left = left.checked_sub(1).ok_or(damaged())?;
        }
        Ok(bytes)
    }

    /// The bytes of a sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Result<&[u8], FileError> {
        let start = (number as usize)
            .checked_add(1)
            .and_then(|number| number.checked_mul(self.sector_bytes))
            .ok_or(damaged())?;
        let rest = self
            .bytes
            .get(start..)
            .filter(|rest| !rest.is_empty())
            .ok_or(FileError::Truncated)?;
        Ok(rest.get(..self.sector_bytes).unwrap_or(rest))
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .filter_map(|four| Some(u32::from_le_bytes(four.try_into().ok()?)))
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, FileError> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map(u16::from_le_bytes).ok_or(FileError::Truncated)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, FileError> {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map(u32::from_le_bytes).ok_or(FileError::Truncated)
}
