use super::append::{Decided, Draft, Outcome, Source};
use super::{Session, Surroundings, problem_of};
use crate::state::State;
use api::{AppError, AttachFile, DoneView, Moment, SweepPhotos};
use domain::change::REMOVED;
use domain::command::{Command, Edit, FieldError, Problem, Rejection};
use domain::record::{Attachment, AttachmentId, RemovalReason};
use domain::{Change, ChangeSet, Id, Name, Record as _, Value};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;
use storage::{Key, Storage, Write};

/// Where the bytes of an attachment rest: beside the log, under the identity of the record that describes them.
pub(crate) fn key_of(id: AttachmentId) -> Key {
    Key::Meta(Cow::Owned(format!("attachment.{id}")))
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

/// A record together with the bytes it describes.
struct Attached<'a> {
    decided: Decided<'a>,
    id: Option<Id>,
    bytes: &'a [u8],
}

impl Source for Attached<'_> {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        self.decided.begin(state)?;
        self.id = self.decided.about();
        Ok(())
    }

    fn next(&mut self, state: &State) -> Result<Option<Draft>, AppError> {
        self.decided.next(state)
    }

    fn beside(&self) -> Vec<Write> {
        let put = |id| Write::Put {
            key: key_of(AttachmentId(id)),
            bytes: self.bytes.to_vec(),
        };
        self.id.map(put).into_iter().collect()
    }

    fn outcome(self) -> Outcome {
        self.decided.outcome()
    }
}

/// Photos that nobody named, record and bytes together.
struct Swept<'a> {
    ask: &'a SweepPhotos,
    moment: Moment,
    found: Vec<AttachmentId>,
    is_handed_over: bool,
}

impl Source for Swept<'_> {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        // Asked again when another tab wrote meanwhile: it may have named one of them.
        self.found = state.unused_photos(self.ask, &self.moment);
        self.is_handed_over = self.found.is_empty();
        Ok(())
    }

    fn next(&mut self, _state: &State) -> Result<Option<Draft>, AppError> {
        if core::mem::replace(&mut self.is_handed_over, true) {
            return Ok(None);
        }
        let mut changes = ChangeSet::default();
        for id in &self.found {
            let reason = Value::from(RemovalReason::Unused.code());
            let sets = vec![(Name::Borrowed(REMOVED), reason)];
            changes.push(Change::new(Attachment::KIND, *id, sets));
        }
        Ok(Some(Draft::new("attachment.sweep", changes)))
    }

    fn beside(&self) -> Vec<Write> {
        let delete = |id: &AttachmentId| Write::Delete { key: key_of(*id) };
        self.found.iter().map(delete).collect()
    }

    fn outcome(self) -> Outcome {
        Outcome::default()
    }
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Removes the photos of forms that were never handed in.
    pub(crate) async fn sweep_photos(
        &self,
        ask: &SweepPhotos,
        moment: Moment,
    ) -> Result<DoneView, AppError> {
        let source = Swept {
            ask,
            moment,
            found: Vec::new(),
            is_handed_over: true,
        };
        self.append(moment, source, || true).await
    }

    /// Keeps a photo. The record and its bytes are durable together, or not at all.
    pub(crate) async fn attach(
        &self,
        ask: &AttachFile,
        moment: Moment,
    ) -> Result<DoneView, AppError> {
        let size = i64::try_from(ask.bytes.len()).unwrap_or(i64::MAX);
        if !is_what_it_says(&ask.attachment.mime, &ask.bytes) {
            let error = FieldError::new("mime", Problem::NotAccepted);
            return Err(Rejection::Invalid(vec![error]).into());
        }
        let command = Command::SaveAttachment(Box::new(Edit {
            before: None,
            after: Attachment {
                size_bytes: size,
                digest: digest_of(&ask.bytes),
                at: moment.now,
                by: moment.staff,
                ..ask.attachment.clone()
            },
        }));
        let source = Attached {
            decided: Decided::new(&command, moment),
            id: None,
            bytes: &ask.bytes,
        };
        self.append(moment, source, || true).await
    }

    /// The bytes of an attachment, if they are here and whole.
    pub(crate) async fn attachment_bytes(&self, id: AttachmentId) -> Result<Vec<u8>, AppError> {
        let bytes = self
            .store
            .get(key_of(id))
            .await
            .map_err(|error| problem_of(&error))?
            .ok_or(AppError::NotThere)?;
        let known: Option<Attachment> = self.with_state(|state| state.record(id));
        let is_whole = known.is_some_and(|known| known.digest == digest_of(&bytes));
        is_whole.then_some(bytes).ok_or(AppError::NotThere)
    }
}

/// Whether bytes begin as files of this kind do. A page that is shown one must never meet a script instead.
fn is_what_it_says(mime: &str, bytes: &[u8]) -> bool {
    match mime {
        "image/jpeg" => bytes.starts_with(&[0xff, 0xd8, 0xff]),
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()),
        "application/pdf" => bytes.starts_with(b"%PDF-"),
        _ => false,
    }
}
