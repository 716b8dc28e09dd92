use super::save::references_exist;
use super::{Decision, RecordName, Rejection, Validate, World, present};
use crate::record::{Complaint, ComplaintId, ComplaintState, ComplaintStep, StepKind};
use crate::{Change, Record};

/// Step 1: the number, the time and the receiver come by themselves.
pub(super) fn record(
    complaint: &Complaint,
    solved: Option<&str>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let problems = complaint.problems(world.today());
    if !problems.is_empty() {
        return Err(Rejection::Invalid(problems));
    }
    references_exist(&complaint.fields(), world)?;
    let complaint = Complaint {
        id: ComplaintId(world.new_id()),
        number: world.next_complaint_number(),
        at: world.now(),
        received_by: complaint.received_by.or(world.staff()),
        ..complaint.clone()
    };
    let mut decision = Decision {
        about: Some(RecordName::of::<Complaint>(complaint.id)),
        ..Decision::default()
    };
    decision.changes.push(Change::new(
        Complaint::KIND,
        complaint.id,
        complaint.fields(),
    ));
    decision
        .changes
        .push(step(complaint.id, StepKind::Registered, "", world));
    if let Some(how) = solved {
        decision
            .changes
            .push(step(complaint.id, StepKind::SolvedOnTheSpot, how, world));
    }
    Ok(decision)
}

pub(super) fn solve(
    id: ComplaintId,
    how: &str,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    if !state(id, world)?.is_open() {
        return Err(Rejection::AlreadyClosed);
    }
    Ok(one_step(id, StepKind::SolvedOnTheSpot, how, world))
}

pub(super) fn reopen(
    id: ComplaintId,
    why: &str,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    if state(id, world)?.is_open() {
        return Err(Rejection::AlreadyOpen);
    }
    Ok(one_step(id, StepKind::Reopened, why, world))
}

fn state(id: ComplaintId, world: &impl World) -> Result<ComplaintState, Rejection> {
    present::<Complaint>(id.0, world)?;
    Ok(ComplaintState::after(&world.steps(id)))
}

fn one_step(id: ComplaintId, kind: StepKind, text: &str, world: &mut impl World) -> Decision {
    let mut decision = Decision {
        about: Some(RecordName::of::<Complaint>(id)),
        ..Decision::default()
    };
    decision.changes.push(step(id, kind, text, world));
    decision
}

fn step(complaint: ComplaintId, kind: StepKind, text: &str, world: &mut impl World) -> Change {
    let id = world.new_id();
    let step = ComplaintStep {
        complaint,
        kind: Some(kind),
        at: world.now(),
        by: world.staff(),
        text: text.to_owned(),
        ..ComplaintStep::default()
    };
    Change::new(ComplaintStep::KIND, id, step.fields())
}
