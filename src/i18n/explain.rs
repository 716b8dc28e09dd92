//! The sentence for every error: what happened, and what the reader can do. One exhaustive match, so a new error
//! cannot be shown as a code.

use super::format;
use super::t::errors as text;
use api::{AppError, ImportProblem, StorageProblem};
use domain::command::{Problem, Rejection, SurveyRefusal};
use domain::complaint::Refusal;

/// What the reader is told.
pub fn explain(error: &AppError) -> String {
    match error {
        AppError::Rejected(rejection) => explain_rejection(rejection),
        AppError::Storage(problem) => explain_storage(*problem),
        AppError::Import(problem) => explain_import(*problem),
        AppError::NotOpen => text::not_open().to_owned(),
        AppError::NotThere => text::not_there().to_owned(),
        AppError::BuildMismatch => text::build_mismatch().to_owned(),
        AppError::Malformed => text::malformed().to_owned(),
        AppError::Cancelled => text::cancelled().to_owned(),
        AppError::PartMissing => text::part_missing().to_owned(),
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
        Problem::NotAccepted => text::field::not_accepted().to_owned(),
        Problem::BeforeItsBeginning => text::field::before_its_beginning().to_owned(),
        Problem::AfterWhatFollowed => text::field::after_what_followed().to_owned(),
        Problem::HoursOutOfOrder => text::field::hours_out_of_order().to_owned(),
        Problem::Negative => text::field::negative().to_owned(),
        Problem::OfAnotherCustomer => text::field::of_another_customer().to_owned(),
        Problem::BeforePurchase => text::field::before_purchase().to_owned(),
        Problem::MoreThanBought => text::field::more_than_bought().to_owned(),
        Problem::MoreThanPaid { left } => text::field::more_than_paid(&format::money(left)),
        Problem::WindowOver { days } => text::field::window_over(days.into()),
        Problem::SamePurchase => text::field::same_purchase().to_owned(),
        Problem::DoesNotFitKind => text::field::does_not_fit_kind().to_owned(),
    }
}

fn explain_rejection(rejection: &Rejection) -> String {
    let sentence = match rejection {
        Rejection::Invalid(_) => text::invalid(),
        Rejection::NotThere => text::not_there(),
        Rejection::InRecycleBin => text::in_recycle_bin(),
        Rejection::NothingToMerge => text::nothing_to_merge(),
        Rejection::NothingSelected => text::nothing_selected(),
        Rejection::Refused(refusal) => return explain_refusal(refusal),
        Rejection::Survey(refusal) => explain_survey_refusal(refusal),
        Rejection::NothingToUndo => text::nothing_to_undo(),
    };
    sentence.to_owned()
}

/// Why something about a survey cannot be done.
fn explain_survey_refusal(refusal: &SurveyRefusal) -> &'static str {
    use text::survey as text;
    match refusal {
        SurveyRefusal::NotSound(_) => text::not_sound(),
        SurveyRefusal::Replies(_) => text::replies(),
        SurveyRefusal::NotPublished => text::not_published(),
        SurveyRefusal::NothingChanged => text::nothing_changed(),
        SurveyRefusal::OtherSurvey => text::other_survey(),
        SurveyRefusal::NotOpen => text::not_open(),
        SurveyRefusal::AlreadyCounted => text::already_counted(),
        SurveyRefusal::LinkNotValid => text::link_not_valid(),
        SurveyRefusal::AnonymousForOne => text::anonymous_for_one(),
        SurveyRefusal::NobodyToAsk => text::nobody_to_ask(),
        SurveyRefusal::NoSuchGroup => text::no_such_group(),
        SurveyRefusal::FollowUpOver => text::follow_up_over(),
        SurveyRefusal::TooMuch { .. } => text::too_much(),
    }
}

/// Why the process, or a rule of the complaint desk, does not allow a step.
pub fn explain_refusal(refusal: &Refusal) -> String {
    use text::refusal as text;
    match refusal {
        Refusal::Archived => text::archived().to_owned(),
        Refusal::AlreadyClosed => text::already_closed().to_owned(),
        Refusal::Withdrawn => text::withdrawn().to_owned(),
        Refusal::Merged => text::merged().to_owned(),
        Refusal::AlreadyOpen => text::already_open().to_owned(),
        Refusal::WaitingForCustomer => text::waiting_for_customer().to_owned(),
        Refusal::NotWaiting => text::not_waiting().to_owned(),
        Refusal::AlreadyAcknowledged => text::already_acknowledged().to_owned(),
        Refusal::AlreadyJudged => text::already_judged().to_owned(),
        Refusal::PastThisStep => text::past_this_step().to_owned(),
        Refusal::NotYetJudged => text::not_yet_judged().to_owned(),
        Refusal::JudgedNotValid => text::judged_not_valid().to_owned(),
        Refusal::NotYetAssigned => text::not_yet_assigned().to_owned(),
        Refusal::NotYetAnalysed => text::not_yet_analysed().to_owned(),
        Refusal::NotYetProposed => text::not_yet_proposed().to_owned(),
        Refusal::NotYetApproved => text::not_yet_approved().to_owned(),
        Refusal::NotYetCarriedOut => text::not_yet_carried_out().to_owned(),
        Refusal::NotYetTold => text::not_yet_told().to_owned(),
        Refusal::CustomerNotDoneWith => text::customer_not_done_with().to_owned(),
        Refusal::NotYetClosed => text::not_yet_closed().to_owned(),
        Refusal::NotArchived => text::not_archived().to_owned(),
        Refusal::UnderWay => text::under_way().to_owned(),
        Refusal::MajorNotOnTheSpot => text::major_not_on_the_spot().to_owned(),
        Refusal::ProposalChanged => text::proposal_changed().to_owned(),
        Refusal::AboutYourself => text::about_yourself().to_owned(),
        Refusal::WhoAreYou => text::who_are_you().to_owned(),
        Refusal::DifferentCustomers => text::different_customers().to_owned(),
        Refusal::SeverityByReview => text::severity_by_review().to_owned(),
        Refusal::ReturnsNameIt => text::returns_name_it().to_owned(),
        Refusal::NothingClosed => text::nothing_closed().to_owned(),
        Refusal::PromiseOver => text::promise_over().to_owned(),
        Refusal::AboveLimit { limit, ask } => {
            let limit = format::money(*limit);
            match ask {
                Some(ask) => text::above_limit_ask(&limit, &ask.name),
                None => text::above_limit(&limit),
            }
        }
        Refusal::MajorGoesHigher { ask } => match ask {
            Some(ask) => text::major_goes_higher_ask(&ask.name),
            None => text::major_goes_higher().to_owned(),
        },
        Refusal::PromisedOtherwise { what, .. } => text::promised_otherwise(what),
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
