use super::making::{authority_over, first_step, step_after};
use crate::command::check::paragraphs_problem;
use crate::command::reference::references_exist;
use crate::command::save::refuse;
use crate::command::tidy::{tidy, tidy_record};
use crate::command::{Decision, Rejection, Validate, World};
use crate::complaint::{Move, Refusal, Standing};
use crate::record::{Complaint, ComplaintId, Severity};
use crate::{Change, Record};

/// Step 1: the number, the time and the receiver come by themselves.
pub(in crate::command) fn record(
    complaint: &Complaint,
    solved: Option<&str>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let mut problems = complaint.problems(world.today());
    problems.extend(solved.and_then(|how| paragraphs_problem(tidy(how), "text")));
    refuse(problems)?;
    references_exist(&complaint.fields(), world)?;
    let complaint = &graded(complaint.clone());
    if solved.is_some() {
        if complaint.severity == Some(Severity::Major) {
            return Err(Refusal::MajorNotOnTheSpot.into());
        }
        authority_over(complaint, world).may_judge()?;
    }
    Ok(registered(complaint.clone(), solved, world))
}

/// A complaint that an answer to a survey set off.
pub(in crate::command) fn registered_by_answer(
    complaint: Complaint,
    world: &mut impl World,
) -> Result<Vec<Change>, Rejection> {
    refuse(complaint.problems(world.today()))?;
    Ok(registered(complaint, None, world).changes.changes)
}

/// Where somebody could be hurt it is a major one, whatever was ticked beside it.
pub(super) fn graded(complaint: Complaint) -> Complaint {
    let severity = if complaint.safety {
        Some(Severity::Major)
    } else {
        complaint.severity
    };
    Complaint {
        severity,
        ..complaint
    }
}

/// A new complaint with the step that registers it.
pub(super) fn registered(
    complaint: Complaint,
    solved: Option<&str>,
    world: &mut impl World,
) -> Decision {
    let complaint = Complaint {
        id: ComplaintId(world.new_id()),
        number: world.next_complaint_number(),
        at: world.now(),
        received_by: complaint.received_by.or(world.staff()),
        ..graded(complaint)
    };
    let mut changes = vec![
        Change::new(Complaint::KIND, complaint.id, tidy_record(&complaint)),
        first_step(complaint.id, world),
    ];
    if let Some(how) = solved {
        let standing = Standing {
            next_turn: 2,
            ..Standing::default()
        };
        let made = Move::SolveOnTheSpot {
            how: how.to_owned(),
            remedies: std::collections::BTreeSet::new(),
            cost: None,
        };
        changes.push(step_after(&standing, complaint.id, &made, &[], world));
    }
    Decision::of::<Complaint>(complaint.id, changes)
}
