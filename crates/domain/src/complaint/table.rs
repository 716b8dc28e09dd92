use crate::record::{ComplaintState, StepKind};
use ComplaintState as S;
use StepKind as K;

/// One line of the process: a kind of step, the states in which it may be made, and the state it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub step: StepKind,
    pub from: &'static [ComplaintState],
    pub to: To,
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Something is noted; the complaint stays where it is.
    Same,
    State(ComplaintState),
    /// The clock stands still until the customer answers; then it goes on from where it was.
    Waiting,
    /// Back to where it was before it waited.
    Resumed,
    /// Somebody higher up takes it in hand. What could be done before can still be done; a rejected one is taken up
    /// again from the start.
    Escalated,
}

/// Every state in which work on a complaint goes on.
const WORK: &[S] = &[
    S::Registered,
    S::Acknowledged,
    S::Valid,
    S::NotValid,
    S::Assigned,
    S::Investigated,
    S::Proposed,
    S::SentBack,
    S::Approved,
    S::CarriedOut,
    S::Told,
    S::Accepted,
    S::Rejected,
    S::Reopened,
];

/// The same, and while it waits for the customer.
const OPEN: &[S] = &[
    S::Registered,
    S::Acknowledged,
    S::Valid,
    S::NotValid,
    S::Assigned,
    S::Investigated,
    S::Proposed,
    S::SentBack,
    S::Approved,
    S::CarriedOut,
    S::Told,
    S::Accepted,
    S::Rejected,
    S::Reopened,
    S::Waiting,
];

const fn rule(step: StepKind, from: &'static [S], to: To) -> Rule {
    Rule { step, from, to }
}

/// Every legal move, and no other. An escalated complaint allows what the state beneath allows.
///
/// What depends on more than the state (an approval belongs to the latest proposal, nothing closes before the customer
/// accepted or was told of every further way, …) is asked by [`super::Standing::allows`].
pub const MOVES: &[Rule] = &[
    rule(K::Registered, &[S::Registered], To::Same),
    rule(
        K::Acknowledged,
        &[S::Registered],
        To::State(S::Acknowledged),
    ),
    rule(
        K::Acknowledged,
        &[
            S::Valid,
            S::NotValid,
            S::Assigned,
            S::Investigated,
            S::Proposed,
            S::SentBack,
            S::Reopened,
        ],
        To::Same,
    ),
    rule(
        K::Triaged,
        &[
            S::Registered,
            S::Acknowledged,
            S::Valid,
            S::Assigned,
            S::Investigated,
            S::Proposed,
            S::SentBack,
            S::Reopened,
        ],
        To::Same,
    ),
    rule(
        K::JudgedValid,
        &[S::Registered, S::Acknowledged, S::NotValid, S::Reopened],
        To::State(S::Valid),
    ),
    rule(
        K::JudgedNotValid,
        &[
            S::Registered,
            S::Acknowledged,
            S::Valid,
            S::Assigned,
            S::Investigated,
            S::Reopened,
        ],
        To::State(S::NotValid),
    ),
    rule(
        K::Assigned,
        &[
            S::Valid,
            S::Assigned,
            S::Investigated,
            S::SentBack,
            S::Reopened,
        ],
        To::State(S::Assigned),
    ),
    rule(
        K::Analysed,
        &[S::Assigned, S::Investigated, S::SentBack],
        To::State(S::Investigated),
    ),
    rule(
        K::Proposed,
        &[S::Investigated, S::Proposed, S::SentBack],
        To::State(S::Proposed),
    ),
    rule(K::Approved, &[S::Proposed], To::State(S::Approved)),
    rule(K::SentBack, &[S::Proposed], To::State(S::SentBack)),
    rule(K::CarriedOut, &[S::Approved], To::State(S::CarriedOut)),
    rule(
        K::Notified,
        &[S::CarriedOut, S::NotValid],
        To::State(S::Told),
    ),
    rule(K::Notified, &[S::Told, S::Rejected], To::Same),
    rule(K::Accepted, &[S::Told, S::Rejected], To::State(S::Accepted)),
    rule(K::Rejected, &[S::Told], To::State(S::Rejected)),
    rule(
        K::Evaluated,
        &[S::Accepted, S::Told, S::Rejected],
        To::State(S::Closed),
    ),
    rule(K::Evaluated, &[S::Closed], To::Same),
    rule(
        K::Archived,
        &[S::Closed, S::Withdrawn, S::Merged],
        To::State(S::Archived),
    ),
    rule(K::Corrected, &[S::Archived], To::Same),
    rule(K::AskedCustomer, WORK, To::Waiting),
    rule(K::CustomerAnswered, &[S::Waiting], To::Resumed),
    rule(K::Escalated, WORK, To::Escalated),
    rule(
        K::Reopened,
        &[S::Rejected, S::Accepted, S::Closed, S::Withdrawn, S::Merged],
        To::State(S::Reopened),
    ),
    rule(K::Withdrawn, OPEN, To::State(S::Withdrawn)),
    rule(
        K::SolvedOnTheSpot,
        &[S::Registered, S::Acknowledged, S::Reopened],
        To::State(S::Closed),
    ),
    rule(K::MergedInto, OPEN, To::State(S::Merged)),
    rule(K::TookIn, OPEN, To::Same),
    rule(K::SplitOff, OPEN, To::Same),
    rule(K::Noted, OPEN, To::Same),
    rule(K::Noted, &[S::Closed, S::Withdrawn], To::Same),
];

/// Where a step of this kind leads from `state`; `None` when the process knows no such move.
pub(super) fn target(state: ComplaintState, step: StepKind) -> Option<To> {
    let mut rules = MOVES.iter().filter(|rule| rule.step == step);
    rules
        .find(|rule| rule.from.contains(&state))
        .map(|rule| rule.to)
}
