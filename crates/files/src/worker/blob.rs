use api::sheet::{FileError, OutputFormat};
use files::Source;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, FileReaderSync};

use super::outbox::complain;

/// A file of the user, read in slices.
pub(super) struct BlobSource {
    blob: Blob,
    reader: FileReaderSync,
    size: u64,
}

impl BlobSource {
    pub(super) fn new(blob: Blob) -> Result<Self, FileError> {
        let reader = FileReaderSync::new().map_err(|_missing| FileError::Unreadable)?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "JavaScript counts bytes in whole numbers"
        )]
        let size = blob.size() as u64;
        Ok(Self { blob, reader, size })
    }
}

impl Source for BlobSource {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, FileError> {
        let end = offset.saturating_add(length as u64).min(self.size);
        let start = offset.min(end);
        #[allow(
            clippy::cast_precision_loss,
            reason = "files are far smaller than 2^53 bytes"
        )]
        let slice = self
            .blob
            .slice_with_f64_and_f64(start as f64, end as f64)
            .map_err(|_refused| FileError::Unreadable)?;
        let buffer = self
            .reader
            .read_as_array_buffer(&slice)
            .map_err(|_refused| FileError::Unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// Collects what is written in pieces that the browser may put on disk.
pub(super) struct BlobBuilder {
    pieces: Array,
    pending: Vec<u8>,
}

/// Bytes kept in memory until they become a piece.
const PIECE_BYTES: usize = 4 << 20;

impl BlobBuilder {
    pub(super) fn new() -> Self {
        Self {
            pieces: Array::new(),
            pending: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, mut bytes: Vec<u8>) -> Result<(), FileError> {
        self.pending.append(&mut bytes);
        if self.pending.len() >= PIECE_BYTES {
            self.close_piece()?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self, format: OutputFormat) -> Result<Blob, FileError> {
        self.close_piece()?;
        let options = BlobPropertyBag::new();
        options.set_type(match format {
            OutputFormat::Csv => "text/csv;charset=utf-8",
            OutputFormat::Tsv => "text/tab-separated-values;charset=utf-8",
            OutputFormat::Xlsx => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        });
        Blob::new_with_blob_sequence_and_options(&self.pieces, &options).map_err(|refused| {
            complain(&refused);
            FileError::Unreadable
        })
    }

    fn close_piece(&mut self) -> Result<(), FileError> {
        let bytes = Uint8Array::from(self.pending.as_slice());
        self.pending.clear();
        let piece = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).map_err(|refused| {
            complain(&refused);
            FileError::Unreadable
        })?;
        self.pieces.push(&piece);
        Ok(())
    }
}
