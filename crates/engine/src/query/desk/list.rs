use super::{Desk, Entry};
use crate::query::trade::{count, windowed};
use crate::state::State;
use api::{
    BoardCard, BoardColumn, ComplaintBoard, ComplaintBoardView, ComplaintFilter, ComplaintList,
    ComplaintListView, ComplaintRow, Moment, Only,
};
use domain::complaint::{ClockState, Stage};
use domain::record::{Severity, StaffId};
use std::cmp::Reverse;

impl State {
    pub(crate) fn complaint_list(&self, ask: &ComplaintList, moment: &Moment) -> ComplaintListView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let mut found: Vec<&Entry> = entries
            .iter()
            .filter(|entry| lets_through(&ask.filter, entry, moment.staff, &desk))
            .collect();
        found.sort_by_key(|entry| {
            let is_open = entry.standing.is_open();
            (
                !is_open,
                Reverse(entry.complaint.at),
                Reverse(entry.complaint.number),
            )
        });
        ComplaintListView {
            total: count(found.len()),
            open: count(
                found
                    .iter()
                    .filter(|entry| entry.standing.is_open())
                    .count(),
            ),
            offset: ask.window.offset,
            rows: windowed(&found, ask.window)
                .map(|entry| self.complaint_row(entry, &desk))
                .collect(),
        }
    }

    pub(crate) fn complaint_board(
        &self,
        ask: &ComplaintBoard,
        moment: &Moment,
    ) -> ComplaintBoardView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let columns = Stage::ALL.iter().map(|stage| {
            let mut found: Vec<&Entry> = entries
                .iter()
                .filter(|entry| {
                    Stage::of(&entry.standing) == *stage
                        && lets_through(&ask.filter, entry, moment.staff, &desk)
                })
                .collect();
            if *stage == Stage::Done {
                found.sort_by_key(|entry| Reverse((entry.complaint.at, entry.complaint.number)));
            } else {
                found.sort_by_key(|entry| {
                    let severity = entry.standing.severity.or(entry.complaint.severity);
                    (
                        severity != Some(Severity::Major),
                        entry.complaint.at,
                        entry.complaint.number,
                    )
                });
            }
            BoardColumn {
                stage: *stage,
                total: count(found.len()),
                cards: found
                    .into_iter()
                    .take(ask.cards as usize)
                    .map(|entry| BoardCard {
                        row: self.complaint_row(entry, &desk),
                        standing: entry.standing.clone(),
                    })
                    .collect(),
            }
        });
        ComplaintBoardView {
            columns: columns.collect(),
        }
    }

    /// All complaints, for whoever counts or searches them.
    pub(crate) fn complaints(&self, moment: &Moment) -> Vec<ComplaintRow> {
        let desk = self.desk(moment);
        self.complaint_entries(moment)
            .iter()
            .map(|entry| self.complaint_row(entry, &desk))
            .collect()
    }
}

fn lets_through(
    filter: &ComplaintFilter,
    entry: &Entry,
    staff: Option<StaffId>,
    desk: &Desk,
) -> bool {
    let Entry {
        complaint,
        standing,
        day,
        ..
    } = entry;
    let any = |choices: &[_], value| choices.is_empty() || choices.contains(&value);
    let severity = standing.severity.or(complaint.severity);
    let is_mine = |staff: StaffId| {
        standing.assignee == Some(staff)
            || standing.passed_to == Some(staff)
            || (standing.assignee.is_none() && complaint.received_by == Some(staff))
    };
    filter.only.iter().all(|only| match only {
        Only::Open => standing.is_open(),
        Only::Mine => staff.is_some_and(is_mine),
        Only::Late => desk
            .clocks(entry)
            .most_pressing()
            .is_some_and(|clock| clock.state == ClockState::Late),
        Only::NearlyLate => desk.clocks(entry).most_pressing().is_some(),
        Only::Repeats => standing.is_repeat || complaint.repeat_of.is_some(),
        Only::Reopened => standing.times_reopened > 0,
    }) && filter.customer.is_none_or(|id| complaint.customer == id)
        && any(&filter.stages, Stage::of(standing))
        && (filter.kinds.is_empty() || complaint.kind.is_some_and(|k| filter.kinds.contains(&k)))
        && (filter.severities.is_empty()
            || severity.is_some_and(|s| filter.severities.contains(&s)))
        && (filter.assignees.is_empty()
            || standing
                .assignee
                .is_some_and(|id| filter.assignees.contains(&id)))
        && (filter.causes.is_empty() || standing.cause.is_some_and(|c| filter.causes.contains(&c)))
        && filter
            .product
            .is_none_or(|id| complaint.product == Some(id))
        && filter.about.is_none_or(|id| complaint.about == Some(id))
        && (filter.department.is_empty() || standing.department == filter.department)
        && filter.class.is_none_or(|class| entry.class == Some(class))
        && filter.from.is_none_or(|from| *day >= from)
        && filter.to.is_none_or(|to| *day <= to)
        && says(entry, &filter.text)
}

/// Every word typed stands in the number, the customer's name or what happened.
fn says(entry: &Entry, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return true;
    }
    let Entry { complaint, .. } = entry;
    let hay = format!(
        "c-{:04} {} {} {}",
        complaint.number, entry.customer_name, complaint.complainant, complaint.what_happened
    )
    .to_lowercase();
    text.split_whitespace().all(|word| hay.contains(word))
}
