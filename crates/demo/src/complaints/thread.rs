use crate::journal::{Deed, Journal};
use crate::stage::Stage;
use domain::complaint::Standing;
use domain::record::{Complaint, ComplaintId, ComplaintStep, StaffId, StepId, StepKind};
use domain::{Change, Day, Id, Instant, Record};

/// What is done about one complaint, step by step, each upon the one before.
pub(super) struct Thread<'t, 'j> {
    pub(super) journal: &'t mut Journal<'j>,
    pub(super) stage: &'t Stage,
    pub(super) mint: &'t mut dyn FnMut() -> Id,
    complaint: ComplaintId,
    /// The moment of the last step.
    pub(super) day: Day,
    minute: i32,
    steps: Vec<ComplaintStep>,
}

impl<'t, 'j> Thread<'t, 'j> {
    /// With the complaint and the step that registers it.
    pub(super) fn begin(
        journal: &'t mut Journal<'j>,
        stage: &'t Stage,
        mint: &'t mut dyn FnMut() -> Id,
        complaint: &Complaint,
        (day, minute): (Day, i32),
    ) -> Self {
        let change = Change::new(Complaint::KIND, complaint.id, complaint.fields());
        journal.change_by(
            complaint.at,
            Deed::RecordComplaint,
            complaint.received_by,
            change,
        );
        let mut thread = Self {
            journal,
            stage,
            mint,
            complaint: complaint.id,
            day,
            minute,
            steps: Vec::new(),
        };
        let registered = ComplaintStep {
            kind: Some(StepKind::Registered),
            ..ComplaintStep::default()
        };
        thread.write(registered, complaint.received_by, Deed::RecordComplaint);
        thread
    }

    pub(super) fn at(&self) -> Instant {
        self.stage.instant(self.day, self.minute)
    }

    /// Some minutes later on the same day.
    pub(super) fn soon(&mut self, minutes: i32) {
        self.minute += minutes.max(1);
    }

    /// On an open day so many days later, but not after yesterday.
    pub(super) fn later(&mut self, days: i32, minute: i32) {
        let later = self.stage.calendar.open_from(self.day.plus(days));
        let later = later.min(self.stage.yesterday());
        // What is done on the last day comes one after the other.
        if later > self.day {
            (self.day, self.minute) = (later, minute);
        } else {
            self.soon(7);
        }
    }

    /// The next step, where the process allows it from here; whoever made it is on the staff.
    pub(super) fn step(&mut self, kind: StepKind, by: usize, step: ComplaintStep) {
        let standing = Standing::of(&self.steps);
        if standing.allows(kind).is_err() {
            return;
        }
        let step = ComplaintStep {
            kind: Some(kind),
            answers: standing.answered_by(kind),
            ..step
        };
        self.soon(1);
        self.write(step, self.stage.staff(by), Deed::Step(kind));
    }

    fn write(&mut self, step: ComplaintStep, by: Option<StaffId>, deed: Deed) {
        let step = ComplaintStep {
            id: StepId((self.mint)()),
            complaint: self.complaint,
            at: self.at(),
            by,
            turn: Standing::of(&self.steps).next_turn,
            ..step
        };
        let change = Change::new(ComplaintStep::KIND, step.id, step.fields());
        self.journal.change_by(step.at, deed, by, change);
        self.steps.push(step);
    }
}

/// A step that says this and nothing else.
pub(super) fn says(text: &str) -> ComplaintStep {
    ComplaintStep {
        text: text.to_owned(),
        ..ComplaintStep::default()
    }
}
