//! A complaint as its steps, made one upon the other; what the other tests tell their stories with.

use crate::complaint::{Analysis, Move, Proposal, Standing, Triage};
use crate::record::{
    CauseCode, ComplaintState, ComplaintStep, Severity, StaffId, StepId, StepKind,
};
use crate::{Id, Instant, Money};
use std::collections::BTreeSet;

/// Where a device keeps what it knows of one complaint.
#[derive(Clone, Debug, Default)]
pub(super) struct Device {
    pub(super) steps: Vec<ComplaintStep>,
    pub(super) clock: i64,
    next_id: u128,
}

impl Device {
    /// With the complaint registered. Devices of different names make different identities.
    pub(super) fn new(name: u128) -> Self {
        let mut device = Self {
            next_id: name << 64,
            ..Self::default()
        };
        device.put(ComplaintStep {
            id: StepId(Id(1)),
            kind: Some(StepKind::Registered),
            turn: 1,
            ..ComplaintStep::default()
        });
        device
    }

    fn put(&mut self, step: ComplaintStep) {
        self.steps.push(step);
    }

    pub(super) fn standing(&self) -> Standing {
        Standing::of(&self.steps)
    }

    /// Makes a move if the process allows it; false if not.
    pub(super) fn make(&mut self, made: &Move) -> bool {
        let standing = self.standing();
        if standing.allows(made.kind()).is_err() {
            return false;
        }
        self.clock += Instant::MINUTE;
        self.next_id += 1;
        let step = ComplaintStep {
            id: StepId(Id(self.next_id)),
            at: Instant(self.clock),
            by: Some(StaffId(Id(7))),
            turn: standing.next_turn,
            answers: standing.answered_by(made.kind()),
            ..made.to_step()
        };
        self.put(step);
        true
    }

    /// Makes moves that all must be legal.
    #[track_caller]
    pub(super) fn tell(&mut self, moves: &[StepKind]) -> ComplaintState {
        for kind in moves {
            let refused = self.standing().allows(*kind);
            assert!(self.make(&sample(*kind)), "{kind:?}: {refused:?}");
        }
        self.standing().state
    }
}

/// A move of each kind, with something in every place.
pub(super) fn sample(kind: StepKind) -> Move {
    let text = || "说明".to_owned();
    match kind {
        StepKind::Registered | StepKind::Noted => Move::Note { text: text() },
        StepKind::Acknowledged => Move::Acknowledge {
            way: None,
            person: text(),
            text: text(),
        },
        StepKind::Triaged => Move::Triage(Triage {
            severity: Some(Severity::Major),
            safety: true,
            ..Triage::default()
        }),
        StepKind::JudgedValid => Move::JudgeValid { reason: text() },
        StepKind::JudgedNotValid => Move::JudgeNotValid { reason: text() },
        StepKind::Assigned => Move::Assign {
            department: text(),
            assignee: Some(StaffId(Id(8))),
            text: text(),
        },
        StepKind::Analysed => Move::Analyse(Box::new(Analysis {
            cause: Some(CauseCode::Delay),
            whys: vec![text()],
            ..Analysis::default()
        })),
        StepKind::Proposed => Move::Propose(Proposal {
            remedies: BTreeSet::from(["refund".to_owned()]),
            cost: Some(Money(500)),
            text: text(),
        }),
        StepKind::Approved => Move::Approve {
            proposal: StepId(Id(3)),
            text: text(),
        },
        StepKind::SentBack => Move::SendBack {
            proposal: StepId(Id(3)),
            reason: text(),
        },
        StepKind::CarriedOut => Move::CarryOut {
            done_by: Some(StaffId(Id(9))),
            done_at: Some(Instant(5)),
            text: text(),
        },
        StepKind::Notified => Move::Notify {
            way: None,
            person: text(),
            text: text(),
            further_ways: false,
        },
        StepKind::Accepted => Move::Accept { text: text() },
        StepKind::Rejected => Move::Reject { reason: text() },
        StepKind::Evaluated => Move::Evaluate {
            satisfaction: Some(4),
            lesson: text(),
            old_solved: None,
            new_appeared: None,
            text: text(),
        },
        StepKind::Archived => Move::Archive { text: text() },
        StepKind::Corrected => Move::Correct {
            corrects: Some(StepId(Id(1))),
            text: text(),
        },
        StepKind::AskedCustomer => Move::AskCustomer {
            way: None,
            question: text(),
        },
        StepKind::CustomerAnswered => Move::CustomerAnswered { answer: text() },
        StepKind::Escalated => Move::Escalate {
            to: Some(StaffId(Id(10))),
            reason: text(),
        },
        StepKind::Reopened => Move::Reopen { why: text() },
        StepKind::Withdrawn => Move::Withdraw { text: text() },
        StepKind::SolvedOnTheSpot => Move::SolveOnTheSpot {
            how: text(),
            remedies: BTreeSet::new(),
            cost: Some(Money(1)),
        },
        StepKind::MergedInto => Move::MergeInto {
            other: crate::record::ComplaintId(Id(77)),
        },
        StepKind::TookIn => Move::TakeIn {
            other: crate::record::ComplaintId(Id(78)),
        },
        StepKind::SplitOff => Move::SplitOff {
            other: crate::record::ComplaintId(Id(79)),
        },
    }
}

/// The customer was told of every further way.
pub(super) fn told_further_ways() -> Move {
    Move::Notify {
        way: None,
        person: String::new(),
        text: "消费者协会 12315".to_owned(),
        further_ways: true,
    }
}
