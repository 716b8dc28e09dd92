use api::sheet::{DamagedPart, FileError, FileFormat, Limit};
use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::read::Entry;
use crate::limits;
use crate::source::Source;

/// A file of an archive, unpacked piece by piece.
pub(crate) struct PartStream<S> {
    source: S,
    entry: Entry,
    format: FileFormat,
    /// Where the packed bytes go on, and how many are left.
    offset: u64,
    left: u64,
    packed: Vec<u8>,
    at: usize,
    inflater: Option<Decompress>,
    unpacked: u64,
    crc: Crc,
    is_done: bool,
}

/// Packed bytes read at once.
const PACKED_BYTES: usize = 64 << 10;
/// Unpacked bytes made at once.
const UNPACKED_BYTES: usize = 256 << 10;

impl<S: Source> PartStream<S> {
    /// `data`: where the bytes of the entry start in the source.
    pub(super) fn new(source: S, entry: Entry, data: u64, format: FileFormat) -> Self {
        let inflater = entry.is_packed.then(|| Decompress::new(false));
        Self {
            source,
            offset: data,
            left: entry.packed,
            entry,
            format,
            packed: Vec::new(),
            at: 0,
            inflater,
            unpacked: 0,
            crc: Crc::new(),
            is_done: false,
        }
    }

    /// Appends the next piece; `false` at the end, when the checksum has been found right.
    pub(crate) fn fill(&mut self, out: &mut Vec<u8>) -> Result<bool, FileError> {
        while !self.is_done {
            if self.at >= self.packed.len() && self.left > 0 {
                self.read_packed()?;
            }
            let before = out.len();
            self.unpack(out)?;
            let piece = out.get(before..).unwrap_or_default();
            self.crc.update(piece);
            self.unpacked += piece.len() as u64;
            self.check_size()?;
            if !piece.is_empty() {
                return Ok(true);
            }
        }
        if self.crc.sum() != self.entry.crc {
            return Err(self.damaged());
        }
        Ok(false)
    }

    /// Packed bytes dealt with so far, for progress.
    pub(crate) fn packed_done(&self) -> u64 {
        self.entry.packed - self.left
    }

    fn read_packed(&mut self) -> Result<(), FileError> {
        let wanted = usize::try_from(self.left)
            .unwrap_or(PACKED_BYTES)
            .min(PACKED_BYTES);
        self.packed = self.source.read_at(self.offset, wanted)?;
        self.at = 0;
        if self.packed.len() < wanted {
            return Err(FileError::Truncated);
        }
        self.offset += wanted as u64;
        self.left -= wanted as u64;
        Ok(())
    }

    fn unpack(&mut self, out: &mut Vec<u8>) -> Result<(), FileError> {
        let damaged = self.damaged();
        let input = self.packed.get(self.at..).unwrap_or_default();
        let Some(inflater) = &mut self.inflater else {
            out.extend_from_slice(input);
            self.at = self.packed.len();
            self.is_done = self.left == 0;
            return Ok(());
        };
        out.reserve(UNPACKED_BYTES);
        let (read_before, made_before) = (inflater.total_in(), inflater.total_out());
        let status = inflater
            .decompress_vec(input, out, FlushDecompress::None)
            .map_err(|_broken| damaged)?;
        let read = inflater.total_in() - read_before;
        self.at += usize::try_from(read).unwrap_or(usize::MAX);
        match status {
            Status::StreamEnd => self.is_done = true,
            Status::Ok | Status::BufError => {
                let is_stuck = read == 0 && inflater.total_out() == made_before;
                if is_stuck && self.left == 0 && self.at >= self.packed.len() {
                    return Err(damaged);
                }
            }
        }
        Ok(())
    }

    /// What the directory says was checked before; this is for directories that lie.
    fn check_size(&self) -> Result<(), FileError> {
        limits::check(Limit::UnpackedBytes, limits::UNPACKED_BYTES, self.unpacked)?;
        if self.unpacked > limits::RATIO_FREE_BYTES {
            let ratio = self.unpacked / self.entry.packed.max(1);
            limits::check(Limit::UnpackRatio, limits::UNPACK_RATIO, ratio)?;
        }
        Ok(())
    }

    fn damaged(&self) -> FileError {
        FileError::Damaged {
            format: self.format,
            part: DamagedPart::Container,
        }
    }
}
