use super::fold;
use super::refusal::refusal;
use super::table::{To, target};
use super::{Proposal, Refusal};
use crate::Instant;
use crate::record::{
    CauseCode, ComplaintId, ComplaintState, ComplaintStep, Severity, StaffId, StepId, StepKind,
};
use serde::{Deserialize, Serialize};

/// What became of a step when the steps of all devices came together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Counted,
    /// Legal where it was made, but another device had moved the complaint meanwhile: kept and shown, without effect.
    SameTime,
    /// Of a kind that a newer build knows: kept, and passed over.
    Unknown,
}

/// A stretch of time; `until` is `None` while it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: Instant,
    pub until: Option<Instant>,
}

/// Where a complaint stands, and what has been said and done on the way there.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own; they are read one by one, not told apart"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// As it is shown: `Waiting` and `Escalated` lie over [`Standing::beneath`].
    pub state: ComplaintState,
    /// The state of the work itself.
    pub beneath: ComplaintState,
    pub is_waiting: bool,
    pub is_escalated: bool,
    /// How often it was taken up again.
    pub times_reopened: u32,
    /// Every step in the order in which they count, with what became of it.
    pub steps: Vec<(StepId, Verdict)>,
    /// The turn of the next step.
    pub next_turn: i64,
    pub is_registered: bool,
    /// In this round: since it was registered or taken up again.
    pub is_acknowledged: bool,
    /// The latest judgement.
    pub is_valid: Option<bool>,
    pub severity: Option<Severity>,
    pub is_safety_case: bool,
    pub is_legal_case: bool,
    pub is_repeat: bool,
    pub department: String,
    pub assignee: Option<StaffId>,
    pub cause: Option<CauseCode>,
    pub proposal: Option<(StepId, Proposal)>,
    /// Who proposed.
    pub proposed_by: Option<StaffId>,
    /// The step that approved the latest proposal.
    pub approval: Option<StepId>,
    /// The latest question to the customer.
    pub question: Option<StepId>,
    /// The latest word to the customer in this round.
    pub notice: Option<StepId>,
    /// The customer was told of every further way, in this round.
    pub is_told_further_ways: bool,
    pub is_accepted: bool,
    pub satisfaction: Option<u8>,
    pub is_evaluated: bool,
    /// Whom it was passed up to the last time, and how often it was.
    pub passed_to: Option<StaffId>,
    pub times_escalated: u32,
    pub merged_into: Option<ComplaintId>,
    pub acknowledged_at: Option<Instant>,
    pub first_answer_at: Option<Instant>,
    /// When the handling was finished, while it still is: not by withdrawal or merging.
    pub closed_at: Option<Instant>,
    /// When it was taken up; `None` without any step.
    pub began_at: Option<Instant>,
    /// When somebody of the shop had it in hand: not while waiting for the customer, and not once they were told, it
    /// was closed or withdrawn. The clock for the solution runs in these spans only.
    pub in_hand: Vec<Span>,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            state: ComplaintState::Registered,
            beneath: ComplaintState::Registered,
            is_waiting: false,
            is_escalated: false,
            times_reopened: 0,
            steps: Vec::new(),
            next_turn: 1,
            is_registered: false,
            is_acknowledged: false,
            is_valid: None,
            severity: None,
            is_safety_case: false,
            is_legal_case: false,
            is_repeat: false,
            department: String::new(),
            assignee: None,
            cause: None,
            proposal: None,
            proposed_by: None,
            approval: None,
            question: None,
            notice: None,
            is_told_further_ways: false,
            is_accepted: false,
            satisfaction: None,
            is_evaluated: false,
            passed_to: None,
            times_escalated: 0,
            merged_into: None,
            acknowledged_at: None,
            first_answer_at: None,
            closed_at: None,
            began_at: None,
            in_hand: Vec::new(),
        }
    }
}

impl Standing {
    /// Where a complaint stands after these steps, in whatever order they come, and however often.
    ///
    /// They count by turn, then by time, then by identity. A step's turn is one more than the greatest its author had
    /// seen, so a step comes after everything it was made upon even when a clock was wrong. Of steps made at the same
    /// time, filing away comes last: the customer's word goes before it. A step moves the complaint when the table
    /// knows the move from where it stands by then, what it answers is still the latest of its kind, and nothing else
    /// in [`Standing::allows`] is against it.
    pub fn of<'a>(steps: impl IntoIterator<Item = &'a ComplaintStep>) -> Self {
        fold::fold(steps, true)
    }

    /// As [`Standing::of`], as if it had never been merged into another complaint: what counts for the one that is
    /// left over when two devices merged two complaints into each other (see [`super::standing_among`]).
    pub fn unmerged<'a>(steps: impl IntoIterator<Item = &'a ComplaintStep>) -> Self {
        fold::fold(steps, false)
    }

    /// Whether the process allows a step of this kind now. Who makes it is asked by [`super::Authority`].
    pub fn allows(&self, step: StepKind) -> Result<(), Refusal> {
        self.target(step).map(|_| ())
    }

    /// Every kind of step that can be made now, in the order of the process.
    pub fn next_steps(&self) -> impl Iterator<Item = StepKind> {
        let kinds = StepKind::ALL.iter().copied();
        kinds.filter(|kind| *kind != StepKind::Registered && self.allows(*kind).is_ok())
    }

    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Steps that another device's step left without effect: worth a look, and perhaps made again.
    pub fn same_time(&self) -> impl Iterator<Item = StepId> {
        let steps = self.steps.iter();
        steps
            .filter(|(_, verdict)| *verdict == Verdict::SameTime)
            .map(|(step, _)| *step)
    }

    /// The step that a step of this kind answers; the kinds that answer nothing have none.
    pub fn answered_by(&self, step: StepKind) -> Option<StepId> {
        match step {
            StepKind::Approved | StepKind::SentBack => self.proposal.as_ref().map(|(id, _)| *id),
            StepKind::CarriedOut => self.approval,
            StepKind::Accepted | StepKind::Rejected => self.notice,
            StepKind::CustomerAnswered => self.question,
            _ => None,
        }
    }

    pub(super) fn target(&self, step: StepKind) -> Result<To, Refusal> {
        // Over waiting nothing is done; an escalated one is worked on as it was.
        let state = if self.is_waiting {
            ComplaintState::Waiting
        } else {
            self.beneath
        };
        let to = target(state, step).ok_or_else(|| refusal(state, step))?;
        match step {
            StepKind::Registered if self.is_registered => Err(Refusal::PastThisStep),
            StepKind::Acknowledged if self.is_acknowledged => Err(Refusal::AlreadyAcknowledged),
            StepKind::Assigned if self.is_valid == Some(false) => Err(Refusal::JudgedNotValid),
            StepKind::Assigned if self.is_valid.is_none() => Err(Refusal::NotYetJudged),
            StepKind::Evaluated if state == ComplaintState::Closed => Ok(to),
            StepKind::Evaluated if !self.is_accepted && !self.is_told_further_ways => {
                Err(Refusal::CustomerNotDoneWith)
            }
            _ => Ok(to),
        }
    }
}

impl ComplaintState {
    /// Where a complaint stands after these steps.
    pub fn after<'a>(steps: impl IntoIterator<Item = &'a ComplaintStep>) -> Self {
        Standing::of(steps).state
    }
}
