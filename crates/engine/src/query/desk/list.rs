use super::Entry;
use super::filter::Sieve;
use super::lens::Lens;
use crate::query::trade::{count, windowed};
use crate::state::State;
use api::{
    BoardCard, BoardColumn, ComplaintBoard, ComplaintBoardView, ComplaintList, ComplaintListView,
    Moment,
};
use domain::complaint::Stage;
use domain::record::Severity;
use std::cmp::Reverse;

impl State {
    pub(crate) fn complaint_list(&self, ask: &ComplaintList, moment: &Moment) -> ComplaintListView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let sieve = Sieve::new(&ask.filter, Lens::new(self, &desk, moment));
        let mut found: Vec<&Entry> = entries
            .iter()
            .filter(|entry| sieve.lets_through(entry))
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
        let sieve = Sieve::new(&ask.filter, Lens::new(self, &desk, moment));
        let columns = Stage::ALL.iter().map(|stage| {
            let mut found: Vec<&Entry> = entries
                .iter()
                .filter(|entry| Stage::of(&entry.standing) == *stage && sieve.lets_through(entry))
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
}
