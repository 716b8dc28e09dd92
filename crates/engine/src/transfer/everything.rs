use super::json::{JsonBatch, read_batch};
use crate::session::{Session, Surroundings};
use api::{
    AppError, Event, ExportEverything, ExportFile, ImportProblem, Progress, Restore, RestoredView,
    Stage, StorageProblem,
};
use ledger::Batch;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::Write as _;
use storage::Storage;

/// The format of the file. A newer one may hold what this build would lose.
const VERSION: u32 = 1;

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
        let digest = self.with_state(|state| state.book.digest());
        let total = self.with_state(|state| state.log.last);
        let mut bytes = Vec::new();
        let mut records = 0;
        let wrong = |_error: std::io::Error| AppError::Malformed;
        write!(bytes, "{{\"format\":\"shuke\",\"version\":{VERSION},\"digest\":\"{digest:016x}\",\"batches\":[").map_err(wrong)?;
        let mut first = true;
        self.each_entry(1, u64::MAX, |number, entry| {
            let batch = Batch::decode(entry).map_err(|_damaged| StorageProblem::Corrupt)?;
            records += batch.changes.changes.len() as u64;
            bytes.extend_from_slice(if first { b"\n" } else { b",\n" });
            first = false;
            serde_json::to_writer(&mut bytes, &JsonBatch(&batch))
                .map_err(|_unwritable| StorageProblem::Failed)?;
            self.surroundings.tell(Event::Progress(Progress {
                task: ask.job,
                stage: Stage::Exporting,
                done: number,
                total,
            }));
            Ok(true)
        })
        .await?;
        bytes.extend_from_slice(b"\n]}\n");
        Ok(ExportFile {
            bytes,
            records,
            digest,
        })
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
