use super::opening::{CURRENT, MANIFESTS};
use super::{Session, Surroundings, problem_of};
use api::Event;
use ledger::{Manifest, SnapshotPlan};
use std::collections::BTreeSet;
use storage::{Key, Storage, StorageError, Write};

/// A log tail shorter than this is read so quickly that a snapshot gains nothing.
const MIN_TAIL_BYTES: u64 = 256 << 10;
const MIN_TAIL_ENTRIES: u64 = 1_000;
/// The tail may grow to this part of the snapshot, so that what is written stays in proportion to what changed.
const TAIL_PART: u64 = 8;

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Writes a snapshot when the tail of the log has grown enough. Nothing depends on it: a failure is told and
    /// costs a slower opening.
    pub async fn compact_if_due(&self) {
        let log = self.state.borrow().log;
        let due = log.tail_bytes > MIN_TAIL_BYTES.max(log.snapshot_bytes / TAIL_PART)
            || log.tail_entries > MIN_TAIL_ENTRIES;
        if !due || log.tail_bytes < self.compact_from.get() {
            return;
        }
        match self.compact().await {
            // Another tab is at it: fine.
            Ok(()) | Err(StorageError::Taken { .. }) => self.compact_from.set(0),
            Err(error) => {
                self.compact_from.set(log.tail_bytes.saturating_mul(2));
                self.surroundings
                    .tell(Event::SnapshotFailed(problem_of(&error)));
            }
        }
    }

    /// Writes the changed chunks and a new manifest beside the old generation, and flips the pointer: all in one
    /// transaction.
    ///
    /// `Taken`: another tab wrote a snapshot at the same time; nothing is missing.
    pub async fn compact(&self) -> Result<(), StorageError> {
        let _writing = self.writing.lock().await;
        let [first, second] = MANIFESTS;
        let found = self
            .store
            .get_many(&[CURRENT, first.clone(), second.clone()])
            .await?;
        let mut found = found.into_iter();
        let current = usize::from(
            found
                .next()
                .flatten()
                .is_some_and(|bytes| bytes.first() == Some(&1)),
        );
        let manifests = found
            .map(|bytes| bytes.and_then(|bytes| Manifest::decode(&bytes).ok()))
            .collect::<Vec<_>>();
        let keys_of = |generation: usize| -> BTreeSet<u64> {
            manifests
                .get(generation)
                .into_iter()
                .flatten()
                .flat_map(Manifest::chunks)
                .map(|chunk| chunk.key)
                .collect()
        };
        let newest = keys_of(current);
        let oldest = keys_of(1 - current);
        let next_key = manifests
            .iter()
            .flatten()
            .map(|manifest| manifest.next_key)
            .max()
            .unwrap_or(1);
        let upto = manifests
            .get(current)
            .into_iter()
            .flatten()
            .map(|manifest| manifest.upto)
            .max();
        if upto > Some(self.state.borrow().log.last) {
            // Another tab is ahead: its snapshot is the better one.
            return Ok(());
        }
        let plan = {
            let mut state = self.state.borrow_mut();
            // Another tab may have written a generation without chunks that this one believes to be stored.
            SnapshotPlan::forget_all_but(&mut state.book, &newest);
            SnapshotPlan::new(&state.book, state.log.last, next_key)
        };
        if plan.chunks.is_empty() && !newest.is_empty() {
            return Ok(());
        }
        let used: BTreeSet<u64> = plan.manifest.chunks().map(|chunk| chunk.key).collect();
        let flag = u8::from(current == 0);
        let mut writes: Vec<Write> = plan
            .chunks
            .into_iter()
            .map(|(chunk, bytes)| Write::Add {
                key: Key::Chunk(chunk.key),
                bytes,
            })
            .collect();
        let place = if current == 0 { second } else { first };
        writes.push(Write::Put {
            key: place,
            bytes: plan.manifest.encode(),
        });
        writes.push(Write::Put {
            key: CURRENT,
            bytes: vec![flag],
        });
        writes.extend(
            oldest
                .iter()
                .filter(|key| !used.contains(key) && !newest.contains(key))
                .map(|key| Write::Delete {
                    key: Key::Chunk(*key),
                }),
        );
        self.store.commit(writes).await?;
        let mut state = self.state.borrow_mut();
        SnapshotPlan::settle(&plan.manifest, &mut state.book);
        state.log.tail_bytes = 0;
        state.log.tail_entries = 0;
        state.log.snapshot_bytes = plan.manifest.chunk_bytes();
        Ok(())
    }
}
