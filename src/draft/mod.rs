//! Half-filled forms, kept to the last keystroke through crash, reload and a change of language.
//!
//! A draft is written to local storage at every input, before anything is drawn; it is removed only after the
//! engine has said that the record is saved, or when the reader discards it.

mod checked_text;
mod checks;
mod draft_note;
mod draft_state;
mod photos;

pub use checked_text::CheckedText;
pub use checks::{Checked, Checks, use_checks};
pub use draft_note::DraftNote;
pub use draft_state::{Draft, kept_draft, use_draft};
pub use photos::named_in_drafts;
