use super::json::{JsonBatch, read_batch};
use crate::session::{Session, Surroundings, problem_of};
use api::{
    AppError, BackupPart, BackupPartView, Event, ExportEverything, ExportFile, ImportProblem,
    Progress, Restore, RestoredView, Stage, StorageProblem,
};
use ledger::Batch;
use serde::Deserialize;
use serde_json::value::RawValue;
use storage::{Limit, Series, Storage};

/// The format of the file. A newer one may hold what this build would lose.
const VERSION: u32 = 1;

/// What becomes one part: some megabytes of JSON at most, unless a single batch is larger.
const PART: Limit = Limit {
    entries: 512,
    bytes: 512 << 10,
};

/// The file: one JSON object, one batch per line.
#[derive(Deserialize)]
struct File<'a> {
    format: String,
    version: u32,
    digest: String,
    #[serde(borrow)]
    batches: Vec<&'a RawValue>,
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Everything with its history, as JSON that people and programs can read.
    pub(crate) async fn export_everything(
        &self,
        ask: ExportEverything,
    ) -> Result<ExportFile, AppError> {
        let mut file = ExportFile::default();
        let mut part = BackupPart {
            job: ask.job,
            from: 0,
            upto: 0,
        };
        loop {
            let view = self.backup_part(part).await?;
            file.bytes.extend_from_slice(&view.bytes);
            file.records += view.records;
            file.digest = view.digest.unwrap_or(file.digest);
            let Some(from) = view.next else {
                return Ok(file);
            };
            part = BackupPart {
                from,
                upto: view.upto,
                ..part
            };
            self.surroundings.pause().await;
        }
    }

    /// One page of the log, with the beginning of the file before the first and its end behind the last.
    pub(crate) async fn backup_part(&self, ask: BackupPart) -> Result<BackupPartView, AppError> {
        let mut view = BackupPartView {
            upto: ask.upto,
            ..BackupPartView::default()
        };
        let mut next = ask.from;
        if ask.from == 0 {
            // Nothing must be on its way into the book: the digest is of exactly these batches.
            let _writing = self.writing.lock().await;
            let (digest, upto) = self.with_state(|state| (state.book.digest(), state.log.last));
            view.bytes = format!(
                "{{\"format\":\"shuke\",\"version\":{VERSION},\"digest\":\"{digest:016x}\",\"batches\":["
            )
            .into_bytes();
            view.digest = Some(digest);
            view.upto = upto;
            next = 1;
        }
        let entries = if next <= view.upto {
            let page = self.store.page(Series::Log, next..=view.upto, PART).await;
            page.map_err(|error| problem_of(&error))?
        } else {
            Vec::new()
        };
        for entry in entries {
            let batch = Batch::decode(&entry.bytes).map_err(|_damaged| StorageProblem::Corrupt)?;
            view.records += batch.changes.changes.len() as u64;
            let between: &[u8] = if entry.number == 1 { b"\n" } else { b",\n" };
            view.bytes.extend_from_slice(between);
            serde_json::to_writer(&mut view.bytes, &JsonBatch(&batch))
                .map_err(|_unwritable| StorageProblem::Failed)?;
            next = entry.number + 1;
            view.next = Some(next);
        }
        if next > view.upto || view.next.is_none() {
            view.next = None;
            view.bytes.extend_from_slice(b"\n]}\n");
        }
        self.surroundings.tell(Event::Progress(Progress {
            task: ask.job,
            stage: Stage::Exporting,
            done: next.saturating_sub(1),
            total: view.upto,
        }));
        Ok(view)
    }

    /// Puts a full export into this book, which must be empty. Everything is read and checked before anything is
    /// written, and what is written is written at once.
    pub(crate) async fn restore(&self, ask: &Restore) -> Result<RestoredView, AppError> {
        let file: File<'_> =
            serde_json::from_slice(&ask.bytes).map_err(|_unreadable| ImportProblem::NotAnExport)?;
        if file.format != "shuke" {
            return Err(ImportProblem::NotAnExport.into());
        }
        if file.version > VERSION {
            return Err(ImportProblem::FormatTooNew {
                found: file.version,
                supported: VERSION,
            }
            .into());
        }
        let mut book = ledger::Book::default();
        let mut entries = Vec::with_capacity(file.batches.len());
        for (done, text) in (1_u64..).zip(&file.batches) {
            let batch = read_batch(text.get()).ok_or(ImportProblem::NotAnExport)?;
            book.apply(&batch);
            entries.push(batch.encode());
            self.surroundings.tell(Event::Progress(Progress {
                task: ask.job,
                stage: Stage::Checking,
                done,
                total: file.batches.len() as u64,
            }));
            self.surroundings.pause().await;
        }
        if format!("{:016x}", book.digest()) != file.digest {
            return Err(ImportProblem::NotAnExport.into());
        }
        drop(book);
        self.adopt(entries).await?;
        Ok(self.with_state(|state| RestoredView {
            revision: state.revision,
            records: state
                .book
                .tables()
                .map(|(_, table)| u64::from(table.len()))
                .sum(),
            digest: state.book.digest(),
            batch: None,
        }))
    }
}
