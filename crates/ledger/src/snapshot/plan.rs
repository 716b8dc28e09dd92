use super::manifest::TableRef;
use super::{ChunkRef, Manifest, chunk};
use crate::Book;
use crate::book::CHUNK_ROWS;
use std::collections::BTreeSet;

/// A snapshot ready to be written: first the chunks, then the manifest, then the pointer to it.
#[derive(Debug)]
pub struct SnapshotPlan {
    /// Only what changed since the last snapshot that was [settled](SnapshotPlan::settle).
    pub chunks: Vec<(ChunkRef, Vec<u8>)>,
    /// Names the new chunks and the old ones that are still right.
    pub manifest: Manifest,
}

impl SnapshotPlan {
    /// What a snapshot of `book` takes, given that the log up to `upto` is in it and chunk keys from `next_key` on
    /// are free.
    pub fn new(book: &Book, upto: u64, mut next_key: u64) -> Self {
        let mut chunks = Vec::new();
        let mut tables = Vec::with_capacity(book.tables.len());
        for (kind, table) in book.tables.iter() {
            let mut refs = Vec::with_capacity(table.chunks.len());
            let mut writes = Vec::with_capacity(table.chunks.len());
            let mut first_row = 0;
            for chunk in &table.chunks {
                let stored = match chunk.stored {
                    Some(stored) => stored,
                    None => {
                        let bytes = chunk::encode(chunk, &table.ids, first_row);
                        let stored = ChunkRef {
                            key: next_key,
                            checksum: crc32fast::hash(&bytes),
                            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                        };
                        next_key += 1;
                        chunks.push((stored, bytes));
                        stored
                    }
                };
                refs.push(stored);
                writes.push(chunk.writes);
                first_row += CHUNK_ROWS;
            }
            tables.push(TableRef {
                kind,
                rows: table.len(),
                chunks: refs,
                writes,
            });
        }
        let manifest = Manifest {
            upto,
            next_key,
            names: book.names.clone(),
            stamps: book.stamps.clone(),
            clock: book.clock.last(),
            tables,
        };
        Self { chunks, manifest }
    }

    /// Makes the book write every chunk anew that is not among these keys.
    pub fn forget_all_but(book: &mut Book, keys: &BTreeSet<u64>) {
        for chunk in book.tables.chunks_mut() {
            chunk.stored = chunk.stored.filter(|stored| keys.contains(&stored.key));
        }
    }

    /// Notes in the book that the chunks of this manifest rest in the storage. To be called after the storage said
    /// so, with the manifest of the plan itself. Chunks that changed since it was made are written again next time.
    pub fn settle(manifest: &Manifest, book: &mut Book) {
        for planned in &manifest.tables {
            let Some(table) = book.tables.get_mut(planned.kind) else {
                continue;
            };
            let stored = planned.chunks.iter().zip(&planned.writes);
            for (chunk, (stored, writes)) in table.chunks.iter_mut().zip(stored) {
                if chunk.writes == *writes {
                    chunk.stored = Some(*stored);
                }
            }
        }
    }
}
