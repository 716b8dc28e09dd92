use super::{Session, Surroundings, problem_of};
use crate::insight::Tasks;
use crate::state::{LogPosition, State};
use crate::transfer::Jobs;
use api::StorageProblem;
use ledger::{Batch, Book, CodecError, DeviceId, IdMint, Manifest};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use storage::{Key, Limit, Series, Storage, StorageError};

pub(super) const DEVICE: Key = Key::meta("device");
/// Which of the two manifests is the newer one: one byte, 0 or 1.
pub(super) const CURRENT: Key = Key::meta("snapshot");
pub(super) const MANIFESTS: [Key; 2] = [Key::meta("manifest.0"), Key::meta("manifest.1")];

/// One page of the log, or of chunks.
pub(super) const PAGE: Limit = Limit {
    entries: 4_096,
    bytes: 8 << 20,
};

/// An open session, and what opening found.
pub struct Opened<S, W> {
    /// The session.
    pub session: Session<S, W>,
    /// A snapshot was damaged and the book was put together from an older one or from the log.
    pub rebuilt: bool,
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Reads the newest good snapshot and the tail of the log.
    pub async fn open(store: S, surroundings: W) -> Result<Opened<S, W>, StorageProblem> {
        let (found, rebuilt) = newest_snapshot(&store).await?;
        let (mut book, snapshot_bytes, last) = found.unwrap_or_default();
        let mut log = LogPosition {
            last,
            snapshot_bytes,
            ..LogPosition::default()
        };
        read_log(&store, &mut log, |batch| {
            book.apply(batch);
        })
        .await?;
        let stored = store
            .get(DEVICE)
            .await
            .map_err(|error| problem_of(&error))?;
        let device = match stored.as_deref().and_then(|bytes| bytes.first_chunk()) {
            Some(bytes) => {
                log.device_stored = true;
                DeviceId(u64::from_le_bytes(*bytes))
            }
            None => fresh_device(&surroundings),
        };
        let mint = IdMint::new(surroundings.random());
        let session = Self {
            store,
            surroundings,
            state: RefCell::new(State::new(book, device, mint, log)),
            writing: async_lock::Mutex::new(()),
            compact_from: Cell::new(0),
            jobs: RefCell::new(Jobs::default()),
            tasks: Tasks::default(),
        };
        Ok(Opened { session, rebuilt })
    }
}

pub(super) fn fresh_device(surroundings: &impl Surroundings) -> DeviceId {
    let random = u128::from_le_bytes(surroundings.random());
    let low = random & u128::from(u64::MAX);
    DeviceId(u64::try_from(low).unwrap_or(u64::MAX))
}

/// A book, its size, and the log entry up to which it goes.
type Found = Option<(Book, u64, u64)>;

/// What rests under [`CURRENT`] and [`MANIFESTS`].
type Pointers = Vec<Option<Vec<u8>>>;

async fn pointers(store: &impl Storage) -> Result<Pointers, StorageProblem> {
    let [first, second] = MANIFESTS;
    store
        .get_many(&[CURRENT, first, second])
        .await
        .map_err(|error| problem_of(&error))
}

/// The book of the newest snapshot that is whole, and whether a newer one was damaged.
async fn newest_snapshot(store: &impl Storage) -> Result<(Found, bool), StorageProblem> {
    let mut found = pointers(store).await?;
    loop {
        let (book, damaged) = newest_whole(store, &found).await?;
        if !damaged {
            return Ok((book, false));
        }
        // What looks like damage may be the work of another tab, which wrote two generations since and threw away
        // what this one was about to read.
        let now = pointers(store).await?;
        if now == found {
            return Ok((book, true));
        }
        found = now;
    }
}

async fn newest_whole(
    store: &impl Storage,
    found: &Pointers,
) -> Result<(Found, bool), StorageProblem> {
    let mut found = found.iter().map(Option::as_deref);
    let current = found
        .next()
        .flatten()
        .and_then(|bytes| bytes.first().copied())
        .unwrap_or(0);
    let mut manifests = found.collect::<Vec<_>>();
    if current == 1 {
        manifests.reverse();
    }
    let mut damaged = false;
    for bytes in manifests.into_iter().flatten() {
        match Manifest::decode(bytes) {
            // A newer build wrote it; the log says the same, and what this build cannot read there stops it.
            Err(CodecError::TooNew { .. }) => continue,
            Err(_) => {}
            Ok(manifest) => {
                let keys = manifest
                    .chunks()
                    .map(|chunk| Key::Chunk(chunk.key))
                    .collect::<Vec<_>>();
                let contents = match store.get_many(&keys).await {
                    Ok(contents) => contents,
                    // One of them cannot be read: as good as not there.
                    Err(StorageError::Corrupt { .. }) => Vec::new(),
                    Err(error) => return Err(problem_of(&error)),
                };
                let chunks: FxHashMap<u64, Vec<u8>> = manifest
                    .chunks()
                    .zip(contents)
                    .filter_map(|(chunk, content)| Some((chunk.key, content?)))
                    .collect();
                let (upto, bytes) = (manifest.upto, manifest.chunk_bytes());
                if let Ok(book) = Book::load(manifest, chunks) {
                    return Ok((Some((book, bytes, upto)), damaged));
                }
            }
        }
        damaged = true;
    }
    Ok((None, damaged))
}

/// Reads the log from where `log` stands to its end.
pub(super) async fn read_log(
    store: &impl Storage,
    log: &mut LogPosition,
    mut take: impl FnMut(&Batch),
) -> Result<(), StorageProblem> {
    loop {
        let entries = store
            .page(Series::Log, log.last + 1..=u64::MAX, PAGE)
            .await
            .map_err(|error| problem_of(&error))?;
        if entries.is_empty() {
            return Ok(());
        }
        for entry in entries {
            if entry.number != log.last + 1 {
                return Err(StorageProblem::Corrupt);
            }
            let batch = Batch::decode(&entry.bytes).map_err(|error| match error {
                CodecError::TooNew { found, supported } => {
                    StorageProblem::FormatTooNew { found, supported }
                }
                _ => StorageProblem::Corrupt,
            })?;
            take(&batch);
            log.last = entry.number;
            log.tail_entries += 1;
            log.tail_bytes += entry.bytes.len() as u64;
        }
    }
}
