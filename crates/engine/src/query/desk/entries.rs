use super::Entry;
use crate::state::State;
use api::Moment;
use domain::complaint::{Standing, Traits, standing_among};
use domain::record::{Complaint, Customer, StepKind};
use ledger::RowNumber;
use std::cell::RefCell;
use std::rc::Rc;

/// The complaints as they were last folded, in order of arrival. Folding ten thousand anew after every change would
/// make everything that looks at them wait.
#[derive(Default)]
pub(crate) struct Folded(RefCell<Option<Fold>>);

struct Fold {
    revision: u64,
    /// Days are the shop's.
    offset_minutes: i32,
    entries: Rc<Vec<Entry>>,
    merged: Vec<RowNumber>,
}

impl State {
    /// All complaints of customers who are not in the recycle bin, in order of arrival.
    pub(crate) fn complaint_entries(&self, moment: &Moment) -> Rc<Vec<Entry>> {
        let offset_minutes = moment.offset_minutes;
        let mut place = self.cache.complaints.0.borrow_mut();
        let fold = match place.take() {
            Some(fold) if fold.offset_minutes == offset_minutes => {
                if fold.revision == self.revision {
                    fold
                } else {
                    self.fold_again(fold)
                }
            }
            _ => self.fold_all(offset_minutes),
        };
        let entries = Rc::clone(&fold.entries);
        place.replace(fold);
        entries
    }

    fn fold_all(&self, offset_minutes: i32) -> Fold {
        self.index.related.moved_complaints.take();
        let entries: Vec<Entry> = self
            .present::<Complaint>()
            .filter_map(|(row, complaint)| self.entry(row, complaint, offset_minutes))
            .collect();
        Fold {
            revision: self.revision,
            offset_minutes,
            merged: merged(&entries),
            entries: Rc::new(entries),
        }
    }

    /// Only what moved since, and what was merged.
    fn fold_again(&self, mut fold: Fold) -> Fold {
        let mut moved = self.index.related.moved_complaints.take();
        fold.revision = self.revision;
        if moved.is_empty() {
            return fold;
        }
        moved.extend(&fold.merged);
        if moved.len() > fold.entries.len() / 4 {
            return self.fold_all(fold.offset_minutes);
        }
        let entries = Rc::make_mut(&mut fold.entries);
        for row in moved {
            let entry = self
                .present_at(row)
                .and_then(|complaint| self.entry(row, complaint, fold.offset_minutes));
            match (entries.binary_search_by_key(&row, |entry| entry.row), entry) {
                (Ok(at), Some(entry)) => {
                    if let Some(place) = entries.get_mut(at) {
                        *place = entry;
                    }
                }
                (Ok(at), None) => {
                    entries.remove(at);
                }
                (Err(at), Some(entry)) => entries.insert(at, entry),
                (Err(_), None) => {}
            }
        }
        fold.merged = merged(entries);
        fold
    }

    fn entry(&self, row: RowNumber, complaint: Complaint, offset_minutes: i32) -> Option<Entry> {
        let number = self.customer_number(complaint.customer)?;
        if !self.index.is_present(number) {
            return None;
        }
        let customer: Customer = self.record_at(number)?;
        let steps = self.steps(complaint.id);
        let is_merged = steps
            .iter()
            .any(|step| step.kind == Some(StepKind::MergedInto));
        let standing = if is_merged {
            standing_among(complaint.id, |id| self.steps(id))
        } else {
            Standing::of(&steps)
        };
        Some(Entry {
            row,
            is_merged,
            closed_day: standing.closed_at.map(|at| at.day(offset_minutes)),
            standing,
            traits: Traits::of(&complaint),
            customer_name: customer.name,
            class: customer.class,
            day: complaint.at.day(offset_minutes),
            complaint,
        })
    }
}

fn merged(entries: &[Entry]) -> Vec<RowNumber> {
    let merged = entries.iter().filter(|entry| entry.is_merged);
    merged.map(|entry| entry.row).collect()
}
