use super::lens::Lens;
use crate::query::trade::count;
use crate::state::{State, today};
use api::{DeskToday, DeskTodayView, Moment, PressingComplaint, PromiseDue};
use domain::complaint::ClockState;
use domain::record::{Action, Complaint, ComplaintId, Customer, Prevention, Promise};

impl State {
    pub(crate) fn desk_today(&self, ask: DeskToday, moment: &Moment) -> DeskTodayView {
        let limit = ask.limit as usize;
        let desk = self.desk(moment);
        let lens = Lens::new(self, &desk, moment);
        let entries = self.complaint_entries(moment);
        let mut pressing: Vec<_> = entries
            .iter()
            .filter(|entry| lens.is_pressing(entry))
            .map(|entry| (desk.clocks(entry).most_pressing().copied(), entry))
            .collect();
        pressing.sort_by_key(|(clock, entry)| {
            let due = clock.map(|clock| clock.due);
            let urgency = match clock.map(|clock| clock.state) {
                Some(ClockState::Late) => 0,
                _ if lens.is_promise_broken(entry) => 1,
                Some(_) => 2,
                None => 3,
            };
            (urgency, due, entry.complaint.number)
        });
        DeskTodayView {
            pressing_total: count(pressing.len()),
            open: count(
                entries
                    .iter()
                    .filter(|entry| entry.standing.is_open())
                    .count(),
            ),
            pressing: pressing
                .into_iter()
                .take(limit)
                .map(|(_, entry)| PressingComplaint {
                    row: self.complaint_row(entry, &desk),
                    escalation: lens.escalation(entry),
                    is_promise_broken: lens.is_promise_broken(entry),
                    is_passed_up: entry.standing.is_escalated,
                })
                .collect(),
            promises: self.promises_due(limit, moment),
            actions: self.actions_due(limit, moment),
            preventions: self.checks_due(limit, moment),
        }
    }

    fn promises_due(&self, limit: usize, moment: &Moment) -> Vec<PromiseDue> {
        let day = today(moment);
        let mut due: Vec<Promise> = self
            .present::<Promise>()
            .map(|(_, promise)| promise)
            .filter(|promise| {
                promise.outcome.is_none() && promise.until.is_some_and(|until| until <= day)
            })
            .collect();
        due.sort_by_key(|promise| (promise.until, promise.id));
        due.into_iter()
            .filter_map(|promise| {
                Some(PromiseDue {
                    customer_name: self.name_of::<Customer>(promise.customer)?,
                    promise,
                })
            })
            .take(limit)
            .collect()
    }

    fn actions_due(&self, limit: usize, moment: &Moment) -> Vec<Action> {
        let day = today(moment);
        let mut due: Vec<Action> = self
            .present::<Action>()
            .map(|(_, action)| action)
            .filter(|action| {
                action.done_day.is_none()
                    && action.due.is_some_and(|due| due <= day)
                    && self.is_complaint_there(action.complaint)
            })
            .collect();
        due.sort_by_key(|action| (action.due, action.id));
        due.truncate(limit);
        due
    }

    fn checks_due(&self, limit: usize, moment: &Moment) -> Vec<Prevention> {
        let day = today(moment);
        let mut due: Vec<Prevention> = self
            .present::<Prevention>()
            .map(|(_, prevention)| prevention)
            .filter(|prevention| {
                prevention.works.is_none()
                    && prevention.check_on.is_some_and(|check| check <= day)
                    && self.is_complaint_there(prevention.complaint)
            })
            .collect();
        due.sort_by_key(|prevention| (prevention.check_on, prevention.id));
        due.truncate(limit);
        due
    }

    fn is_complaint_there(&self, id: ComplaintId) -> bool {
        self.row::<Complaint>(id)
            .is_some_and(|row| !self.index.names.is_removed(&row))
    }
}
