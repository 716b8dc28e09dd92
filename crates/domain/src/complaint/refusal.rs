use super::Approver;
use crate::Money;
use crate::record::{ComplaintState, PromiseId, StepKind};
use serde::{Deserialize, Serialize};

/// Why a move cannot be made. Each tells what to do instead; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("archived: only corrections can be added")]
    Archived,
    #[error("closed already")]
    AlreadyClosed,
    #[error("withdrawn by the customer")]
    Withdrawn,
    #[error("goes on in another complaint")]
    Merged,
    #[error("open already")]
    AlreadyOpen,
    #[error("waiting for the customer's answer")]
    WaitingForCustomer,
    #[error("nothing was asked of the customer")]
    NotWaiting,
    /// Told once already that it was received.
    #[error("acknowledged already")]
    AlreadyAcknowledged,
    #[error("judged already")]
    AlreadyJudged,
    /// The process is past this step.
    #[error("past this step")]
    PastThisStep,
    #[error("not judged yet")]
    NotYetJudged,
    #[error("judged as not valid")]
    JudgedNotValid,
    #[error("nobody is responsible for it yet")]
    NotYetAssigned,
    #[error("the cause is not found yet")]
    NotYetAnalysed,
    #[error("nothing is proposed yet")]
    NotYetProposed,
    #[error("not approved yet")]
    NotYetApproved,
    #[error("not carried out yet")]
    NotYetCarriedOut,
    #[error("the customer was not told yet")]
    NotYetTold,
    /// Neither accepted, nor told of every further way.
    #[error("the customer has not accepted, and was not told of every further way")]
    CustomerNotDoneWith,
    #[error("not closed yet")]
    NotYetClosed,
    #[error("only archived complaints are corrected")]
    NotArchived,
    /// Past the first steps, it goes the whole way.
    #[error("under way already, no longer solved on the spot")]
    UnderWay,
    #[error("a major complaint is not solved on the spot")]
    MajorNotOnTheSpot,
    /// The proposal was changed since it was looked at.
    #[error("the proposal was changed since")]
    ProposalChanged,
    /// The person complained about neither judges nor approves.
    #[error("it is about the person who works here")]
    AboutYourself,
    #[error("nobody is chosen as working on this device")]
    WhoAreYou,
    #[error("the cost is above the limit of the role")]
    AboveLimit { limit: Money, ask: Option<Approver> },
    #[error("major complaints are approved higher up")]
    MajorGoesHigher { ask: Option<Approver> },
    /// Only complaints of one customer are merged.
    #[error("complaints of different customers")]
    DifferentCustomers,
    /// Beside a promise that is open.
    #[error("an open promise says something else")]
    PromisedOtherwise {
        /// The open one; naming it in the command says that it was seen.
        promise: PromiseId,
        what: String,
    },
    /// The severity was set when it was reviewed, and changes by another review.
    #[error("the severity is set by a review")]
    SeverityByReview,
    /// Goods that came back for it are recorded with the customer it has.
    #[error("goods came back from this customer for it")]
    ReturnsNameIt,
    #[error("no complaint was closed in that time")]
    NothingClosed,
    /// The promise has come to its end.
    #[error("the promise has an outcome already")]
    PromiseOver,
}

/// Why the table knows no such move from here.
pub(super) fn refusal(state: ComplaintState, step: StepKind) -> Refusal {
    use ComplaintState as S;
    use StepKind as K;
    match (state, step) {
        (S::Archived, _) => Refusal::Archived,
        (_, K::Corrected) => Refusal::NotArchived,
        (S::Merged, _) => Refusal::Merged,
        (S::Withdrawn, _) => Refusal::Withdrawn,
        (S::Closed, _) => Refusal::AlreadyClosed,
        (_, K::Reopened) => Refusal::AlreadyOpen,
        (_, K::Archived) => Refusal::NotYetClosed,
        (S::Waiting, _) => Refusal::WaitingForCustomer,
        (_, K::CustomerAnswered) => Refusal::NotWaiting,
        (S::Acknowledged, K::Acknowledged) => Refusal::AlreadyAcknowledged,
        (S::Valid | S::NotValid, K::JudgedValid | K::JudgedNotValid) => Refusal::AlreadyJudged,
        (S::NotValid, K::Assigned | K::Analysed | K::Proposed | K::Approved | K::CarriedOut) => {
            Refusal::JudgedNotValid
        }
        (_, K::SolvedOnTheSpot) => Refusal::UnderWay,
        (_, K::Evaluated) => Refusal::CustomerNotDoneWith,
        _ if progress(state) < needed(step) => missing(state),
        _ => Refusal::PastThisStep,
    }
}

/// How far a state is along the process, in steps.
fn progress(state: ComplaintState) -> u8 {
    use ComplaintState as S;
    match state {
        S::Registered | S::Acknowledged | S::Reopened | S::Waiting | S::Escalated => 1,
        S::Valid | S::NotValid => 2,
        S::Assigned => 3,
        S::Investigated | S::SentBack => 4,
        S::Proposed => 5,
        S::Approved => 6,
        S::CarriedOut => 7,
        S::Told => 8,
        S::Accepted | S::Rejected | S::Closed | S::Archived | S::Withdrawn | S::Merged => 9,
    }
}

/// How far the process must be for a step.
fn needed(step: StepKind) -> u8 {
    use StepKind as K;
    match step {
        K::Assigned => 2,
        K::Analysed => 3,
        K::Proposed => 4,
        K::Approved | K::SentBack => 5,
        K::CarriedOut => 6,
        K::Notified => 7,
        K::Accepted | K::Rejected => 8,
        _ => 0,
    }
}

/// What comes next, from the user's side: what is missing.
fn missing(state: ComplaintState) -> Refusal {
    use ComplaintState as S;
    match state {
        S::NotValid => Refusal::JudgedNotValid,
        S::Valid => Refusal::NotYetAssigned,
        S::Assigned => Refusal::NotYetAnalysed,
        S::Investigated | S::SentBack => Refusal::NotYetProposed,
        S::Proposed => Refusal::NotYetApproved,
        S::Approved => Refusal::NotYetCarriedOut,
        S::CarriedOut => Refusal::NotYetTold,
        _ => Refusal::NotYetJudged,
    }
}
