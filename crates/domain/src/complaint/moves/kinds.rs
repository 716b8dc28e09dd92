use super::{Analysis, Proposal, Triage};
use crate::record::{ComplaintId, ContactWay, StaffId, StepId, StepKind, YesNo};
use crate::{Instant, Money};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A step before it is made: its kind, with what belongs to it and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Move {
    /// 告知: the customer knows that it was received.
    Acknowledge {
        way: Option<ContactWay>,
        person: String,
        text: String,
    },
    /// 初步评审.
    Triage(Triage),
    JudgeValid {
        reason: String,
    },
    JudgeNotValid {
        reason: String,
    },
    Assign {
        department: String,
        assignee: Option<StaffId>,
        text: String,
    },
    Analyse(Box<Analysis>),
    Propose(Proposal),
    /// Of the proposal that was looked at, so that nobody approves one that was changed meanwhile.
    Approve {
        proposal: StepId,
        text: String,
    },
    SendBack {
        proposal: StepId,
        reason: String,
    },
    CarryOut {
        done_by: Option<StaffId>,
        done_at: Option<Instant>,
        text: String,
    },
    Notify {
        way: Option<ContactWay>,
        person: String,
        text: String,
        /// The customer was told of every further way open to them.
        further_ways: bool,
    },
    Accept {
        text: String,
    },
    Reject {
        reason: String,
    },
    Evaluate {
        /// With the handling, 1 to 5.
        satisfaction: Option<u8>,
        lesson: String,
        old_solved: Option<YesNo>,
        new_appeared: Option<YesNo>,
        text: String,
    },
    Archive {
        text: String,
    },
    Correct {
        corrects: Option<StepId>,
        text: String,
    },
    AskCustomer {
        way: Option<ContactWay>,
        question: String,
    },
    CustomerAnswered {
        answer: String,
    },
    Escalate {
        to: Option<StaffId>,
        reason: String,
    },
    Reopen {
        why: String,
    },
    Withdraw {
        text: String,
    },
    SolveOnTheSpot {
        how: String,
        remedies: BTreeSet<String>,
        cost: Option<Money>,
    },
    Note {
        text: String,
    },
    /// Made by merging complaints, not by itself.
    MergeInto {
        other: ComplaintId,
    },
    /// Made by merging complaints, not by itself.
    TakeIn {
        other: ComplaintId,
    },
    /// Made by splitting a complaint, not by itself.
    SplitOff {
        other: ComplaintId,
    },
}

impl Move {
    pub fn kind(&self) -> StepKind {
        match self {
            Self::Acknowledge { .. } => StepKind::Acknowledged,
            Self::Triage(_) => StepKind::Triaged,
            Self::JudgeValid { .. } => StepKind::JudgedValid,
            Self::JudgeNotValid { .. } => StepKind::JudgedNotValid,
            Self::Assign { .. } => StepKind::Assigned,
            Self::Analyse(_) => StepKind::Analysed,
            Self::Propose(_) => StepKind::Proposed,
            Self::Approve { .. } => StepKind::Approved,
            Self::SendBack { .. } => StepKind::SentBack,
            Self::CarryOut { .. } => StepKind::CarriedOut,
            Self::Notify { .. } => StepKind::Notified,
            Self::Accept { .. } => StepKind::Accepted,
            Self::Reject { .. } => StepKind::Rejected,
            Self::Evaluate { .. } => StepKind::Evaluated,
            Self::Archive { .. } => StepKind::Archived,
            Self::Correct { .. } => StepKind::Corrected,
            Self::AskCustomer { .. } => StepKind::AskedCustomer,
            Self::CustomerAnswered { .. } => StepKind::CustomerAnswered,
            Self::Escalate { .. } => StepKind::Escalated,
            Self::Reopen { .. } => StepKind::Reopened,
            Self::Withdraw { .. } => StepKind::Withdrawn,
            Self::SolveOnTheSpot { .. } => StepKind::SolvedOnTheSpot,
            Self::Note { .. } => StepKind::Noted,
            Self::MergeInto { .. } => StepKind::MergedInto,
            Self::TakeIn { .. } => StepKind::TookIn,
            Self::SplitOff { .. } => StepKind::SplitOff,
        }
    }
}
