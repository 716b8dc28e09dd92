use crate::state::State;
use api::{ComplaintRow, Moment};
use domain::Day;
use domain::complaint::{Clocks, Escalation, Stage, Standing, Traits};
use domain::record::{Complaint, ComplaintId, CustomerClass, DeskRules, Staff, WorkingHours};
use domain::working_time::{Calendar, WorkingTime, Zone};
use ledger::RowNumber;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// One complaint with where it stands, as lists and figures need it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(super) row: RowNumber,
    /// Was merged into another at some time: where it stands depends on the steps of others, too.
    pub(super) is_merged: bool,
    pub(crate) complaint: Complaint,
    pub(crate) standing: Standing,
    pub(crate) customer_name: String,
    pub(crate) class: Option<CustomerClass>,
    /// For telling whether it was heard before.
    pub(crate) traits: Traits,
    /// Recorded on this day in the shop.
    pub(crate) day: Day,
    /// Closed on this day, while it still is.
    pub(crate) closed_day: Option<Day>,
}

/// When the shop works, and how long things may take there.
pub(crate) struct Desk {
    pub(crate) rules: DeskRules,
    calendar: Calendar,
    zone: Zone,
    moment: Moment,
    /// Counting working time goes day by day, and one question asks for the same clocks many times.
    counted: RefCell<FxHashMap<ComplaintId, Clocks>>,
}

impl Desk {
    pub(crate) fn clocks(&self, entry: &Entry) -> Clocks {
        let id = entry.complaint.id;
        if let Some(counted) = self.counted.borrow().get(&id) {
            return *counted;
        }
        let clocks = self.count(entry);
        self.counted.borrow_mut().insert(id, clocks);
        clocks
    }

    fn count(&self, entry: &Entry) -> Clocks {
        let time = WorkingTime {
            calendar: &self.calendar,
            zone: &self.zone,
        };
        Clocks::of(
            &entry.complaint,
            &entry.standing,
            &self.rules,
            time,
            self.moment.now,
        )
    }

    /// Who is to be warned, while something presses.
    pub(crate) fn escalation(&self, entry: &Entry, staff: &[Staff]) -> Option<Escalation> {
        Escalation::of(
            &self.clocks(entry),
            &entry.standing,
            entry.standing.severity.or(entry.complaint.severity),
            entry.class,
            entry.complaint.about,
            staff,
        )
    }
}

impl State {
    pub(crate) fn desk(&self, moment: &Moment) -> Desk {
        let hours = self.record(WorkingHours::ID).unwrap_or_default();
        Desk {
            rules: self.desk_rules(),
            calendar: Calendar::of(&hours),
            zone: self.zone(moment),
            moment: *moment,
            counted: RefCell::default(),
        }
    }

    /// The shop's time zone over the years; where the page has not told it, clocks that are never changed.
    fn zone(&self, moment: &Moment) -> Zone {
        self.zone
            .clone()
            .unwrap_or_else(|| Zone::fixed(moment.offset_minutes))
    }

    pub(crate) fn complaint_row(&self, entry: &Entry, desk: &Desk) -> ComplaintRow {
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
            is_safety_case: standing.is_safety_case || complaint.safety,
            what_happened: complaint.what_happened.clone(),
            state: standing.state,
            stage: Stage::of(standing),
            clock: desk.clocks(entry).most_pressing().copied(),
            responsible: standing
                .assignee
                .and_then(|id| self.name_of::<Staff>(id))
                .unwrap_or_else(|| standing.department.clone()),
        }
    }
}
