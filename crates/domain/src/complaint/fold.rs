use super::table::To;
use super::{Proposal, Span, Standing, Verdict};
use crate::Instant;
use crate::record::{ComplaintState, ComplaintStep, StepKind};

pub(super) fn fold<'a>(
    steps: impl IntoIterator<Item = &'a ComplaintStep>,
    merges_count: bool,
) -> Standing {
    let mut steps = steps.into_iter().collect::<Vec<_>>();
    steps.sort_by_key(|step| {
        let is_filing = step.kind == Some(StepKind::Archived);
        (step.turn, is_filing, step.at, step.id)
    });
    steps.dedup_by_key(|step| step.id);
    let mut standing = Standing::default();
    let mut clock = Instant(i64::MIN);
    for step in steps {
        standing.next_turn = standing.next_turn.max(step.turn.saturating_add(1));
        // Clocks of devices differ; in the story of one complaint time does not run back.
        clock = clock.max(step.at);
        let verdict = match step.kind {
            None => Verdict::Unknown,
            Some(StepKind::MergedInto) if !merges_count => Verdict::SameTime,
            Some(kind) => standing.take(kind, step, clock),
        };
        standing.steps.push((step.id, verdict));
    }
    standing
}

impl Standing {
    fn take(&mut self, kind: StepKind, step: &ComplaintStep, at: Instant) -> Verdict {
        if self.began_at.is_none() {
            self.began_at = Some(at);
            self.in_hand.push(Span {
                from: at,
                until: None,
            });
        }
        let answers_latest = match self.answered_by(kind) {
            Some(latest) => step.answers == Some(latest),
            None => true,
        };
        let Ok(to) = self.target(kind) else {
            return Verdict::SameTime;
        };
        if !answers_latest {
            return Verdict::SameTime;
        }
        self.learn(kind, step, at);
        self.move_to(to);
        if to == To::State(ComplaintState::Closed) {
            self.closed_at = Some(at);
        }
        self.mind_the_clock(at);
        Verdict::Counted
    }

    fn move_to(&mut self, to: To) {
        match to {
            To::Same => {}
            To::State(state) => {
                self.beneath = state;
                self.is_waiting = false;
                self.is_escalated = false;
            }
            To::Waiting => self.is_waiting = true,
            To::Resumed => self.is_waiting = false,
            To::Escalated => {
                self.is_escalated = true;
                if self.beneath == ComplaintState::Rejected {
                    self.beneath = ComplaintState::Reopened;
                    self.begin_round();
                }
            }
        }
        self.state = if self.is_waiting {
            ComplaintState::Waiting
        } else if self.is_escalated {
            ComplaintState::Escalated
        } else {
            self.beneath
        };
    }

    /// What was said to the customer before does not close what is taken up again.
    fn begin_round(&mut self) {
        self.times_reopened += 1;
        self.is_acknowledged = false;
        self.notice = None;
        self.is_told_further_ways = false;
        self.is_accepted = false;
        self.is_evaluated = false;
        self.proposal = None;
        self.proposed_by = None;
        self.approval = None;
        self.merged_into = None;
        self.closed_at = None;
    }

    fn learn(&mut self, kind: StepKind, step: &ComplaintStep, at: Instant) {
        match kind {
            StepKind::Registered => self.is_registered = true,
            StepKind::Acknowledged => self.note_acknowledged(at),
            StepKind::Triaged => {
                self.severity = step.severity.or(self.severity);
                self.is_safety_case = step.safety;
                self.is_legal_case = step.legal;
                self.is_repeat = step.repeat;
            }
            StepKind::JudgedValid => self.is_valid = Some(true),
            StepKind::JudgedNotValid => {
                self.is_valid = Some(false);
                self.proposal = None;
                self.proposed_by = None;
                self.approval = None;
            }
            StepKind::Assigned => {
                self.department.clone_from(&step.department);
                self.assignee = step.assignee;
            }
            StepKind::Analysed => self.cause = step.cause.or(self.cause),
            StepKind::Proposed => {
                self.proposal = Some((step.id, Proposal::of(step)));
                self.proposed_by = step.by;
                self.approval = None;
            }
            StepKind::Approved => self.approval = Some(step.id),
            StepKind::Notified => {
                self.notice = Some(step.id);
                self.is_told_further_ways |= step.further_ways;
                self.note_answered(at);
            }
            StepKind::Accepted => self.is_accepted = true,
            StepKind::Rejected => self.is_accepted = false,
            StepKind::Evaluated => {
                self.is_evaluated = true;
                self.satisfaction = step.satisfaction.or(self.satisfaction);
            }
            StepKind::AskedCustomer => {
                self.question = Some(step.id);
                self.note_answered(at);
            }
            StepKind::Escalated => {
                self.passed_to = step.passed_to;
                self.times_escalated += 1;
            }
            StepKind::Reopened => self.begin_round(),
            StepKind::SolvedOnTheSpot => {
                self.is_accepted = true;
                self.note_answered(at);
            }
            StepKind::MergedInto => self.merged_into = step.other,
            StepKind::SentBack => self.approval = None,
            StepKind::CarriedOut
            | StepKind::Archived
            | StepKind::Corrected
            | StepKind::CustomerAnswered
            | StepKind::Withdrawn
            | StepKind::Noted
            | StepKind::TookIn
            | StepKind::SplitOff => {}
        }
    }

    fn note_acknowledged(&mut self, at: Instant) {
        self.is_acknowledged = true;
        self.acknowledged_at.get_or_insert(at);
    }

    /// Whoever was answered knows that they were heard.
    fn note_answered(&mut self, at: Instant) {
        self.note_acknowledged(at);
        self.first_answer_at.get_or_insert(at);
    }

    fn mind_the_clock(&mut self, at: Instant) {
        use ComplaintState as S;
        let is_in_hand = !matches!(
            self.state,
            S::Waiting | S::Told | S::Accepted | S::Closed | S::Archived | S::Withdrawn | S::Merged
        );
        let running = self.in_hand.last_mut().filter(|span| span.until.is_none());
        match (running, is_in_hand) {
            (Some(span), false) => span.until = Some(at),
            (None, true) => self.in_hand.push(Span {
                from: at,
                until: None,
            }),
            _ => {}
        }
    }
}
