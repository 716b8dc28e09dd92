//! Into the recycle bin and out of it.

use super::check::line_problem;
use super::save::refuse;
use super::stored::{change, heir, value_of};
use super::tidy::tidy;
use super::{Decision, RecordName, Rejection, World, is_removed};
use crate::change::{Fields, REMOVED};
use crate::record::{Customer, CustomerId};
use crate::{ChangeSet, Name, Record, Value};
use std::collections::BTreeSet;

/// Records that lie there already are passed over, and keep the reason they have.
pub(super) fn remove(
    records: &[RecordName],
    reason: &str,
    world: &impl World,
) -> Result<Decision, Rejection> {
    let reason = tidy(reason);
    refuse(line_problem(reason, REMOVED).into_iter().collect())?;
    each(records, world, |_, stored| {
        if is_removed(stored) {
            return Fields::new();
        }
        vec![(Name::Borrowed(REMOVED), Value::from(reason))]
    })
}

/// Records that do not lie there are passed over. A merged customer is one of its own again; what belonged to one that is
/// merged meanwhile belongs to the customer it became.
pub(super) fn restore(records: &[RecordName], world: &impl World) -> Result<Decision, Rejection> {
    let restored = records.iter().collect::<BTreeSet<_>>();
    each(records, world, |record, stored| {
        if !is_removed(stored) {
            return Fields::new();
        }
        let mut sets = vec![(Name::Borrowed(REMOVED), Value::Null)];
        if record.kind == Customer::KIND.0 {
            sets.push((Name::Borrowed("merged_into"), Value::Null));
        } else if let Some(owner) = value_of(stored, "customer").and_then(Value::as_id)
            && !restored.contains(&RecordName::of::<Customer>(owner))
        {
            let heir = heir(CustomerId(owner), world);
            sets.push((Name::Borrowed("customer"), Value::Id(heir.0)));
        }
        sets
    })
}

fn each(
    records: &[RecordName],
    world: &impl World,
    sets: impl Fn(&RecordName, &[(Name, Value)]) -> Fields,
) -> Result<Decision, Rejection> {
    if records.is_empty() {
        return Err(Rejection::NothingSelected);
    }
    let mut changes = ChangeSet::default();
    let mut seen = BTreeSet::new();
    for record in records.iter().filter(|record| seen.insert(*record)) {
        let stored = world
            .fields(&record.kind, record.id)
            .ok_or(Rejection::NotThere)?;
        let sets = sets(record, &stored);
        changes.push(change(record.kind.clone(), record.id, sets, &stored));
    }
    let about = match records {
        [only] => Some(only.clone()),
        _ => None,
    };
    Ok(Decision { changes, about })
}
