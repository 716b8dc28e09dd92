use super::{Span, Standing};
use crate::record::{Complaint, ComplaintKind, ComplaintState, DeskRules, Severity};
use crate::value::codes;
use crate::working_time::WorkingTime;
use crate::{Instant, Value};
use serde::{Deserialize, Serialize};

codes! {
    /// What is waited for.
    pub enum ClockKind {
        /// That the customer knows it was received.
        Acknowledge = "acknowledge",
        /// The first word about the matter: an answer, a question, a solution.
        FirstAnswer = "first_answer",
        /// That the customer was told of the solution and does not reject it.
        Solve = "solve",
    }
}

codes! {
    pub enum ClockState {
        Running = "running",
        /// Four fifths of the time are gone.
        NearlyLate = "nearly_late",
        Late = "late",
        /// The customer has the word.
        Paused = "paused",
        Met = "met",
        MetLate = "met_late",
        /// Withdrawn or merged before: nothing is due any more.
        Ended = "ended",
    }
}

codes! {
    /// Why a limit is what it is.
    pub enum LimitReason {
        SetByShop = "set_by_shop",
        /// Every feedback is answered within 24 hours: one working day.
        WithinADay = "within_a_day",
        /// Somebody may come to harm, or much is at stake: within the hour.
        MuchAtStake = "much_at_stake",
        /// Whoever waits for the first word longer than two days complains elsewhere.
        TwoDays = "two_days",
        /// A talk and an apology need no investigation.
        TalkIsQuick = "talk_is_quick",
        /// Papers have to be compared.
        PapersCompared = "papers_compared",
        /// Goods have to be looked at, or a carrier or supplier to answer.
        OthersMustAnswer = "others_must_answer",
    }
}

/// How long something may take, in working minutes, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLimit {
    pub minutes: i64,
    pub reason: LimitReason,
}

/// A working day of the default hours.
const WORKING_DAY: i64 = 8 * 60;
/// Nearly late from here on, in percent of the limit.
const NEAR_PERCENT: i64 = 80;

impl DeskRules {
    /// How long a step may take. The most exact setting counts: `solve.quality.major`, `solve.quality`, `solve.major`,
    /// `solve`; then the default.
    pub fn time_limit(
        &self,
        clock: ClockKind,
        kind: Option<ComplaintKind>,
        severity: Option<Severity>,
    ) -> TimeLimit {
        let clock_name = clock.code();
        let kind_name = kind.map(ComplaintKind::code);
        let severity_name = severity.unwrap_or(Severity::General).code();
        let names = [
            kind_name.map(|kind| format!("{clock_name}.{kind}.{severity_name}")),
            kind_name.map(|kind| format!("{clock_name}.{kind}")),
            Some(format!("{clock_name}.{severity_name}")),
            Some(clock_name.to_owned()),
        ];
        let set = names
            .iter()
            .flatten()
            .find_map(|name| self.clocks.get(name).and_then(Value::as_int))
            .filter(|minutes| *minutes > 0);
        match set {
            Some(minutes) => TimeLimit {
                minutes,
                reason: LimitReason::SetByShop,
            },
            None => default_limit(clock, kind, severity),
        }
    }
}

fn default_limit(
    clock: ClockKind,
    kind: Option<ComplaintKind>,
    severity: Option<Severity>,
) -> TimeLimit {
    let is_major = severity == Some(Severity::Major);
    let (minutes, reason) = match (clock, kind) {
        (ClockKind::Acknowledge, _) if is_major => (60, LimitReason::MuchAtStake),
        (ClockKind::Acknowledge, _) => (WORKING_DAY, LimitReason::WithinADay),
        (ClockKind::FirstAnswer, _) if is_major => (WORKING_DAY, LimitReason::MuchAtStake),
        (ClockKind::FirstAnswer, _) => (2 * WORKING_DAY, LimitReason::TwoDays),
        (ClockKind::Solve, Some(ComplaintKind::Service)) => {
            (2 * WORKING_DAY, LimitReason::TalkIsQuick)
        }
        (ClockKind::Solve, Some(ComplaintKind::Contract) | None) => {
            (3 * WORKING_DAY, LimitReason::PapersCompared)
        }
        (ClockKind::Solve, Some(ComplaintKind::Quality | ComplaintKind::Transport)) => {
            (5 * WORKING_DAY, LimitReason::OthersMustAnswer)
        }
    };
    TimeLimit { minutes, reason }
}

/// One of a complaint's clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub kind: ClockKind,
    pub state: ClockState,
    pub limit: TimeLimit,
    /// Working time that is gone, in whole minutes.
    pub used_minutes: i64,
    /// While it runs: the last moment at which it is still met. `None` when the shop has no working hours ahead.
    pub due: Option<Instant>,
    /// When it was met.
    pub met_at: Option<Instant>,
}

