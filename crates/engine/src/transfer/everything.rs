use super::json::{JsonBatch, read_batch};
use crate::session::{Session, Surroundings, digest_of, key_of};
use crate::state::State;
use api::{
    AppError, Event, ExportEverything, ExportFile, ImportProblem, Progress, Restore, RestoredView,
    Stage, StorageProblem,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Record as _;
use domain::record::{Attachment, AttachmentId};
use ledger::Batch;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::Write as _;
use storage::{Storage, Write};

/// The newest format of the file. A newer one may hold what this build would lose: 2 has attachments, and is written
/// only where there are some, so that the builds before still read what they can keep.
const VERSION: u32 = 2;
const WITHOUT_ATTACHMENTS: u32 = 1;

/// The file: one JSON object, one batch per line.
#[derive(Deserialize)]
struct File<'a> {
    format: String,
    version: u32,
    digest: String,
    #[serde(borrow)]
    batches: Vec<&'a RawValue>,
    /// By identity, the bytes in base64.
    #[serde(borrow, default)]
    attachments: BTreeMap<AttachmentId, &'a str>,
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
        let attachments = self.with_state(attachments_of);
        let version = if attachments.is_empty() {
            WITHOUT_ATTACHMENTS
        } else {
            VERSION
        };
        write!(bytes, "{{\"format\":\"shuke\",\"version\":{version},\"digest\":\"{digest:016x}\",\"batches\":[").map_err(wrong)?;
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
        bytes.extend_from_slice(b"\n]");
        if !attachments.is_empty() {
            self.write_attachments(&attachments, &mut bytes).await?;
        }
        bytes.extend_from_slice(b"}\n");
        Ok(ExportFile {
            bytes,
            records,
            digest,
        })
    }

    /// One attachment per line. Bytes that are not on this device are left out: the record says what is missing.
    async fn write_attachments(
        &self,
        attachments: &[AttachmentId],
        bytes: &mut Vec<u8>,
    ) -> Result<(), AppError> {
        let wrong = |_error: std::io::Error| AppError::Malformed;
        bytes.extend_from_slice(b",\"attachments\":{");
        let mut first = true;
        for id in attachments {
            let content = match self.attachment_bytes(*id).await {
                Ok(content) => content,
                Err(AppError::NotThere) => continue,
                Err(error) => return Err(error),
            };
            let comma = if first { "" } else { "," };
            first = false;
            write!(bytes, "{comma}\n\"{id}\":\"{}\"", STANDARD.encode(&content)).map_err(wrong)?;
            self.surroundings.pause().await;
        }
        bytes.extend_from_slice(b"\n}");
        Ok(())
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
        let beside = attached_bytes(&file.attachments, &book)?;
        drop(book);
        self.adopt(entries, beside).await?;
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

/// Every attachment the book knows, removed ones too: they can be restored.
fn attachments_of(state: &State) -> Vec<AttachmentId> {
    let table = state.book.table(Attachment::KIND.0);
    table
        .into_iter()
        .flat_map(ledger::Table::rows)
        .map(|(_, row)| AttachmentId(row.id()))
        .collect()
}

/// What to store beside the log. Bytes that are not what their record describes are refused with the whole file.
fn attached_bytes(
    attachments: &BTreeMap<AttachmentId, &str>,
    book: &ledger::Book,
) -> Result<Vec<Write>, AppError> {
    let mut writes = Vec::with_capacity(attachments.len());
    for (id, text) in attachments {
        let bytes = STANDARD
            .decode(text)
            .map_err(|_damaged| ImportProblem::NotAnExport)?;
        let digest = book
            .row(Attachment::KIND.0, id.0)
            .and_then(|row| {
                let fields = row.to_fields(book.names());
                let (_, value) = fields.into_iter().find(|(name, _)| name == "digest")?;
                value.as_text().map(str::to_owned)
            })
            .ok_or(ImportProblem::NotAnExport)?;
        if digest != digest_of(&bytes) {
            return Err(ImportProblem::NotAnExport.into());
        }
        writes.push(Write::Put {
            key: key_of(*id),
            bytes,
        });
    }
    Ok(writes)
}
