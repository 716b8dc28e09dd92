//! The sentence for every error: what happened, and what the reader can do. One exhaustive match, so a new error
//! cannot be shown as a code.

use super::format;
use super::t::errors as text;
use api::{AppError, ImportProblem, StorageProblem};
use domain::command::{Problem, Rejection};

/// What the reader is told.
pub fn explain(error: &AppError) -> String {
    match error {
        AppError::Rejected(rejection) => explain_rejection(rejection).to_owned(),
        AppError::Storage(problem) => explain_storage(*problem),
        AppError::Import(problem) => explain_import(*problem),
        AppError::NotOpen => text::not_open().to_owned(),
        AppError::NotThere => text::not_there().to_owned(),
        AppError::BuildMismatch => text::build_mismatch().to_owned(),
        AppError::Malformed => text::malformed().to_owned(),
        AppError::Cancelled => text::cancelled().to_owned(),
        AppError::EngineStopped => text::engine_stopped().to_owned(),
    }
}

/// Why the storage could not do it.
pub fn explain_storage(problem: StorageProblem) -> String {
    match problem {
        StorageProblem::QuotaExceeded => text::quota_exceeded().to_owned(),
        StorageProblem::BlockedByOtherTab => text::blocked_by_other_tab().to_owned(),
        StorageProblem::FormatTooNew { found, supported } => {
            text::format_too_new(&found.to_string(), &supported.to_string())
        }
        StorageProblem::Closed => text::closed().to_owned(),
        StorageProblem::DataRemoved => text::data_removed().to_owned(),
        StorageProblem::Unavailable => text::unavailable().to_owned(),
        StorageProblem::Corrupt => text::corrupt().to_owned(),
        StorageProblem::Failed => text::failed().to_owned(),
    }
}

/// What is wrong with one field, to be shown beside it.
pub fn explain_field(problem: Problem) -> String {
    match problem {
        Problem::Missing => text::field::missing().to_owned(),
        Problem::TooLong { limit } => {
            text::field::too_long(u64::try_from(limit).unwrap_or(u64::MAX))
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "limits of fields are small numbers"
        )]
        Problem::OutOfRange { low, high } => text::field::out_of_range(
            &format::decimal(low as f64, 0),
            &format::decimal(high as f64, 0),
        ),
        Problem::NotAPhone => text::field::not_a_phone().to_owned(),
        Problem::NotAnEmail => text::field::not_an_email().to_owned(),
        Problem::InTheFuture => text::field::in_the_future().to_owned(),
        Problem::UnlikelyDay => text::field::unlikely_day().to_owned(),
        Problem::NotThere => text::field::not_there().to_owned(),
        Problem::NamesItself => text::field::names_itself().to_owned(),
        Problem::DoesNotFitKind => text::field::does_not_fit_kind().to_owned(),
    }
}

fn explain_rejection(rejection: &Rejection) -> &'static str {
    match rejection {
        Rejection::Invalid(_) => text::invalid(),
        Rejection::NotThere => text::not_there(),
        Rejection::InRecycleBin => text::in_recycle_bin(),
        Rejection::NothingToMerge => text::nothing_to_merge(),
        Rejection::NothingSelected => text::nothing_selected(),
        Rejection::AlreadyClosed => text::already_closed(),
        Rejection::AlreadyOpen => text::already_open(),
        Rejection::NothingToUndo => text::nothing_to_undo(),
    }
}

fn explain_import(problem: ImportProblem) -> String {
    match problem {
        ImportProblem::NeedsColumn { .. } => text::import_needs_column().to_owned(),
        ImportProblem::NothingToImport => text::nothing_to_import().to_owned(),
        ImportProblem::NotAnExport => text::not_an_export().to_owned(),
        ImportProblem::FormatTooNew { found, supported } => {
            text::format_too_new(&found.to_string(), &supported.to_string())
        }
        ImportProblem::BookNotEmpty => text::book_not_empty().to_owned(),
    }
}
