use super::Entry;
use super::lens::{Failure, Lens};
use crate::query::measured;
use crate::query::trade::count;
use crate::state::State;
use api::{
    ComplaintFigures, ComplaintFiguresView, FailureRow, Measured, Moment, Only, RecoveryGroup,
    RecoveryRow, SolvedWithin,
};
use domain::Money;
use domain::record::{CauseCode, FailedBy};
use metrics::Confidence;
use metrics::proportion::{Share, wilson};
use metrics::score::{Scale, Tally, mean_score};
use metrics::unseen::{iceberg, iceberg_at_rate};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rows of a breakdown at most.
const ROWS: usize = 12;
impl State {
    pub(crate) fn complaint_figures(
        &self,
        ask: ComplaintFigures,
        moment: &Moment,
    ) -> ComplaintFiguresView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let lens = Lens::new(self, &desk, moment);
        let found: Vec<&Entry> = entries
            .iter()
            .filter(|entry| {
                ask.from.is_none_or(|from| entry.day >= from)
                    && ask.to.is_none_or(|to| entry.day <= to)
                    && lens.is(Only::Counted, entry, None)
            })
            .collect();
        let costs: Vec<Money> = found.iter().filter_map(|entry| lens.cost(entry)).collect();
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
            repeats: share(&found, |entry| Some(lens.is(Only::Repeats, entry, None))),
            reopened: share(&found, |entry| Some(lens.is(Only::Reopened, entry, None))),
            acknowledged_in_time: share(&found, |entry| {
                lens.in_time(Only::AcknowledgedInTime, entry)
            }),
            answered_in_time: share(&found, |entry| lens.in_time(Only::AnsweredInTime, entry)),
            solved_in_time: share(&found, |entry| lens.in_time(Only::SolvedInTime, entry)),
            satisfaction: satisfaction(&found),
            cost: costs.iter().copied().sum(),
            with_cost: count(costs.len()),
            failures: failures(&found, &lens),
            recovery: recovery(&found, &lens),
            iceberg: unseen(ask, found.len() as u64),
        }
    }
}

/// Whether those who complained bought again afterwards, by how quickly it was solved.
fn recovery(found: &[&Entry], lens: &Lens<'_>) -> Vec<RecoveryRow> {
    let row = |speed: &SolvedWithin| {
        let group = RecoveryGroup::Desk(*speed);
        let of_group: Vec<&Entry> = found
            .iter()
            .copied()
            .filter(|entry| lens.is_in(group, entry))
            .collect();
        RecoveryRow {
            speed: *speed,
            bought_again: share(&of_group, |entry| Some(lens.came_back(group, entry))),
        }
    };
    SolvedWithin::ALL.iter().map(row).collect()
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

fn satisfaction(found: &[&Entry]) -> Measured {
    let Some(scale) = Scale::new(1, 5) else {
        return Measured::default();
    };
    let scores = found.iter().filter_map(|entry| entry.standing.satisfaction);
    measured(mean_score(&Tally::of(scale, scores), Confidence::P95))
}

/// The most frequent first.
fn failures(found: &[&Entry], lens: &Lens<'_>) -> Vec<FailureRow> {
    let failures: Vec<(Option<CauseCode>, Failure)> = found
        .iter()
        .filter_map(|entry| Some((entry.standing.cause, lens.failure(entry)?)))
        .collect();
    let row = |failed_by: &FailedBy| {
        let all = || failures.iter().filter(|(_, f)| f.by == *failed_by);
        let of = |fits: fn(&Failure) -> bool| count(all().filter(|(_, f)| fits(f)).count());
        FailureRow {
            failed_by: *failed_by,
            count: of(|_| true),
            causes: tally(all().filter_map(|(cause, _)| *cause)),
            old_solved: of(|failure| failure.is_old_solved == Some(true)),
            old_not_solved: of(|failure| failure.is_old_solved == Some(false)),
            new_appeared: of(|failure| failure.has_new_appeared == Some(true)),
            nothing_new: of(|failure| failure.has_new_appeared == Some(false)),
        }
    };
    let mut rows: Vec<FailureRow> = FailedBy::ALL.iter().map(row).collect();
    rows.retain(|row| row.count > 0);
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
