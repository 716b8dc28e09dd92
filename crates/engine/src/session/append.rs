use super::opening::{DEVICE, read_log};
use super::{Session, Surroundings, problem_of};
use crate::state::State;
use crate::world::BookWorld;
use api::{AppError, BatchName, DoneView, Event, ImportProblem, Moment, StorageProblem};
use domain::command::{Command, RecordName, decide};
use domain::record::StaffId;
use domain::{ChangeSet, Id, Instant, Name};
use ledger::{Batch, Clock, IdMint};
use storage::{Key, Storage, StorageError, Write};

/// How often another tab may be quicker before we give up.
const TRIES: u32 = 50;

/// Changes to be written as one batch.
pub(crate) struct Draft {
    pub(crate) label: Name,
    pub(crate) changes: ChangeSet,
    pub(crate) undoes: Option<ledger::BatchName>,
    /// When and by whom, where that is not now and not whoever works on this device (demo data).
    pub(crate) signed: Option<(Instant, Option<StaffId>)>,
}

impl Draft {
    pub(crate) fn new(label: impl Into<Name>, changes: ChangeSet) -> Self {
        Self {
            label: label.into(),
            changes,
            undoes: None,
            signed: None,
        }
    }
}

/// Where the batches of one commit come from, one at a time, so that a million rows are never in memory as changes.
pub(crate) trait Source {
    /// Called before the first batch, and again from the start when another tab wrote meanwhile.
    fn begin(&mut self, state: &State) -> Result<(), AppError>;

    /// The next batch.
    fn next(&mut self, state: &State) -> Result<Option<Draft>, AppError>;

    /// What is stored in the same transaction beside the log. Asked after the last batch.
    fn beside(&self) -> Vec<Write> {
        Vec::new()
    }

    /// What to say when all is written.
    fn outcome(self) -> Outcome;
}

/// What a source says besides its batches.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) about: Option<RecordName>,
    pub(crate) kept: u64,
    /// The mint after the identities that were used.
    pub(crate) mint: Option<IdMint>,
}

/// One command of the user, as a source of one batch.
pub(super) struct Decided<'a> {
    command: &'a Command,
    moment: Moment,
    draft: Option<Draft>,
    outcome: Outcome,
}

impl<'a> Decided<'a> {
    pub(super) fn new(command: &'a Command, moment: Moment) -> Self {
        Self {
            command,
            moment,
            draft: None,
            outcome: Outcome::default(),
        }
    }

    /// The record it is about, once it has begun.
    pub(super) fn about(&self) -> Option<Id> {
        self.outcome.about.as_ref().map(|about| about.id)
    }
}

impl Source for Decided<'_> {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        let mut world = BookWorld::new(state, self.moment);
        let decision = decide(self.command, &mut world)?;
        self.draft = Some(Draft::new(self.command.label(), decision.changes));
        self.outcome = Outcome {
            about: decision.about,
            kept: 0,
            mint: Some(world.into_mint()),
        };
        Ok(())
    }

    fn next(&mut self, _state: &State) -> Result<Option<Draft>, AppError> {
        Ok(self.draft.take())
    }

    fn outcome(self) -> Outcome {
        self.outcome
    }
}

/// The batches of one commit, encoded.
struct Encoded {
    entries: Vec<Vec<u8>>,
    first: ledger::BatchName,
    /// The batch itself when there is only one, to save reading it back.
    only: Option<Batch>,
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Applies the rules and writes what they say. `Ok` only after it is durable.
    pub(crate) async fn execute(
        &self,
        command: &Command,
        moment: Moment,
    ) -> Result<DoneView, AppError> {
        self.append(moment, Decided::new(command, moment), || true)
            .await
    }

