use std::io::Write as _;

use api::sheet::{FileError, Limit};
use flate2::{Compression, Crc, write::DeflateEncoder};

/// Writes an archive without ever going back: sizes and checksums follow the data, so what is
/// finished can be handed on at once.
#[derive(Debug)]
pub(crate) struct ArchiveWriter {
    entries: Vec<Entry>,
    current: Option<(Entry, DeflateEncoder<Vec<u8>>, Crc)>,
    out: Vec<u8>,
    /// Bytes handed on before `out`.
    handed_on: u64,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    offset: u64,
    crc: u32,
    packed: u64,
    unpacked: u64,
}

/// Version 2.0 of the format: DEFLATE.
const VERSION: u16 = 20;
/// Sizes behind the data, names in UTF-8.
const FLAGS: u16 = 1 << 3 | 1 << 11;
const DEFLATE: u16 = 8;
const LOCAL_HEADER_BYTES: u64 = 30;
/// 1980-01-01: the same rows give the same file.
const DAY: u16 = 0x0021;
/// Without the extension for larger archives, which old programs do not read.
const MOST_BYTES: u64 = 0xFFFF_FFFE;

impl ArchiveWriter {
    pub(crate) fn new() -> Self {
        Self {
            entries: Vec::new(),
            current: None,
            out: Vec::new(),
            handed_on: 0,
        }
    }

    /// Begins the next file of the archive; the one before must have been ended.
    pub(crate) fn begin(&mut self, name: &str) {
        let entry = Entry {
            name: name.to_owned(),
            offset: self.handed_on + self.out.len() as u64,
            crc: 0,
            packed: 0,
            unpacked: 0,
        };
        self.put_u32(0x0403_4B50);
        self.put_u16(VERSION);
        self.put_entry(&entry);
        self.out.extend_from_slice(name.as_bytes());
        let encoder = DeflateEncoder::new(Vec::new(), Compression::new(4));
        self.current = Some((entry, encoder, Crc::new()));
    }

    /// Appends to the file that was begun.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        if let Some((entry, encoder, crc)) = &mut self.current {
            entry.unpacked += bytes.len() as u64;
            crc.update(bytes);
            // Writing into a vector cannot fail.
            if encoder.write_all(bytes).is_ok() {
                self.out.append(encoder.get_mut());
            }
        }
    }

    /// Ends the file that was begun.
    pub(crate) fn end(&mut self) -> Result<(), FileError> {
        let Some((mut entry, encoder, crc)) = self.current.take() else {
            return Ok(());
        };
        if let Ok(mut tail) = encoder.finish() {
            self.out.append(&mut tail);
        }
        let end = self.handed_on + self.out.len() as u64;
        let start = entry.offset + LOCAL_HEADER_BYTES + entry.name.len() as u64;
        entry.packed = end.saturating_sub(start);
        entry.crc = crc.sum();
        check_size(entry.unpacked.max(end))?;
        self.put_u32(0x0807_4B50);
        self.put_u32(entry.crc);
        self.put_u32(low(entry.packed));
        self.put_u32(low(entry.unpacked));
        self.entries.push(entry);
        Ok(())
    }

    /// The bytes since the last call.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        self.handed_on += self.out.len() as u64;
        std::mem::take(&mut self.out)
    }

    /// Closes the archive; the remaining bytes.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, FileError> {
        let directory = self.handed_on + self.out.len() as u64;
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            self.put_u32(0x0201_4B50);
            self.put_u16(VERSION);
            self.put_u16(VERSION);
            self.put_entry(entry);
            // Comment, disk, attributes inside and outside.
            self.out.extend_from_slice(&[0; 10]);
            self.put_u32(low(entry.offset));
            self.out.extend_from_slice(entry.name.as_bytes());
        }
        let size = self.handed_on + self.out.len() as u64 - directory;
        check_size(directory + size)?;
        let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
        self.put_u32(0x0605_4B50);
        self.put_u32(0);
        self.put_u16(count);
        self.put_u16(count);
        self.put_u32(low(size));
        self.put_u32(low(directory));
        self.put_u16(0);
        Ok(self.out)
    }

    /// What the header before the data and the one in the directory have in common.
    fn put_entry(&mut self, entry: &Entry) {
        self.put_u16(FLAGS);
        self.put_u16(DEFLATE);
        self.put_u16(0);
        self.put_u16(DAY);
        self.put_u32(entry.crc);
        self.put_u32(low(entry.packed));
        self.put_u32(low(entry.unpacked));
        self.put_u16(u16::try_from(entry.name.len()).unwrap_or(u16::MAX));
        self.put_u16(0);
    }

    fn put_u16(&mut self, value: u16) {
        self.out.extend_from_slice(&value.to_le_bytes());
    }

    fn put_u32(&mut self, value: u32) {
        self.out.extend_from_slice(&value.to_le_bytes());
    }
}

fn check_size(bytes: u64) -> Result<(), FileError> {
    crate::limits::check(Limit::FileBytes, MOST_BYTES, bytes)
}

/// Sizes are checked against [`MOST_BYTES`] before the archive is finished.
fn low(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
