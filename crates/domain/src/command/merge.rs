use super::stored::{change, present, value_of};
use super::{Decision, RecordName, Rejection, World};
use crate::change::{Fields, REMOVED};
use crate::record::{Customer, CustomerId};
use crate::{Name, Record, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Take the field `field` as it is at the customer `from`, empty or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeChoice {
    pub field: Name,
    pub from: CustomerId,
}

/// What says where a record is rather than what it is: never passed on.
const PLACES: [&str; 2] = [REMOVED, "merged_into"];

/// What `keep` lacks comes from the others in their order; a choice overrules that. Elements of sets (tags,
/// competitors) are united, and fields of newer builds come along. Everything that belonged to the others belongs to
/// `keep` afterwards.
pub(super) fn merge(
    keep: CustomerId,
    others: &[CustomerId],
    choices: &[MergeChoice],
    world: &impl World,
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
    let kept = present(Customer::KIND.0, keep.0, world)?;
    let merged = others
        .iter()
        .map(|other| Ok((*other, present(Customer::KIND.0, other.0, world)?)))
        .collect::<Result<Vec<_>, Rejection>>()?;
    let sets = united(keep, &kept, &merged, choices);
    let mut changes = vec![change(Customer::KIND.0, keep, sets, &kept)];
    for other in &others {
        for RecordName { kind, id } in world.belonging_to(*other) {
            let stored = [(Name::Borrowed("customer"), Value::Id(other.0))];
            changes.push(change(
                kind,
                id,
                vec![(Name::Borrowed("customer"), Value::Id(keep.0))],
                &stored,
            ));
        }
        // Its own customers, if it is an intermediary; those that are being merged are no longer supplied by anybody.
        for supplied in world.supplied_by(*other) {
            if supplied != keep && !seen.contains(&supplied) {
                let stored = [(Name::Borrowed("supplied_by"), Value::Id(other.0))];
                let sets = vec![(Name::Borrowed("supplied_by"), Value::Id(keep.0))];
                changes.push(change(Customer::KIND.0, supplied, sets, &stored));
            }
        }
    }
    for (other, stored) in &merged {
        let sets = vec![
            (Name::Borrowed("merged_into"), Value::Id(keep.0)),
            (Name::Borrowed(REMOVED), Value::from("merged")),
        ];
        changes.push(change(Customer::KIND.0, *other, sets, stored));
    }
    Ok(Decision::of::<Customer>(keep, changes))
}

/// Every field of any of them, as `keep` shall have it.
fn united(
    keep: CustomerId,
    kept: &Fields,
    merged: &[(CustomerId, Fields)],
    choices: &[MergeChoice],
) -> Fields {
    let all = || core::iter::once((keep, kept)).chain(merged.iter().map(|(id, f)| (*id, f)));
    let mut names = Vec::<&Name>::new();
    let mut known = BTreeSet::new();
    for (name, _) in all().flat_map(|(_, fields)| fields) {
        if known.insert(name) && !PLACES.contains(&name.as_ref()) {
            names.push(name);
        }
    }
    // Supplied by one that becomes the same customer would be supplied by itself.
    let names_itself = |value: &Value| {
        value
            .as_id()
            .is_some_and(|id| all().any(|(customer, _)| customer.0 == id))
    };
    let is_passed_on = |name: &Name, value: &Value| name != "supplied_by" || !names_itself(value);
    names
        .into_iter()
        .map(|name| {
            // How a value came to be known goes with the value.
            let told = name.strip_prefix("source/").unwrap_or(name);
            let chosen = choices.iter().rfind(|choice| choice.field == told);
            let chosen = chosen.and_then(|choice| all().find(|(id, _)| *id == choice.from));
            let holder = (told != name).then(|| all().find(|(_, f)| value_of(f, told).is_some()));
            let value = match chosen.or(holder.flatten()) {
                Some((_, fields)) => value_of(fields, name),
                None => all().find_map(|(_, fields)| {
                    value_of(fields, name).filter(|value| is_passed_on(name, value))
                }),
            };
            let value = value.filter(|value| is_passed_on(name, value));
            (name.clone(), value.cloned().unwrap_or_default())
        })
        .collect()
}
