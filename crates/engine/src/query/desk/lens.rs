use super::{Desk, Entry};
use crate::state::{State, today};
use api::{AuditFound, AuditPick, Moment, Only, RecoveryGroup, SolvedWithin, TrendSpeed};
use domain::audit::outcome;
use domain::complaint::{ClockState, Escalation, Verdict};
use domain::record::{
    AuditCase, ComplaintId, ComplaintState, ComplaintStep, FailedBy, Promise, PromiseOutcome,
    Staff, StaffId, StepKind, YesNo,
};
use domain::{Day, Instant, Money};
use metrics::worth::{RecoveryRule, RecoverySpeed};
use std::collections::{BTreeMap, BTreeSet};

/// Whoever complained yesterday had no time to come back: only complaints at least so old count for recovery.
const RECOVERY_DAYS: i32 = 90;

/// What is asked of a complaint, said once for the figures and for the lists behind them: so that a list shows exactly
/// what was counted.
pub(super) struct Lens<'a> {
    pub(super) state: &'a State,
    pub(super) desk: &'a Desk,
    moment: &'a Moment,
    today: Day,
    rule: RecoveryRule,
    staff: Vec<Staff>,
    broken: BTreeSet<ComplaintId>,
}

/// Who failed, and what came of the handling.
#[derive(Clone, Copy)]
pub(super) struct Failure {
    pub(super) by: FailedBy,
    /// `None` when nobody said.
    pub(super) is_old_solved: Option<bool>,
    pub(super) has_new_appeared: Option<bool>,
}

impl<'a> Lens<'a> {
    pub(super) fn new(state: &'a State, desk: &'a Desk, moment: &'a Moment) -> Self {
        let day = today(moment);
        let broken = state
            .present::<Promise>()
            .filter(|(_, promise)| is_broken(promise, day))
            .filter_map(|(_, promise)| promise.complaint);
        Self {
            state,
            desk,
            moment,
            today: day,
            rule: state.trend_rule(day),
            staff: state.present().map(|(_, staff)| staff).collect(),
            broken: broken.collect(),
        }
    }

    /// `None` while it is not decided.
    pub(super) fn in_time(&self, only: Only, entry: &Entry) -> Option<bool> {
        let clocks = self.desk.clocks(entry);
        let clock = match only {
            Only::AcknowledgedInTime | Only::AcknowledgedOrLate => clocks.acknowledge,
            Only::AnsweredInTime | Only::AnsweredOrLate => clocks.first_answer,
            _ => clocks.solve,
        };
        match clock.state {
            ClockState::Met => Some(true),
            ClockState::MetLate | ClockState::Late => Some(false),
            ClockState::Running
            | ClockState::NearlyLate
            | ClockState::Paused
            | ClockState::Ended => None,
        }
    }

    pub(super) fn is(&self, only: Only, entry: &Entry, recovery: Option<RecoveryGroup>) -> bool {
        let Entry {
            complaint,
            standing,
            ..
        } = entry;
        let pressing = || self.desk.clocks(entry).most_pressing().copied();
        match only {
            Only::Open => standing.is_open(),
            Only::Mine => self.moment.staff.is_some_and(|staff| is_of(entry, staff)),
            Only::Late => pressing().is_some_and(|clock| clock.state == ClockState::Late),
            Only::NearlyLate => pressing().is_some(),
            Only::Pressing => self.is_pressing(entry),
            Only::Repeats => standing.is_repeat || complaint.repeat_of.is_some(),
            Only::Reopened => standing.times_reopened > 0,
            Only::Counted => standing.state != ComplaintState::Merged,
            Only::Closed => entry.closed_day.is_some(),
            Only::AcknowledgedInTime | Only::AnsweredInTime | Only::SolvedInTime => {
                self.in_time(only, entry) == Some(true)
            }
            Only::AcknowledgedOrLate | Only::AnsweredOrLate | Only::SolvedOrLate => {
                self.in_time(only, entry).is_some()
            }
            Only::WithCost => self.cost(entry).is_some(),
            Only::Rated => standing.satisfaction.is_some(),
            Only::OldSolved => self.is_old_solved(entry) == Some(true),
            Only::OldNotSolved => self.is_old_solved(entry) == Some(false),
            Only::NewAppeared => self.has_new_appeared(entry) == Some(true),
            Only::NothingNew => self.has_new_appeared(entry) == Some(false),
            Only::CameBack => recovery.is_some_and(|group| self.came_back(group, entry)),
        }
    }

    /// Somebody has to look at it today, whatever the reason.
    pub(super) fn is_pressing(&self, entry: &Entry) -> bool {
        entry.standing.is_open()
            && (self.desk.clocks(entry).most_pressing().is_some()
                || self.is_promise_broken(entry)
                || entry.standing.is_escalated
                || self.escalation(entry).is_some())
    }

    pub(super) fn is_promise_broken(&self, entry: &Entry) -> bool {
        self.broken.contains(&entry.complaint.id)
    }

    pub(super) fn escalation(&self, entry: &Entry) -> Option<Escalation> {
        self.desk.escalation(entry, &self.staff)
    }

