use super::json::{JsonBatch, read_batch};
use crate::session::{Session, Surroundings, digest_of, key_of, problem_of};
use crate::state::State;
use api::{
    AppError, BackupPart, BackupPartView, Event, ExportEverything, ExportFile, ImportProblem,
    Progress, Restore, RestoredView, Stage, StorageProblem,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Record as _;
use domain::record::{Attachment, AttachmentId};
use ledger::Batch;
use serde::Deserialize;
use serde_json::value::RawValue;
use storage::{Limit, Series, Storage, Write};

/// The newest format of the file. A newer one may hold what this build would lose: 2 has attachments, and is written
/// only where there are some, so that the builds before still read what they can keep.
const VERSION: u32 = 2;
const WITHOUT_ATTACHMENTS: u32 = 1;
/// A part of attachments ends with the one that brings it above this.
const ATTACHMENT_PART_BYTES: usize = 2 << 20;

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
    /// Identity and bytes in base64.
    #[serde(borrow, default)]
    attachments: Vec<Option<(AttachmentId, &'a str)>>,
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

    /// One page of the log, with the beginning of the file before the first and its end behind the last. Attachments
    /// follow the log: a number beyond `upto` counts them.
    pub(crate) async fn backup_part(&self, ask: BackupPart) -> Result<BackupPartView, AppError> {
        if ask.from > ask.upto && ask.from > 0 {
            return self.attachment_part(ask).await;
        }
        let mut view = BackupPartView {
            upto: ask.upto,
            ..BackupPartView::default()
        };
        let mut next = ask.from;
        let attachments = self.with_state(attachments_of);
        if ask.from == 0 {
            // Nothing must be on its way into the book: the digest is of exactly these batches.
            let _writing = self.writing.lock().await;
            let (digest, upto) = self.with_state(|state| (state.book.digest(), state.log.last));
            let version = if attachments.is_empty() {
                WITHOUT_ATTACHMENTS
            } else {
                VERSION
            };
            view.bytes = format!(
                "{{\"format\":\"shuke\",\"version\":{version},\"digest\":\"{digest:016x}\",\"batches\":["
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
            view.bytes.extend_from_slice(b"\n]");
            view.next = if attachments.is_empty() {
                view.bytes.extend_from_slice(b"}\n");
                None
            } else {
                // Something to stand before the first comma, since some attachments may not be on this device.
                view.bytes.extend_from_slice(b",\"attachments\":[null");
                Some(view.upto + 1)
            };
        }
        self.tell_exported(ask.job, next.saturating_sub(1), view.upto);
        Ok(view)
    }

    /// Some attachments, one per line. Bytes that are not on this device are left out: the record says what is missing.
    async fn attachment_part(&self, ask: BackupPart) -> Result<BackupPartView, AppError> {
        let attachments = self.with_state(attachments_of);
        let mut view = BackupPartView {
            upto: ask.upto,
            ..BackupPartView::default()
        };
        let skipped = usize::try_from(ask.from - ask.upto - 1).unwrap_or(usize::MAX);
        for (next, id) in (ask.from..).zip(attachments.iter().skip(skipped)) {
            if view.bytes.len() > ATTACHMENT_PART_BYTES {
                view.next = Some(next);
                break;
            }
            match self.attachment_bytes(*id).await {
                Ok(content) => {
                    let line = format!(",\n[\"{id}\",\"{}\"]", STANDARD.encode(&content));
                    view.bytes.extend_from_slice(line.as_bytes());
                }
                Err(AppError::NotThere) => {}
                Err(error) => return Err(error),
            }
        }
        if view.next.is_none() {
            view.bytes.extend_from_slice(b"\n]}\n");
        }
        self.tell_exported(ask.job, ask.upto, ask.upto);
        Ok(view)
    }

    fn tell_exported(&self, task: u32, done: u64, total: u64) {
        self.surroundings.tell(Event::Progress(Progress {
            task,
            stage: Stage::Exporting,
            done,
            total,
        }));
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
    // In the order in which they came, since they are counted from part to part: one that is added meanwhile, by
    // whatever clock, comes last.
    table
        .into_iter()
        .flat_map(ledger::Table::rows)
        .map(|(_, row)| AttachmentId(row.id()))
        .collect()
}

/// What to store beside the log. Bytes that are not what their record describes are refused with the whole file.
fn attached_bytes(
    attachments: &[Option<(AttachmentId, &str)>],
    book: &ledger::Book,
) -> Result<Vec<Write>, AppError> {
    let mut writes = Vec::with_capacity(attachments.len());
    for (id, text) in attachments.iter().flatten() {
        let bytes = STANDARD
            .decode(text)
            .map_err(|_damaged| ImportProblem::NotAnExport)?;
        // Added while the file was being written: its record is not in it.
        let Some(digest) = book.row(Attachment::KIND.0, id.0).and_then(|row| {
            let fields = row.to_fields(book.names());
            let (_, value) = fields.into_iter().find(|(name, _)| name == "digest")?;
            value.as_text().map(str::to_owned)
        }) else {
            continue;
        };
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
