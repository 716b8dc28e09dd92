use super::making::standing_of;
use super::recording::{graded, record};
use crate::Record;
use crate::command::save::{refuse, save as save_record};
use crate::command::stored::{change, present, read, value_of};
use crate::command::{Decision, Edit, FieldError, Problem, Rejection, World};
use crate::complaint::Refusal;
use crate::record::{
    Complaint, ComplaintState, ComplaintStep, CustomerId, Promise, Purchase, PurchaseId, Return,
    StepKind,
};
use crate::value::Field as _;
use crate::{Change, Instant, Name, Value};

/// What was told is filled in or put right until it is archived; the history of the record shows what it said before.
/// Its number stays, and so does the complaint it was split from.
pub(in crate::command) fn save(
    edit: &Edit<Complaint>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let Some(before) = &edit.before else {
        return record(&edit.after, None, world);
    };
    let (stored, standing) = standing_of(before.id, world)?;
    match standing.state {
        ComplaintState::Archived => return Err(Refusal::Archived.into()),
        ComplaintState::Merged => return Err(Refusal::Merged.into()),
        _ => {}
    }
    let after = Complaint {
        id: before.id,
        number: before.number,
        split_from: before.split_from,
        ..edit.after.clone()
    };
    let is_graded_anew = after.severity != before.severity || after.safety != before.safety;
    let after = match (is_graded_anew, Complaint::may_set_severity(&standing)) {
        (true, false) => return Err(Refusal::SeverityByReview.into()),
        (true, true) => graded(after),
        (false, _) => after,
    };
    if after.at != before.at {
        let steps = world.steps(before.id);
        refuse(
            time_problem(after.at, &steps, world.now())
                .into_iter()
                .collect(),
        )?;
    }
    let is_other_customer = after.customer != before.customer;
    if is_other_customer || after.purchase != before.purchase {
        let problem = after
            .purchase
            .is_some_and(|purchase| !is_of(purchase, after.customer, world))
            .then(|| FieldError::new("purchase", Problem::OfAnotherCustomer));
        refuse(problem.into_iter().collect())?;
    }
    let moved = if is_other_customer {
        moved(&stored, after.customer, world)?
    } else {
        Vec::new()
    };
    let mut decision = save_record(
        &Edit {
            before: Some(before.clone()),
            after,
        },
        world,
    )?;
    for change in moved {
        decision.changes.push(change);
    }
    Ok(decision)
}

/// It was told before now, and before anything was done about it.
fn time_problem(at: Instant, steps: &[ComplaintStep], now: Instant) -> Option<FieldError> {
    let first_done = steps
        .iter()
        .filter(|step| step.kind != Some(StepKind::Registered))
        .map(|step| step.at)
        .min();
    let problem = if at > now {
        Problem::InTheFuture
    } else if first_done.is_some_and(|done| at > done) {
        Problem::AfterWhatFollowed
    } else {
        return None;
    };
    Some(FieldError::new("at", problem))
}

fn is_of(purchase: PurchaseId, customer: CustomerId, world: &impl World) -> bool {
    // One that is not there is refused with its own sentence.
    present(Purchase::KIND.0, purchase.0, world).map_or(true, |stored| {
        value_of(&stored, "customer").and_then(Value::as_id) == Some(customer.0)
    })
}

/// What was promised for a complaint goes with it to another customer; goods that came back do not.
fn moved(
    complaint: &Complaint,
    to: CustomerId,
    world: &impl World,
) -> Result<Vec<Change>, Rejection> {
    let mut changes = Vec::new();
    for record in world.belonging_to(complaint.customer) {
        let is_return = record.kind == Return::KIND.0;
        if !is_return && record.kind != Promise::KIND.0 {
            continue;
        }
        let stored = present(&record.kind, record.id, world)?;
        let about = if is_return {
            read::<Return>(record.id, &stored).complaint
        } else {
            read::<Promise>(record.id, &stored).complaint
        };
        if about != Some(complaint.id) {
            continue;
        }
        if is_return {
            return Err(Refusal::ReturnsNameIt.into());
        }
        let sets = vec![(Name::Borrowed("customer"), to.to_value())];
        changes.push(change(Promise::KIND.0, record.id, sets, &stored));
    }
    Ok(changes)
}
