//! Drawing an audit, and what was found.

use super::complaint::authority_over;
use super::reference::references_exist;
use super::save::{refuse, save};
use super::stored::present;
use super::tidy::{tidy, tidy_record};
use super::{Decision, Edit, FieldError, Problem, Rejection, Validate, World, check::checked};
use crate::complaint::Refusal;
use crate::record::{Audit, AuditCase, AuditCaseId, AuditId, Complaint, from_fields};
use crate::sampling::sample;
use crate::{Change, Day, Record};

/// More than anybody looks through.
pub(super) const DRAWN_AT_MOST: i64 = 500;

impl Validate for Audit {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            for (day, field) in [(self.from, "from"), (self.to, "to")] {
                if let Some(day) = day {
                    check.past_day(day, today, field);
                }
            }
            let is_backwards = self.from.zip(self.to).is_some_and(|(from, to)| from > to);
            check.fail_if(is_backwards, "to", Problem::BeforeItsBeginning);
            check.range(Some(self.drawn), 1, DRAWN_AT_MOST, "drawn");
            check.paragraphs(&self.conclusion, "conclusion");
        })
    }
}

impl Validate for AuditCase {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| check.paragraphs(&self.note, "note"))
    }
}

/// Draws from the complaints closed in the window, and writes down which: one record each, to be filled in.
pub(super) fn draw(asked: &Audit, world: &mut impl World) -> Result<Decision, Rejection> {
    refuse(asked.problems(world.today()))?;
    let among = world.closed_complaints(asked.from, asked.to);
    let high = i64::try_from(among.len()).unwrap_or(i64::MAX);
    if among.is_empty() {
        return Err(Refusal::NothingClosed.into());
    }
    let size = usize::try_from(asked.drawn).unwrap_or(0);
    if size > among.len() {
        let problem = Problem::OutOfRange { low: 1, high };
        refuse(vec![FieldError::new("drawn", problem)])?;
    }
    let audit = Audit {
        id: AuditId(world.new_id()),
        among: high,
        by: world.staff(),
        at: world.now(),
        ..asked.clone()
    };
    references_exist(&audit.fields(), world)?;
    let mut changes = vec![Change::new(Audit::KIND, audit.id, tidy_record(&audit))];
    for (complaint, place) in sample(audit.seed, size, among).into_iter().zip(1..) {
        let case = AuditCase {
            id: AuditCaseId(world.new_id()),
            audit: audit.id,
            complaint,
            place,
            ..AuditCase::default()
        };
        changes.push(Change::new(AuditCase::KIND, case.id, tidy_record(&case)));
    }
    Ok(Decision::of::<Audit>(audit.id, changes))
}

/// What follows from an audit. What was drawn, and how, stays as it is.
pub(super) fn conclude(edit: &Edit<Audit>, world: &mut impl World) -> Result<Decision, Rejection> {
    let before = edit.before.as_ref().ok_or(Rejection::NotThere)?;
    let after = Audit {
        conclusion: edit.after.conclusion.clone(),
        ..before.clone()
    };
    let before = Some(before.clone());
    save(&Edit { before, after }, world)
}

/// What was found on one complaint, with who looked and when. Whoever it is about does not look into it.
pub(super) fn check(edit: &Edit<AuditCase>, world: &mut impl World) -> Result<Decision, Rejection> {
    let before = edit.before.as_ref().ok_or(Rejection::NotThere)?;
    let stored = present(Complaint::KIND.0, before.complaint.0, world)?;
    let named = stored.iter().map(|(name, value)| (name.as_ref(), value));
    let complaint: Complaint = from_fields(before.complaint.0, named);
    authority_over(&complaint, world).may_judge()?;
    let mut after = AuditCase {
        audit: before.audit,
        complaint: before.complaint,
        place: before.place,
        by: before.by,
        at: before.at,
        ..edit.after.clone()
    };
    let is_same = AuditCase {
        note: tidy(&after.note).to_owned(),
        ..after.clone()
    } == *before;
    if !is_same {
        after.by = world.staff();
        after.at = Some(world.now());
    }
    let before = Some(before.clone());
    save(&Edit { before, after }, world)
}
