use crate::record::{
    CauseCode, ComplaintId, ComplaintStep, ContactWay, FailedBy, Severity, StaffId, StepId,
    StepKind, YesNo,
};
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

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Triage {
    pub severity: Option<Severity>,
    pub safety: bool,
    pub legal: bool,
    pub repeat: bool,
    pub immediate_action: String,
    pub text: String,
}

/// 原因分析: cause, five whys, both sides' statements, and the five questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub cause: Option<CauseCode>,
    pub failed_by: Option<FailedBy>,
    pub whys: Vec<String>,
    pub customer_statement: String,
    pub staff_statement: String,
    pub evidence: String,
    pub why_they_feel_so: String,
    pub what_we_did: String,
    pub is_reasonable: String,
    pub heard_before: String,
    pub what_prevents_it: String,
    pub text: String,
}

/// 处理方案: what is offered, and what it costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Codes of [`Remedy`](crate::record::Remedy).
    pub remedies: BTreeSet<String>,
    pub cost: Option<Money>,
    pub text: String,
}

impl Proposal {
    pub(super) fn of(step: &ComplaintStep) -> Self {
        Self {
            remedies: step.remedies.clone(),
            cost: step.cost,
            text: step.text.clone(),
        }
    }
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

    /// The step's fields, but for which complaint, when, by whom and in which turn.
    pub fn to_step(&self) -> ComplaintStep {
        let mut step = ComplaintStep {
            kind: Some(self.kind()),
            ..ComplaintStep::default()
        };
        match self.clone() {
            Self::Acknowledge { way, person, text } => {
                step.way = way;
                step.person = person;
                step.text = text;
            }
            Self::Triage(triage) => {
                step.severity = triage.severity;
                step.safety = triage.safety;
                step.legal = triage.legal;
                step.repeat = triage.repeat;
                step.immediate_action = triage.immediate_action;
                step.text = triage.text;
            }
            Self::Assign {
                department,
                assignee,
                text,
            } => {
                step.department = department;
                step.assignee = assignee;
                step.text = text;
            }
            Self::Analyse(analysis) => analysis.fill(&mut step),
            Self::Propose(proposal) => {
                step.remedies = proposal.remedies;
                step.cost = proposal.cost;
                step.text = proposal.text;
            }
            Self::Approve { proposal, text } => {
                step.answers = Some(proposal);
                step.text = text;
            }
            Self::SendBack { proposal, reason } => {
                step.answers = Some(proposal);
                step.text = reason;
            }
            Self::CarryOut {
                done_by,
                done_at,
                text,
            } => {
                step.done_by = done_by;
                step.done_at = done_at;
                step.text = text;
            }
            Self::Notify {
                way,
                person,
                text,
                further_ways,
            } => {
                step.way = way;
                step.person = person;
                step.text = text;
                step.further_ways = further_ways;
            }
            Self::Evaluate {
                satisfaction,
                lesson,
                old_solved,
                new_appeared,
                text,
            } => {
                step.satisfaction = satisfaction;
                step.lesson = lesson;
                step.old_solved = old_solved;
                step.new_appeared = new_appeared;
                step.text = text;
            }
            Self::Correct { corrects, text } => {
                step.corrects = corrects;
                step.text = text;
            }
            Self::AskCustomer { way, question } => {
                step.way = way;
                step.text = question;
            }
            Self::Escalate { to, reason } => {
                step.passed_to = to;
                step.text = reason;
            }
            Self::SolveOnTheSpot {
                how,
                remedies,
                cost,
            } => {
                step.text = how;
                step.remedies = remedies;
                step.cost = cost;
            }
            Self::MergeInto { other } | Self::TakeIn { other } | Self::SplitOff { other } => {
                step.other = Some(other);
            }
            Self::JudgeValid { reason: text }
            | Self::JudgeNotValid { reason: text }
            | Self::Accept { text }
            | Self::Reject { reason: text }
            | Self::Archive { text }
            | Self::CustomerAnswered { answer: text }
            | Self::Reopen { why: text }
            | Self::Withdraw { text }
            | Self::Note { text } => step.text = text,
        }
        step
    }