    /// Writes all batches of a source in one transaction, or none. `go_on` is asked between batches.
    pub(crate) async fn append(
        &self,
        moment: Moment,
        mut source: impl Source,
        go_on: impl Fn() -> bool,
    ) -> Result<DoneView, AppError> {
        let _writing = self.writing.lock().await;
        for _ in 0..TRIES {
            let Some(encoded) = self.encode(moment, &mut source, &go_on).await? else {
                let revision = self.state.borrow().revision;
                let Outcome { about, kept, .. } = source.outcome();
                return Ok(DoneView {
                    revision,
                    about,
                    kept,
                    ..DoneView::default()
                });
            };
            match self.write(&encoded.entries, source.beside()).await {
                Ok(()) => {
                    let first = encoded.first;
                    let Outcome { about, kept, mint } = source.outcome();
                    if let Some(mint) = mint {
                        self.state.borrow_mut().mint = mint;
                    }
                    let (revision, records) = self.absorb(encoded).await?;
                    return Ok(DoneView {
                        revision,
                        about,
                        batch: Some(name_of(first)),
                        records,
                        kept,
                    });
                }
                Err(StorageError::Taken { .. }) => self.catch_up_locked().await?,
                Err(error) => {
                    let Outcome { about, kept, mint } = source.outcome();
                    // Never given out again: what failed may yet turn out to have been stored.
                    if let Some(mint) = mint {
                        self.state.borrow_mut().mint = mint;
                    }
                    return match self.landed(&encoded).await {
                        Some((revision, records)) => Ok(DoneView {
                            revision,
                            about,
                            batch: Some(name_of(encoded.first)),
                            records,
                            kept,
                        }),
                        None => Err(problem_of(&error).into()),
                    };
                }
            }
        }
        Err(StorageProblem::Failed.into())
    }

    /// A commit whose answer was lost may be stored all the same. Then it counts as done: whoever was told that it
    /// failed would do it twice. The revision and how many records changed.
    async fn landed(&self, encoded: &Encoded) -> Option<(u64, u64)> {
        self.catch_up_locked().await.ok()?;
        let revision =
            self.with_state(|state| state.book.has(encoded.first).then_some(state.revision))?;
        let records = encoded
            .entries
            .iter()
            .filter_map(|entry| Batch::decode(entry).ok())
            .map(|batch| batch.changes.changes.len() as u64)
            .sum();
        self.surroundings.announce();
        Some((revision, records))
    }

    /// Names and stamps the drafts of a source as the next batches of this device. More than one make a group under
    /// the name of the first. `None` when nothing changes.
    async fn encode(
        &self,
        moment: Moment,
        source: &mut impl Source,
        go_on: &impl Fn() -> bool,
    ) -> Result<Option<Encoded>, AppError> {
        let (mut clock, first) = {
            let state = self.state.borrow();
            source.begin(&state)?;
            let number = state.book.last_number(state.device) + 1;
            (
                state.book.clock(),
                ledger::BatchName {
                    device: state.device,
                    number,
                },
            )
        };
        let mut number = first.number;
        let mut stamped = |draft: Draft, clock: &mut Clock, grouped: bool| {
            let (at, by) = draft.signed.unwrap_or((moment.now, moment.staff));
            let batch = Batch {
                name: ledger::BatchName { number, ..first },
                time: clock.tick(moment.now),
                at,
                by,
                label: draft.label,
                group: grouped.then_some(first),
                undoes: draft.undoes,
                changes: draft.changes,
            };
            number += 1;
            batch
        };
        let mut drafts = Drafts { source };
        let Some(draft) = drafts.next(&self.state.borrow())? else {
            return Ok(None);
        };
        let Some(second) = drafts.next(&self.state.borrow())? else {
            let batch = stamped(draft, &mut clock, false);
            return Ok(Some(Encoded {
                entries: vec![batch.encode()],
                first,
                only: Some(batch),
            }));
        };
        let mut entries = vec![
            stamped(draft, &mut clock, true).encode(),
            stamped(second, &mut clock, true).encode(),
        ];
        loop {
            self.surroundings.pause().await;
            if !go_on() {
                return Err(AppError::Cancelled);
            }
            let Some(draft) = drafts.next(&self.state.borrow())? else {
                break;
            };
            entries.push(stamped(draft, &mut clock, true).encode());
        }
        Ok(Some(Encoded {
            entries,
            first,
            only: None,
        }))
    }

