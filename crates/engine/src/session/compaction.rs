use super::opening::{CURRENT, MANIFESTS};
use super::{Session, Surroundings, problem_of};
use api::Event;
use ledger::{ChunkRef, Manifest, SnapshotPlan};
use rustc_hash::FxBuildHasher;
use std::collections::BTreeSet;
use std::hash::BuildHasher as _;
use storage::{Key, Series, Storage, StorageError, Write};

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
        let resting = Resting::read(&self.store).await?;
        if resting.upto > self.state.borrow().log.last {
            // Another tab is ahead: its snapshot is the better one.
            return Ok(());
        }
        let plan = {
            let mut state = self.state.borrow_mut();
            // Another tab may have written a generation without chunks that this one believes to be stored.
            SnapshotPlan::forget_all_but(&mut state.book, &resting.newest);
            SnapshotPlan::new(&state.book, state.log.last, resting.next_key)
        };
        if plan.chunks.is_empty() {
            return Ok(());
        }
        let SnapshotPlan { chunks, manifest } = plan;
        let writes = resting.writes(chunks, &manifest);
        self.store.commit(writes).await?;
        let mut state = self.state.borrow_mut();
        SnapshotPlan::settle(&manifest, &mut state.book);
        state.log.tail_bytes = 0;
        state.log.tail_entries = 0;
        state.log.snapshot_bytes = manifest.chunk_bytes();
        Ok(())
    }
}

/// The two generations that rest in the store.
struct Resting {
    /// Which of [`MANIFESTS`] is the newer one.
    current: usize,
    /// The log entry up to which it goes.
    upto: u64,
    /// Its chunks.
    newest: BTreeSet<u64>,
    /// The chunks of the other one.
    oldest: BTreeSet<u64>,
    /// The first chunk key never used.
    next_key: u64,
    /// A number for exactly these two generations.
    turn: u64,
    /// Neither manifest can be read, so that nobody knows what the chunks are.
    lost: bool,
}

impl Resting {
    async fn read(store: &impl Storage) -> Result<Self, StorageError> {
        let [first, second] = MANIFESTS;
        let found = store.get_many(&[CURRENT, first, second]).await?;
        let turn = FxBuildHasher.hash_one(&found);
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
        let generation = |place: usize| manifests.get(place).and_then(Option::as_ref);
        let keys_of = |place: usize| -> BTreeSet<u64> {
            generation(place)
                .into_iter()
                .flat_map(Manifest::chunks)
                .map(|chunk| chunk.key)
                .collect()
        };
        let next_key = manifests.iter().flatten().map(|manifest| manifest.next_key);
        let lost = manifests.iter().all(Option::is_none);
        let next_key = if lost {
            store.last_number(Series::Chunks).await?.unwrap_or(0) + 1
        } else {
            next_key.max().unwrap_or(1)
        };
        Ok(Self {
            current,
            upto: generation(current).map_or(0, |manifest| manifest.upto),
            newest: keys_of(current),
            oldest: keys_of(1 - current),
            next_key,
            turn,
            lost,
        })
    }

    fn writes(&self, chunks: Vec<(ChunkRef, Vec<u8>)>, manifest: &Manifest) -> Vec<Write> {
        let used: BTreeSet<u64> = manifest.chunks().map(|chunk| chunk.key).collect();
        // One snapshot follows each. Nothing else keeps a tab that was frozen since it read the manifests from writing
        // over what others wrote meanwhile: the chunks it wants to add may have come and gone. These few bytes stay.
        let mut writes = vec![Write::Add {
            key: Key::Meta(format!("snapshot.{:016x}", self.turn).into()),
            bytes: Vec::new(),
        }];
        if self.lost {
            writes.push(Write::DeleteRange {
                series: Series::Chunks,
                numbers: 0..=self.next_key,
            });
        }
        writes.extend(chunks.into_iter().map(|(chunk, bytes)| Write::Add {
            key: Key::Chunk(chunk.key),
            bytes,
        }));
        let [first, second] = MANIFESTS;
        writes.push(Write::Put {
            key: if self.current == 0 { second } else { first },
            bytes: manifest.encode(),
        });
        writes.push(Write::Put {
            key: CURRENT,
            bytes: vec![u8::from(self.current == 0)],
        });
        let stale = self
            .oldest
            .iter()
            .filter(|key| !used.contains(key) && !self.newest.contains(key));
        writes.extend(stale.map(|key| Write::Delete {
            key: Key::Chunk(*key),
        }));
        writes
    }
}
