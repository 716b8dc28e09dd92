use super::append::{Draft, Outcome, Source};
use super::{Session, Surroundings, problem_of};
use crate::state::State;
use api::{AppError, BatchName, DoneView, Moment, StorageProblem};
use domain::command::Rejection;
use ledger::{Batch, BatchHead, DeviceId, Undo};
use storage::{Limit, Series, Storage};

/// How much of the log is looked through at a time.
const PAGE: Limit = Limit {
    entries: 512,
    bytes: 4 << 20,
};

/// The inverses of a group of batches, the last one first.
struct Inverses {
    /// The group's batches, encoded: decoded one at a time.
    batches: Vec<Vec<u8>>,
    root: ledger::BatchName,
    undo: Undo,
    left: usize,
    kept: u64,
    undone: bool,
}

impl Source for Inverses {
    fn begin(&mut self, _state: &State) -> Result<(), AppError> {
        // The batches of a group are numbered one after the other.
        let numbers = (self.root.number..).take(self.batches.len());
        self.undo = Undo::of(numbers.map(|number| ledger::BatchName {
            number,
            ..self.root
        }));
        self.left = self.batches.len();
        self.kept = 0;
        self.undone = false;
        Ok(())
    }

    fn next(&mut self, state: &State) -> Result<Option<Draft>, AppError> {
        let Some(bytes) = self.left.checked_sub(1).and_then(|at| self.batches.get(at)) else {
            return if self.undone {
                Ok(None)
            } else {
                Err(Rejection::NothingToUndo.into())
            };
        };
        self.left -= 1;
        let batch = Batch::decode(bytes).map_err(|_damaged| StorageProblem::Corrupt)?;
        let inverse = self.undo.inverse(&batch, &state.book);
        self.kept += inverse.kept;
        self.undone |= !inverse.changes.is_empty();
        Ok(Some(Draft {
            undoes: Some(self.root),
            ..Draft::new("undo", inverse.changes)
        }))
    }

    fn outcome(self) -> Outcome {
        Outcome {
            kept: self.kept,
            ..Outcome::default()
        }
    }
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Appends the inverse of a batch, or of all batches of its group.
    pub(crate) async fn undo(&self, name: BatchName, moment: Moment) -> Result<DoneView, AppError> {
        let name = ledger::BatchName {
            device: DeviceId(name.device),
            number: name.number,
        };
        let (_, batch) = self.find_batch(name).await?.ok_or(AppError::NotThere)?;
        let root = batch.group.unwrap_or(name);
        let batches = if batch.group.is_some() {
            self.group(root).await?
        } else {
            vec![batch.encode()]
        };
        let source = Inverses {
            batches,
            root,
            undo: Undo::default(),
            left: 0,
            kept: 0,
            undone: false,
        };
        self.append(moment, source, || true).await
    }

    /// A batch with its number in the log. What is looked for is nearly always recent: backwards, a page at a time.
    pub(crate) async fn find_batch(
        &self,
        name: ledger::BatchName,
    ) -> Result<Option<(u64, Batch)>, StorageProblem> {
        let mut end = self.state.borrow().log.last;
        while end > 0 {
            let start = end.saturating_sub(PAGE.entries as u64 - 1).max(1);
            let mut found = None;
            self.each_entry(start, end, |number, bytes| {
                let head = BatchHead::decode(bytes).map_err(|_damaged| StorageProblem::Corrupt)?;
                if head.name == name {
                    let batch = Batch::decode(bytes).map_err(|_damaged| StorageProblem::Corrupt)?;
                    found = Some((number, batch));
                }
                Ok(found.is_none())
            })
            .await?;
            if found.is_some() {
                return Ok(found);
            }
            end = start - 1;
        }
        Ok(None)
    }

    /// All batches of a group, encoded; they follow each other in the log of the device that wrote them.
    async fn group(&self, root: ledger::BatchName) -> Result<Vec<Vec<u8>>, StorageProblem> {
        let Some((first, _)) = self.find_batch(root).await? else {
            return Ok(Vec::new());
        };
        let mut batches = Vec::new();
        self.each_entry(first, u64::MAX, |_, bytes| {
            let batch = BatchHead::decode(bytes).map_err(|_damaged| StorageProblem::Corrupt)?;
            let belongs = batch.group == Some(root);
            if belongs {
                batches.push(bytes.to_vec());
            }
            Ok(belongs || batch.name.device != root.device)
        })
        .await?;
        Ok(batches)
    }

    /// Reads entries of the log, oldest first, while `visit` says to go on.
    pub(crate) async fn each_entry(
        &self,
        first: u64,
        last: u64,
        mut visit: impl FnMut(u64, &[u8]) -> Result<bool, StorageProblem>,
    ) -> Result<(), StorageProblem> {
        let mut next = first;
        while next <= last {
            let entries = self
                .store
                .page(Series::Log, next..=last, PAGE)
                .await
                .map_err(|error| problem_of(&error))?;
            let Some(end) = entries.last().map(|entry| entry.number) else {
                return Ok(());
            };
            for entry in entries {
                if !visit(entry.number, &entry.bytes)? {
                    return Ok(());
                }
            }
            next = end + 1;
        }
        Ok(())
    }
}
