use serde::{Deserialize, Serialize};

/// Why a slip is not taken. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SlipError {
    /// Some other code or link.
    #[error("not one of ours")]
    NotASlip,
    /// Cut off or misread: scan or copy it again.
    #[error("damaged")]
    Damaged,
    /// Made by a newer build: update the app.
    #[error("version {found} is newer than {supported}")]
    FormatTooNew { found: u8, supported: u8 },
    #[error("longer than {limit}")]
    TooLong { limit: usize },
    /// The seal does not hold: it was changed on the way, or belongs to another link or version.
    #[error("the seal does not hold")]
    SealBroken,
    /// The survey in it cannot be asked.
    #[error("the survey cannot be asked")]
    NotSound,
    /// A photo or a signature is required, and neither fits a code: make the question optional.
    #[error("a photo or signature is required")]
    NeedsFile,
    /// A part of another answer: begin again, or scan the right one.
    #[error("a part of another answer")]
    OtherParts,
}
