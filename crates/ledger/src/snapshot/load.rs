use super::{ChunkRef, Manifest, SnapshotError, chunk};
use crate::book::Table;
use crate::{Book, Clock, CodecError};
use rustc_hash::FxHashMap;

impl Book {
    /// The book of a manifest and its chunks (by key). Damage is an error, never a smaller book.
    pub fn load(
        manifest: Manifest,
        mut chunks: FxHashMap<u64, Vec<u8>>,
    ) -> Result<Self, SnapshotError> {
        let mut tables = Vec::with_capacity(manifest.tables.len());
        for (kind, rows, refs) in manifest.tables {
            let mut table = Table::default();
            for stored in refs {
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
                return Err(SnapshotError::Manifest(CodecError::Malformed));
            }
            tables.push((kind, table));
        }
        let clock = Clock::after(manifest.clock);
        Ok(Self {
            names: manifest.names,
            stamps: manifest.stamps,
            tables,
            clock,
        })
    }
}
