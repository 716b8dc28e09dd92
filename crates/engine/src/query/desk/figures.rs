use super::{Desk, Entry};
use crate::query::measured;
use crate::query::trade::count;
use crate::state::State;
use api::{
    ComplaintFigures, ComplaintFiguresView, FailureRow, Measured, Moment, RecoveryRow, SolvedWithin,
};
use chrono::Datelike as _;
use domain::complaint::ClockState;
use domain::record::{
    ComplaintKind, ComplaintState, ComplaintStep, CustomerClass, Product, Staff, StepKind, YesNo,
};
use domain::{Day, Instant, Money};
use metrics::Confidence;
use metrics::proportion::{Share, wilson};
use metrics::score::{Scale, Tally, mean_score};
use metrics::unseen::{iceberg, iceberg_at_rate};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rows of a breakdown at most.
const ROWS: usize = 12;
/// Whoever complained yesterday had no time to come back: only complaints at least so old count for recovery.
const RECOVERY_DAYS: i32 = 90;

impl State {
    pub(crate) fn complaint_figures(
        &self,
        ask: ComplaintFigures,
        moment: &Moment,
    ) -> ComplaintFiguresView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let found: Vec<&Entry> = entries
            .iter()
            .filter(|entry| {
                ask.from.is_none_or(|from| entry.day >= from)
                    && ask.to.is_none_or(|to| entry.day <= to)
                    && entry.standing.state != ComplaintState::Merged
            })
            .collect();
        let steps: Vec<Vec<ComplaintStep>> = found
            .iter()
            .map(|entry| self.steps(entry.complaint.id))
            .collect();
        let costs: Vec<Money> = found
            .iter()
            .zip(&steps)
            .filter_map(|(entry, steps)| cost(entry, steps))
            .collect();
        ComplaintFiguresView {
            total: count(found.len()),
            open: count(
                found
                    .iter()
                    .filter(|entry| entry.standing.is_open())
                    .count(),
            ),
            first: found.iter().map(|entry| entry.day).min(),
            last: found.iter().map(|entry| entry.day).max(),
            causes: tally(found.iter().filter_map(|entry| entry.standing.cause)),
            months: months(&found),
            kinds: in_order(
                ComplaintKind::ALL,
                found.iter().filter_map(|entry| entry.complaint.kind),
            ),
            products: tally(found.iter().filter_map(|entry| entry.complaint.product))
                .into_iter()
                .filter_map(|(id, count)| Some((id, self.name_of::<Product>(id)?, count)))
                .collect(),
            departments: tally(
                found
                    .iter()
                    .map(|entry| entry.standing.department.clone())
                    .filter(|name| !name.is_empty()),
            ),
            people: tally(found.iter().filter_map(|entry| entry.complaint.about))
                .into_iter()
                .filter_map(|(id, count)| Some((id, self.name_of::<Staff>(id)?, count)))
                .collect(),
            carriers: tally(
                found
                    .iter()
                    .map(|entry| entry.complaint.carrier.clone())
                    .filter(|name| !name.is_empty()),
            ),
            classes: in_order(
                CustomerClass::ALL,
                found.iter().filter_map(|entry| entry.class),
            ),
            repeats: share(&found, |entry| {
                Some(entry.standing.is_repeat || entry.complaint.repeat_of.is_some())
            }),
            reopened: share(&found, |entry| Some(entry.standing.times_reopened > 0)),
            acknowledged_in_time: share(&found, |entry| {
                in_time(desk.clocks(entry).acknowledge.state)
            }),
            answered_in_time: share(&found, |entry| {
                in_time(desk.clocks(entry).first_answer.state)
            }),
            solved_in_time: share(&found, |entry| in_time(desk.clocks(entry).solve.state)),
            satisfaction: satisfaction(&found),
            cost: costs.iter().copied().sum(),
            with_cost: count(costs.len()),
            failures: failures(&steps),
            recovery: self.recovery(&found, &desk, moment),
            iceberg: unseen(ask, found.len() as u64),
        }
    }

    /// Whether those who complained bought again afterwards, by how quickly it was solved.
    fn recovery(&self, found: &[&Entry], desk: &Desk, moment: &Moment) -> Vec<RecoveryRow> {
        let today = crate::state::today(moment);
        let mut tallies: BTreeMap<SolvedWithin, (u64, u64)> = BTreeMap::new();
        for entry in found {
            if today.since(entry.day) < RECOVERY_DAYS {
                continue;
            }
            let Some(customer) = self.customer_number(entry.complaint.customer) else {
                continue;
            };
            let solve = desk.clocks(entry).solve;
            let speed = match solve.met_at {
                Some(at) if at.0 - entry.complaint.at.0 <= Instant::DAY => SolvedWithin::Day,
                Some(at) if at.0 - entry.complaint.at.0 <= 7 * Instant::DAY => SolvedWithin::Week,
                Some(_) => SolvedWithin::Longer,
                None => SolvedWithin::NotSolved,
            };
            let after = solve
                .met_at
                .map_or(entry.day, |at| at.day(moment.offset_minutes));
            let came_back = self
                .index
                .purchases
                .of(customer)
                .any(|row| Day(self.index.purchases.day(row)) > after);
            let (yes, no) = tallies.entry(speed).or_default();
            *(if came_back { yes } else { no }) += 1;
        }
        SolvedWithin::ALL
            .iter()
            .map(|speed| {
                let (yes, no) = tallies.get(speed).copied().unwrap_or_default();
                RecoveryRow {
                    speed: *speed,
                    bought_again: measured(
                        Share::of(yes, no).map(|share| wilson(share, Confidence::P95)),
                    ),
                }
            })
            .collect()
    }
}

