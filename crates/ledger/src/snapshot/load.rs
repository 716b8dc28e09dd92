use super::manifest::TableRef;
use super::{ChunkRef, Manifest, SnapshotError, chunk};
use crate::book::{CHUNK_ROWS, Tables};
use crate::{Book, Clock, CodecError};
use rustc_hash::FxHashMap;
use std::cell::Cell;

impl Book {
    /// The book of a manifest and its chunks (by key). Damage is an error, never a smaller book.
    pub fn load(
        manifest: Manifest,
        mut chunks: FxHashMap<u64, Vec<u8>>,
    ) -> Result<Self, SnapshotError> {
        let malformed = SnapshotError::Manifest(CodecError::Malformed);
        let mut tables = Tables::default();
        for TableRef {
            kind,
            rows,
            chunks: refs,
            ..
        } in manifest.tables
        {
            if tables.get(kind).is_some() {
                return Err(malformed);
            }
            let table = tables.of_kind(kind);
            for stored in refs {
                // Rows are found by counting, so that every chunk before the last one is full.
                if table.len() % CHUNK_ROWS != 0 {
                    return Err(malformed);
                }
                let ChunkRef {
                    key,
                    checksum,
                    bytes,
                } = stored;
                let content = chunks.remove(&key).ok_or(SnapshotError::Missing { key })?;
                if content.len() != bytes as usize || crc32fast::hash(&content) != checksum {
                    return Err(SnapshotError::Chunk {
                        key,
                        error: CodecError::Checksum,
                    });
                }
                let mut chunk = chunk::decode(content, &mut table.ids)
                    .map_err(|error| SnapshotError::Chunk { key, error })?;
                chunk.stored = Some(stored);
                table.chunks.push(chunk);
            }
            if table.len() != rows {
                return Err(malformed);
            }
        }
        let clock = Clock::after(manifest.clock);
        Ok(Self {
            names: manifest.names,
            stamps: manifest.stamps,
            tables,
            clock,
            digest: Cell::new(None),
        })
    }
}
