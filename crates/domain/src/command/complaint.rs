use super::check::paragraphs_problem;
use super::reference::references_exist;
use super::save::refuse;
use super::stored::present;
use super::tidy::{tidy, tidy_record};
use super::{Decision, Rejection, Validate, World};
use crate::record::{Complaint, ComplaintId, ComplaintState, ComplaintStep, StepKind};
use crate::{Change, Record};

/// Step 1: the number, the time and the receiver come by themselves.
pub(super) fn record(
    complaint: &Complaint,
    solved: Option<&str>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let mut problems = complaint.problems(world.today());
    problems.extend(solved.and_then(|how| paragraphs_problem(tidy(how), "text")));
    refuse(problems)?;
    references_exist(&complaint.fields(), world)?;
    let complaint = Complaint {
        id: ComplaintId(world.new_id()),
        number: world.next_complaint_number(),
        at: world.now(),
        received_by: complaint.received_by.or(world.staff()),
        ..complaint.clone()
    };
    let mut changes = vec![
        Change::new(Complaint::KIND, complaint.id, tidy_record(&complaint)),
        step(complaint.id, StepKind::Registered, "", world),
    ];
    if let Some(how) = solved {
        changes.push(step(complaint.id, StepKind::SolvedOnTheSpot, how, world));
    }
    Ok(Decision::of::<Complaint>(complaint.id, changes))
}

pub(super) fn solve(
    id: ComplaintId,
    how: &str,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    if !state(id, world)?.is_open() {
        return Err(Rejection::AlreadyClosed);
    }
    one_step(id, StepKind::SolvedOnTheSpot, how, world)
}

pub(super) fn reopen(
    id: ComplaintId,
    why: &str,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    if state(id, world)?.is_open() {
        return Err(Rejection::AlreadyOpen);
    }
    one_step(id, StepKind::Reopened, why, world)
}

fn state(id: ComplaintId, world: &impl World) -> Result<ComplaintState, Rejection> {
    present(Complaint::KIND.0, id.0, world)?;
    Ok(ComplaintState::after(&world.steps(id)))
}

fn one_step(
    id: ComplaintId,
    kind: StepKind,
    text: &str,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    refuse(paragraphs_problem(tidy(text), "text").into_iter().collect())?;
    let step = step(id, kind, text, world);
    Ok(Decision::of::<Complaint>(id, [step]))
}

fn step(complaint: ComplaintId, kind: StepKind, text: &str, world: &mut impl World) -> Change {
    let id = world.new_id();
    let step = ComplaintStep {
        complaint,
        kind: Some(kind),
        at: world.now(),
        by: world.staff(),
        text: tidy(text).to_owned(),
        ..ComplaintStep::default()
    };
    Change::new(ComplaintStep::KIND, id, step.fields())
}