/// The remedy's cost: of the latest proposal, or of the solution on the spot.
fn cost(entry: &Entry, steps: &[ComplaintStep]) -> Option<Money> {
    match &entry.standing.proposal {
        Some((_, proposal)) => proposal.cost,
        None => steps
            .iter()
            .find(|step| step.kind == Some(StepKind::SolvedOnTheSpot))
            .and_then(|step| step.cost),
    }
}

/// Most frequent first.
fn tally<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut rows: Vec<(T, u32)> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| Reverse(*count));
    rows.truncate(ROWS);
    rows
}

/// Every choice, in its own order.
fn in_order<T: PartialEq + Copy>(all: &[T], values: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let values: Vec<T> = values.collect();
    all.iter()
        .map(|choice| {
            let hits = values.iter().filter(|value| *value == choice);
            (*choice, count(hits.count()))
        })
        .collect()
}

fn share(found: &[&Entry], is_hit: impl Fn(&Entry) -> Option<bool>) -> Measured {
    let (mut hits, mut misses) = (0, 0);
    for entry in found {
        match is_hit(entry) {
            Some(true) => hits += 1,
            Some(false) => misses += 1,
            None => {}
        }
    }
    measured(Share::of(hits, misses).map(|share| wilson(share, Confidence::P95)))
}

/// `None` while it is not decided.
fn in_time(state: ClockState) -> Option<bool> {
    match state {
        ClockState::Met => Some(true),
        ClockState::MetLate | ClockState::Late => Some(false),
        ClockState::Running | ClockState::NearlyLate | ClockState::Paused | ClockState::Ended => {
            None
        }
    }
}

fn satisfaction(found: &[&Entry]) -> Measured {
    let Some(scale) = Scale::new(1, 5) else {
        return Measured::default();
    };
    let scores = found.iter().filter_map(|entry| entry.standing.satisfaction);
    measured(mean_score(&Tally::of(scale, scores), Confidence::P95))
}

/// Complaints per month, without gaps.
fn months(found: &[&Entry]) -> Vec<(Day, u32)> {
    let month = |day: Day| {
        let date = day.date();
        Day::from_ymd(date.year(), date.month(), 1)
    };
    let counts: BTreeMap<Day, u32> = found.iter().filter_map(|entry| month(entry.day)).fold(
        BTreeMap::new(),
        |mut counts, month| {
            *counts.entry(month).or_default() += 1;
            counts
        },
    );
    let (Some(first), Some(last)) = (
        counts.first_key_value().map(|(day, _)| *day),
        counts.last_key_value().map(|(day, _)| *day),
    ) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut at = first;
    while at <= last {
        rows.push((at, counts.get(&at).copied().unwrap_or(0)));
        // The first of the next month lies within 31 days.
        let Some(next) = month(at.plus(31)) else {
            break;
        };
        at = next;
    }
    rows
}

fn failures(steps: &[Vec<ComplaintStep>]) -> Vec<FailureRow> {
    let mut rows: Vec<FailureRow> = Vec::new();
    for steps in steps {
        let analysed = steps
            .iter()
            .rev()
            .find(|step| step.kind == Some(StepKind::Analysed));
        let Some(failed_by) = analysed.and_then(|step| step.failed_by) else {
            continue;
        };
        let evaluated = steps
            .iter()
            .rev()
            .find(|step| step.kind == Some(StepKind::Evaluated));
        let says = |answer: Option<YesNo>| u32::from(answer == Some(YesNo::Yes));
        let (old, new) = evaluated.map_or((0, 0), |step| {
            (says(step.old_solved), says(step.new_appeared))
        });
        match rows.iter_mut().find(|row| row.failed_by == failed_by) {
            Some(row) => {
                row.count += 1;
                row.old_solved += old;
                row.new_appeared += new;
            }
            None => rows.push(FailureRow {
                failed_by,
                count: 1,
                old_solved: old,
                new_appeared: new,
            }),
        }
    }
    rows.sort_by_key(|row| Reverse(row.count));
    rows
}

/// With the shop's own survey where there is one, else at the rate that was set.
fn unseen(ask: ComplaintFigures, complaints: u64) -> Measured {
    if ask.asked > 0 {
        let silent = u64::from(ask.asked.saturating_sub(ask.complained));
        return measured(
            Share::of(ask.complained.into(), silent)
                .and_then(|share| iceberg(complaints, share, Confidence::P95))
                .map(|iceberg| iceberg.total),
        );
    }
    match iceberg_at_rate(complaints, f64::from(ask.reporting_permille) / 1_000.0) {
        Ok(value) => Measured::Value {
            value,
            n: complaints,
            interval: None,
        },
        Err(metrics::NotEnough { n, need }) => Measured::NotEnough { n, need },
    }
}
