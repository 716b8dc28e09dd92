use domain::complaint::Standing;
use domain::record::{ComplaintState, StepKind};

/// What can be done at this point of the process, the usual first. Only what the process allows now.
pub(super) fn usual_steps(standing: &Standing) -> Vec<StepKind> {
    use ComplaintState as S;
    use StepKind as K;
    let state = if standing.is_waiting {
        S::Waiting
    } else {
        standing.beneath
    };
    let wanted: &[StepKind] = match state {
        S::Registered | S::Escalated => &[
            K::Acknowledged,
            K::Triaged,
            K::JudgedValid,
            K::JudgedNotValid,
            K::SolvedOnTheSpot,
        ],
        S::Acknowledged | S::Reopened => &[
            K::JudgedValid,
            K::JudgedNotValid,
            K::Triaged,
            K::SolvedOnTheSpot,
            K::Assigned,
        ],
        S::Valid => &[K::Assigned, K::Triaged],
        S::NotValid => &[K::Notified, K::JudgedValid],
        S::Assigned => &[K::Analysed, K::Assigned],
        S::Investigated | S::SentBack => &[K::Proposed, K::Analysed],
        S::Proposed => &[K::Approved, K::SentBack, K::Proposed],
        S::Approved => &[K::CarriedOut],
        S::CarriedOut => &[K::Notified],
        S::Told => &[K::Accepted, K::Rejected, K::Notified, K::Evaluated],
        S::Rejected => &[
            K::Reopened,
            K::Escalated,
            K::Notified,
            K::Accepted,
            K::Evaluated,
        ],
        S::Accepted => &[K::Evaluated, K::Reopened],
        S::Closed => &[K::Archived, K::Evaluated, K::Reopened],
        S::Waiting => &[K::CustomerAnswered, K::Withdrawn],
        S::Withdrawn | S::Merged => &[K::Archived, K::Reopened],
        S::Archived => &[K::Corrected],
    };
    wanted
        .iter()
        .copied()
        .filter(|kind| standing.allows(*kind).is_ok())
        .collect()
}

/// Lesser moves, beside the straight way.
pub(super) const SIDE_STEPS: [StepKind; 8] = [
    StepKind::AskedCustomer,
    StepKind::CustomerAnswered,
    StepKind::Escalated,
    StepKind::Noted,
    StepKind::Withdrawn,
    StepKind::Reopened,
    StepKind::Archived,
    StepKind::Corrected,
];

/// The eight steps of the process, and the step that each of them is made with.
pub(super) const EIGHT: [StepKind; 8] = [
    StepKind::Registered,
    StepKind::JudgedValid,
    StepKind::Assigned,
    StepKind::Analysed,
    StepKind::Proposed,
    StepKind::Approved,
    StepKind::CarriedOut,
    StepKind::Evaluated,
];

/// Which of the eight is next, counted from 1; 9 when all are done, 0 when it ended on the way.
pub(super) fn place(standing: &Standing) -> usize {
    use ComplaintState as S;
    match standing.beneath {
        S::Registered | S::Acknowledged | S::Reopened | S::Waiting | S::Escalated => 2,
        S::Valid => 3,
        S::Assigned => 4,
        S::Investigated | S::SentBack => 5,
        S::Proposed => 6,
        S::NotValid | S::Approved | S::CarriedOut | S::Told | S::Rejected => 7,
        S::Accepted => 8,
        S::Closed | S::Archived => 9,
        S::Withdrawn | S::Merged => 0,
    }
}
