use crate::state::{State, today};
use api::{ComplaintRow, Moment};
use domain::Day;
use domain::complaint::{Stage, Standing};
use domain::record::{Complaint, Customer, CustomerClass, Staff};
use std::rc::Rc;

/// One complaint with where it stands, as lists and figures need it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) complaint: Complaint,
    pub(crate) standing: Standing,
    pub(crate) customer_name: String,
    pub(crate) class: Option<CustomerClass>,
    /// Recorded on this day in the shop.
    pub(crate) day: Day,
}

impl State {
    /// All complaints of customers who are not in the recycle bin, in order of arrival.
    pub(crate) fn complaint_entries(&self, moment: &Moment) -> Rc<Vec<Entry>> {
        self.keep(today(moment), &self.cache.complaints, || {
            Rc::new(self.entries(moment.offset_minutes))
        })
    }

    fn entries(&self, offset_minutes: i32) -> Vec<Entry> {
        self.present::<Complaint>()
            .filter_map(|(_, complaint)| {
                let number = self.customer_number(complaint.customer)?;
                if !self.index.is_present(number) {
                    return None;
                }
                let customer: Customer = self.record_at(number)?;
                Some(Entry {
                    standing: Standing::of(&self.steps(complaint.id)),
                    customer_name: customer.name,
                    class: customer.class,
                    day: complaint.at.day(offset_minutes),
                    complaint,
                })
            })
            .collect()
    }

    pub(crate) fn complaint_row(&self, entry: &Entry) -> ComplaintRow {
        let Entry {
            complaint,
            standing,
            ..
        } = entry;
        ComplaintRow {
            id: complaint.id,
            number: complaint.number,
            customer: complaint.customer,
            customer_name: entry.customer_name.clone(),
            at: complaint.at,
            kind: complaint.kind,
            sub_kind: complaint.sub_kind,
            severity: standing.severity.or(complaint.severity),
            is_safety_case: standing.is_safety_case,
            what_happened: complaint.what_happened.clone(),
            state: standing.state,
            stage: Stage::of(standing),
            responsible: standing
                .assignee
                .and_then(|id| self.name_of::<Staff>(id))
                .unwrap_or_else(|| standing.department.clone()),
        }
    }
}
