use super::{Analysis, Move, Proposal, Triage};
use crate::record::{ComplaintStep, StepKind};

impl Move {
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