impl Clock {
    /// How much of the limit is gone, in percent.
    pub fn used_percent(&self) -> i64 {
        self.used_minutes.saturating_mul(100) / self.limit.minutes.max(1)
    }

    /// Somebody has to hurry.
    pub fn is_pressing(&self) -> bool {
        matches!(self.state, ClockState::NearlyLate | ClockState::Late)
    }
}

/// The three clocks of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    pub acknowledge: Clock,
    pub first_answer: Clock,
    pub solve: Clock,
}

impl Clocks {
    /// At `now`. What takes exactly its limit is met.
    pub fn of(
        complaint: &Complaint,
        standing: &Standing,
        rules: &DeskRules,
        time: WorkingTime<'_>,
        now: Instant,
    ) -> Self {
        let severity = standing.severity.or(complaint.severity);
        let clock = |kind| {
            let limit = rules.time_limit(kind, complaint.kind, severity);
            clock(kind, limit, complaint.at, standing, time, now)
        };
        Self {
            acknowledge: clock(ClockKind::Acknowledge),
            first_answer: clock(ClockKind::FirstAnswer),
            solve: clock(ClockKind::Solve),
        }
    }

    pub fn all(&self) -> [&Clock; 3] {
        [&self.acknowledge, &self.first_answer, &self.solve]
    }

    /// The one to hurry for first: late before nearly late, then the earliest due.
    pub fn most_pressing(&self) -> Option<&Clock> {
        let pressing = self.all().into_iter().filter(|clock| clock.is_pressing());
        pressing.min_by_key(|clock| (clock.state != ClockState::Late, clock.due))
    }
}

/// A clock runs while the shop has the complaint in hand, until it is met, and goes on where it stopped when the complaint
/// is taken up again.
fn clock(
    kind: ClockKind,
    limit: TimeLimit,
    began: Instant,
    standing: &Standing,
    time: WorkingTime<'_>,
    now: Instant,
) -> Clock {
    let in_hand = spans(began, standing);
    let stopped_at = in_hand.last().and_then(|span| span.until);
    let met_at = match kind {
        ClockKind::Acknowledge => standing.acknowledged_at,
        ClockKind::FirstAnswer => standing.first_answer_at,
        ClockKind::Solve if is_solved(standing) => stopped_at,
        ClockKind::Solve => None,
    };
    let end = met_at.unwrap_or(now);
    let passed = |span: &Span| time.millis(span.from, span.until.unwrap_or(now).min(end));
    let used = in_hand.iter().map(passed).sum::<i64>();
    let clock = Clock {
        kind,
        state: ClockState::Ended,
        limit,
        used_minutes: used / Instant::MINUTE,
        due: None,
        met_at,
    };
    let whole = limit.minutes.saturating_mul(Instant::MINUTE);
    if met_at.is_some() {
        let state = if used <= whole {
            ClockState::Met
        } else {
            ClockState::MetLate
        };
        return Clock { state, ..clock };
    }
    let Some(running) = in_hand.last().filter(|span| span.until.is_none()) else {
        let state = if standing.is_open() {
            ClockState::Paused
        } else {
            ClockState::Ended
        };
        return Clock { state, ..clock };
    };
    let before = used - passed(running);
    Clock {
        state: running_state(used, whole),
        due: if before > whole {
            // Late before it was taken up again.
            Some(running.from)
        } else {
            time.after(running.from, whole - before)
        },
        ..clock
    }
}

/// When it was in hand, from when it was told, even if it was entered later.
fn spans(began: Instant, standing: &Standing) -> Vec<Span> {
    let mut spans = standing.in_hand.clone();
    match spans.first_mut() {
        Some(first) => first.from = first.from.min(began),
        // Only the record arrived so far, no step.
        None => spans.push(Span {
            from: began,
            until: None,
        }),
    }
    spans
}

/// The customer was told and has not rejected it. One that was withdrawn or merged was not solved.
fn is_solved(standing: &Standing) -> bool {
    use ComplaintState as S;
    match standing.state {
        S::Told | S::Accepted | S::Closed => true,
        S::Archived => standing.is_accepted || standing.is_evaluated,
        _ => false,
    }
}

fn running_state(used: i64, whole: i64) -> ClockState {
    if used > whole {
        ClockState::Late
    } else if used.saturating_mul(100) >= whole.saturating_mul(NEAR_PERCENT) {
        ClockState::NearlyLate
    } else {
        ClockState::Running
    }
}