    /// One transaction: all entries, at the numbers this tab expects to be free.
    async fn write(&self, entries: &[Vec<u8>], beside: Vec<Write>) -> Result<(), StorageError> {
        let (last, device, device_stored) = {
            let state = self.state.borrow();
            (state.log.last, state.device, state.log.device_stored)
        };
        let mut writes = beside;
        writes.reserve(entries.len() + 1);
        if !device_stored {
            writes.push(Write::Add {
                key: DEVICE,
                bytes: device.0.to_le_bytes().to_vec(),
            });
        }
        let numbers = last + 1..;
        writes.extend(
            entries
                .iter()
                .zip(numbers)
                .map(|(bytes, number)| Write::Add {
                    key: Key::Log(number),
                    bytes: bytes.clone(),
                }),
        );
        self.store.commit(writes).await
    }

    /// Takes in what was just written. Returns the revision and how many records changed.
    async fn absorb(&self, encoded: Encoded) -> Result<(u64, u64), AppError> {
        let mut records = 0;
        let many = encoded.entries.len() > 1;
        for entry in encoded.entries {
            let batch = match &encoded.only {
                Some(batch) => batch,
                None => &Batch::decode(&entry).map_err(|_damaged| StorageProblem::Corrupt)?,
            };
            {
                let mut state = self.state.borrow_mut();
                records += state.absorb(batch).touched.len() as u64;
                state.log.last += 1;
                state.log.tail_entries += 1;
                state.log.tail_bytes += entry.len() as u64;
                state.log.device_stored = true;
            }
            if many {
                self.surroundings.pause().await;
            }
        }
        let revision = {
            let mut state = self.state.borrow_mut();
            state.settle();
            state.revision
        };
        self.surroundings.tell(Event::Changed { revision });
        self.surroundings.announce();
        Ok((revision, records))
    }

    /// Writes batches of another device, or of this one before, into an empty book.
    pub(crate) async fn adopt(
        &self,
        entries: Vec<Vec<u8>>,
        beside: Vec<Write>,
    ) -> Result<(), AppError> {
        let _writing = self.writing.lock().await;
        self.catch_up_locked().await?;
        if !self.with_state(State::is_blank) {
            return Err(ImportProblem::BookNotEmpty.into());
        }
        let Some(first) = entries
            .first()
            .and_then(|entry| Batch::decode(entry).ok())
            .map(|batch| batch.name)
        else {
            return Ok(());
        };
        let encoded = Encoded {
            entries,
            first,
            only: None,
        };
        match self.write(&encoded.entries, beside).await {
            Ok(()) => {
                self.absorb(encoded).await?;
                Ok(())
            }
            Err(error) => match self.landed(&encoded).await {
                Some(_) => Ok(()),
                None => Err(problem_of(&error).into()),
            },
        }
    }

    /// Takes in what other tabs wrote. Called when they say so.
    pub async fn catch_up(&self) -> Result<(), StorageProblem> {
        let _writing = self.writing.lock().await;
        self.catch_up_locked().await
    }

    pub(super) async fn catch_up_locked(&self) -> Result<(), StorageProblem> {
        let mut log = self.state.borrow().log;
        let before = log.last;
        if !log.device_stored {
            let stored = self
                .store
                .get(DEVICE)
                .await
                .map_err(|error| problem_of(&error))?;
            if let Some(bytes) = stored.as_deref().and_then(|bytes| bytes.first_chunk()) {
                self.state.borrow_mut().device = ledger::DeviceId(u64::from_le_bytes(*bytes));
                log.device_stored = true;
            }
        }
        let read = read_log(&self.store, &mut log, |batch| {
            self.state.borrow_mut().absorb(batch);
        })
        .await;
        // What was read before a failure is in the book, and is shown.
        let mut state = self.state.borrow_mut();
        state.log = log;
        if log.last > before {
            state.settle();
            let revision = state.revision;
            drop(state);
            self.surroundings.tell(Event::Changed { revision });
        }
        read
    }
}

fn name_of(batch: ledger::BatchName) -> BatchName {
    BatchName {
        device: batch.device.0,
        number: batch.number,
    }
}

/// The drafts of a source that change something.
struct Drafts<'a, T> {
    source: &'a mut T,
}

impl<T: Source> Drafts<'_, T> {
    fn next(&mut self, state: &State) -> Result<Option<Draft>, AppError> {
        loop {
            match self.source.next(state)? {
                Some(draft) if draft.changes.is_empty() => {}
                other => return Ok(other),
            }
        }
    }
}