    /// The remedy's cost: of the latest proposal, or of the solution on the spot.
    pub(super) fn cost(&self, entry: &Entry) -> Option<Money> {
        match &entry.standing.proposal {
            Some((_, proposal)) => proposal.cost,
            None => self.latest(entry, StepKind::SolvedOnTheSpot)?.cost,
        }
    }

    /// As the last analysis and the last evaluation say; `None` when nobody said who failed.
    pub(super) fn failure(&self, entry: &Entry) -> Option<Failure> {
        let by = self.latest(entry, StepKind::Analysed)?.failed_by?;
        let evaluated = self.latest(entry, StepKind::Evaluated);
        let says = |answer: fn(&ComplaintStep) -> Option<YesNo>| {
            let said = evaluated.as_ref().and_then(answer);
            said.map(|answer| answer == YesNo::Yes)
        };
        Some(Failure {
            by,
            is_old_solved: says(|step| step.old_solved),
            has_new_appeared: says(|step| step.new_appeared),
        })
    }

    fn is_old_solved(&self, entry: &Entry) -> Option<bool> {
        self.failure(entry)?.is_old_solved
    }

    fn has_new_appeared(&self, entry: &Entry) -> Option<bool> {
        self.failure(entry)?.has_new_appeared
    }

    /// The last step of this kind that counts.
    fn latest(&self, entry: &Entry, kind: StepKind) -> Option<ComplaintStep> {
        let counts = |step: &ComplaintStep| {
            let mut verdicts = entry.standing.steps.iter();
            verdicts.any(|(id, verdict)| *id == step.id && *verdict == Verdict::Counted)
        };
        let steps = self.state.steps(entry.complaint.id).into_iter().rev();
        let mut steps = steps.filter(|step| step.kind == Some(kind));
        steps.find(counts)
    }

    /// How soon it was solved, by the desk's own figures; `None` when it is too recent to be counted.
    pub(super) fn solved_within(&self, entry: &Entry) -> Option<SolvedWithin> {
        if self.today.since(entry.day) < RECOVERY_DAYS {
            return None;
        }
        let took = self.desk.clocks(entry).solve.met_at;
        Some(match took.map(|at| at.0 - entry.complaint.at.0) {
            Some(took) if took <= Instant::DAY => SolvedWithin::Day,
            Some(took) if took <= 7 * Instant::DAY => SolvedWithin::Week,
            Some(_) => SolvedWithin::Longer,
            None => SolvedWithin::NotSolved,
        })
    }

    /// Counted for this group.
    pub(super) fn is_in(&self, group: RecoveryGroup, entry: &Entry) -> bool {
        match group {
            RecoveryGroup::Desk(speed) => self.solved_within(entry) == Some(speed),
            RecoveryGroup::Trend(speed) => self
                .state
                .trend_case(entry, self.moment)
                .filter(|case| self.rule.is_watched(*case))
                .is_some_and(|case| self.rule.speed(case) == trend_speed(speed)),
        }
    }

    /// The customer bought again, as this group counts it.
    pub(super) fn came_back(&self, group: RecoveryGroup, entry: &Entry) -> bool {
        let Some(customer) = self.state.customer_number(entry.complaint.customer) else {
            return false;
        };
        let purchases = &self.state.index.purchases;
        let mut days = purchases.of(customer).map(|row| purchases.day(row));
        match group {
            RecoveryGroup::Desk(_) => {
                let solved = self.desk.clocks(entry).solve.met_at;
                let after = solved.map_or(entry.day, |at| at.day(self.moment.offset_minutes));
                days.any(|day| Day(day) > after)
            }
            RecoveryGroup::Trend(_) => self
                .state
                .trend_case(entry, self.moment)
                .is_some_and(|case| days.any(|day| self.rule.is_return(case, day))),
        }
    }

    /// The audit's record of each complaint drawn for it.
    pub(super) fn audited(&self, pick: AuditPick) -> BTreeMap<ComplaintId, AuditCase> {
        let cases = self.state.present::<AuditCase>().map(|(_, case)| case);
        cases
            .filter(|case| case.audit == pick.audit)
            .map(|case| (case.complaint, case))
            .collect()
    }
}

/// Whether an audit's case is one of those picked.
pub(super) fn is_picked(pick: AuditPick, case: &AuditCase) -> bool {
    let found = match pick.question {
        Some(question) => question.of(case),
        None => outcome(case),
    };
    match pick.found {
        AuditFound::Drawn => true,
        AuditFound::Open => found.is_none(),
        AuditFound::Said(finding) => found == Some(finding),
    }
}

fn is_of(entry: &Entry, staff: StaffId) -> bool {
    let standing = &entry.standing;
    standing.assignee == Some(staff)
        || standing.passed_to == Some(staff)
        || (standing.assignee.is_none() && entry.complaint.received_by == Some(staff))
}

/// Said to be, or not ended when its last day was over.
fn is_broken(promise: &Promise, today: Day) -> bool {
    match promise.outcome {
        Some(outcome) => outcome == PromiseOutcome::Broken,
        None => promise.until.is_some_and(|until| until < today),
    }
}

fn trend_speed(speed: TrendSpeed) -> RecoverySpeed {
    match speed {
        TrendSpeed::Quick => RecoverySpeed::Quick,
        TrendSpeed::Later => RecoverySpeed::Slow,
        TrendSpeed::NotSolved => RecoverySpeed::Unsolved,
    }
}
