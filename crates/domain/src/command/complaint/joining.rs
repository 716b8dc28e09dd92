//! Merging, splitting and linking complaints.

use super::making::{standing_of, step_after};
use super::recording::registered;
use crate::command::reference::references_exist;
use crate::command::save::refuse;
use crate::command::stored::{change, present};
use crate::command::{Decision, Rejection, Validate, World};
use crate::complaint::{Move, Refusal};
use crate::record::{Complaint, ComplaintId, StepKind};
use crate::{ChangeSet, Name, Record, Value};
use std::collections::BTreeSet;

/// The others go on in `keep`, each with all that was said and done there.
pub(in crate::command) fn merge(
    keep: ComplaintId,
    others: &[ComplaintId],
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let mut seen = BTreeSet::new();
    let others = others
        .iter()
        .copied()
        .filter(|other| seen.insert(*other))
        .collect::<Vec<_>>();
    if others.is_empty() || seen.contains(&keep) {
        return Err(Rejection::NothingToMerge);
    }
    let (kept, mut standing) = standing_of(keep, world)?;
    standing.allows(StepKind::TookIn)?;
    let mut changes = Vec::new();
    for other in others {
        let (merged, its_standing) = standing_of(other, world)?;
        if merged.customer != kept.customer {
            return Err(Refusal::DifferentCustomers.into());
        }
        its_standing.allows(StepKind::MergedInto)?;
        let into = Move::MergeInto { other: keep };
        changes.push(step_after(&its_standing, other, &into, &[], world));
        let took = Move::TakeIn { other };
        changes.push(step_after(&standing, keep, &took, &[], world));
        standing.next_turn += 1;
    }
    Ok(Decision::of::<Complaint>(keep, changes))
}

/// A part of a complaint becomes one of its own, of the same customer.
pub(in crate::command) fn split(
    from: ComplaintId,
    part: &Complaint,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let (whole, standing) = standing_of(from, world)?;
    standing.allows(StepKind::SplitOff)?;
    let part = Complaint {
        customer: whole.customer,
        split_from: Some(from),
        ..part.clone()
    };
    refuse(part.problems(world.today()))?;
    references_exist(&part.fields(), world)?;
    let mut decision = registered(part, None, world);
    if let Some(new) = &decision.about {
        let other = ComplaintId(new.id);
        let off = Move::SplitOff { other };
        decision
            .changes
            .push(step_after(&standing, from, &off, &[], world));
    }
    Ok(decision)
}

/// Notes on both sides that it is the same trouble.
pub(in crate::command) fn link(
    one: ComplaintId,
    other: ComplaintId,
    world: &impl World,
) -> Result<Decision, Rejection> {
    set_link(one, other, &Value::Bool(true), world)
}

pub(in crate::command) fn unlink(
    one: ComplaintId,
    other: ComplaintId,
    world: &impl World,
) -> Result<Decision, Rejection> {
    set_link(one, other, &Value::Null, world)
}

fn set_link(
    one: ComplaintId,
    other: ComplaintId,
    value: &Value,
    world: &impl World,
) -> Result<Decision, Rejection> {
    if one == other {
        return Err(Rejection::NothingToMerge);
    }
    let mut changes = ChangeSet::default();
    for (this, that) in [(one, other), (other, one)] {
        let stored = present(Complaint::KIND.0, this.0, world)?;
        let sets = vec![(Name::Owned(format!("alike/{that}")), value.clone())];
        changes.push(change(Complaint::KIND.0, this, sets, &stored));
    }
    Ok(Decision::of::<Complaint>(one, changes.changes))
}