    /// What a step says, typed; `None` for the step that registers, and for kinds of newer builds.
    pub fn of_step(step: &ComplaintStep) -> Option<Self> {
        let text = step.text.clone();
        let proposal = step.answers.unwrap_or_default();
        let other = step.other.unwrap_or_default();
        Some(match step.kind? {
            StepKind::Registered => return None,
            StepKind::Acknowledged => Self::Acknowledge {
                way: step.way,
                person: step.person.clone(),
                text,
            },
            StepKind::Triaged => Self::Triage(Triage {
                severity: step.severity,
                safety: step.safety,
                legal: step.legal,
                repeat: step.repeat,
                immediate_action: step.immediate_action.clone(),
                text,
            }),
            StepKind::JudgedValid => Self::JudgeValid { reason: text },
            StepKind::JudgedNotValid => Self::JudgeNotValid { reason: text },
            StepKind::Assigned => Self::Assign {
                department: step.department.clone(),
                assignee: step.assignee,
                text,
            },
            StepKind::Analysed => Self::Analyse(Box::new(Analysis::of(step))),
            StepKind::Proposed => Self::Propose(Proposal::of(step)),
            StepKind::Approved => Self::Approve { proposal, text },
            StepKind::SentBack => Self::SendBack {
                proposal,
                reason: text,
            },
            StepKind::CarriedOut => Self::CarryOut {
                done_by: step.done_by,
                done_at: step.done_at,
                text,
            },
            StepKind::Notified => Self::Notify {
                way: step.way,
                person: step.person.clone(),
                text,
                further_ways: step.further_ways,
            },
            StepKind::Accepted => Self::Accept { text },
            StepKind::Rejected => Self::Reject { reason: text },
            StepKind::Evaluated => Self::Evaluate {
                satisfaction: step.satisfaction,
                lesson: step.lesson.clone(),
                old_solved: step.old_solved,
                new_appeared: step.new_appeared,
                text,
            },
            StepKind::Archived => Self::Archive { text },
            StepKind::Corrected => Self::Correct {
                corrects: step.corrects,
                text,
            },
            StepKind::AskedCustomer => Self::AskCustomer {
                way: step.way,
                question: text,
            },
            StepKind::CustomerAnswered => Self::CustomerAnswered { answer: text },
            StepKind::Escalated => Self::Escalate {
                to: step.passed_to,
                reason: text,
            },
            StepKind::Reopened => Self::Reopen { why: text },
            StepKind::Withdrawn => Self::Withdraw { text },
            StepKind::SolvedOnTheSpot => Self::SolveOnTheSpot {
                how: text,
                remedies: step.remedies.clone(),
                cost: step.cost,
            },
            StepKind::Noted => Self::Note { text },
            StepKind::MergedInto => Self::MergeInto { other },
            StepKind::TookIn => Self::TakeIn { other },
            StepKind::SplitOff => Self::SplitOff { other },
        })
    }
}

impl Analysis {
    fn of(step: &ComplaintStep) -> Self {
        Self {
            cause: step.cause,
            failed_by: step.failed_by,
            whys: step.whys.clone(),
            customer_statement: step.customer_statement.clone(),
            staff_statement: step.staff_statement.clone(),
            evidence: step.evidence.clone(),
            why_they_feel_so: step.why_they_feel_so.clone(),
            what_we_did: step.what_we_did.clone(),
            is_reasonable: step.is_reasonable.clone(),
            heard_before: step.heard_before.clone(),
            what_prevents_it: step.what_prevents_it.clone(),
            text: step.text.clone(),
        }
    }

    fn fill(self, step: &mut ComplaintStep) {
        step.cause = self.cause;
        step.failed_by = self.failed_by;
        step.whys = self.whys;
        step.customer_statement = self.customer_statement;
        step.staff_statement = self.staff_statement;
        step.evidence = self.evidence;
        step.why_they_feel_so = self.why_they_feel_so;
        step.what_we_did = self.what_we_did;
        step.is_reasonable = self.is_reasonable;
        step.heard_before = self.heard_before;
        step.what_prevents_it = self.what_prevents_it;
        step.text = self.text;
    }
}
