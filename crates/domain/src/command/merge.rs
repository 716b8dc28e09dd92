use super::{Decision, RecordName, Rejection, World, present};
use crate::change::REMOVED;
use crate::record::{Customer, CustomerId};
use crate::{Change, ChangeSet, Name, Record, Value};
use serde::{Deserialize, Serialize};

/// Take the field `field` from the customer `from`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeChoice {
    pub field: Name,
    pub from: CustomerId,
}

/// What `keep` lacks comes from the others in their order; a choice overrules that. Elements of sets (tags,
/// competitors) are united. Everything that belonged to the others belongs to `keep` afterwards.
pub(super) fn merge(
    keep: CustomerId,
    others: &[CustomerId],
    choices: &[MergeChoice],
    world: &impl World,
) -> Result<Decision, Rejection> {
    if others.is_empty() || others.contains(&keep) {
        return Err(Rejection::NothingToMerge);
    }
    let kept: Customer = present(keep.0, world)?;
    let kept_fields = kept.fields();
    let mut merged = kept_fields.clone();
    let mut changes = ChangeSet::default();
    let mut removals = Vec::new();
    for other in others {
        let record: Customer = present(other.0, world)?;
        for (name, value) in record.fields() {
            let chosen = choices
                .iter()
                .any(|choice| choice.from == *other && choice.field == name);
            match merged.iter_mut().find(|(field, _)| *field == name) {
                Some((_, old)) if chosen => *old = value,
                Some(_) => {}
                None => merged.push((name, value)),
            }
        }
        removals.push(Change::new(
            Customer::KIND,
            *other,
            vec![
                (Name::Borrowed("merged_into"), Value::Id(keep.0)),
                (Name::Borrowed(REMOVED), Value::from("merged")),
            ],
        ));
    }
    // A customer cannot be supplied by itself, which merging with its supplier would make of it.
    merged.retain(|(name, value)| !(name == "supplied_by" && value.as_id() == Some(keep.0)));
    let sets = merged
        .into_iter()
        .filter(|field| !kept_fields.contains(field))
        .collect::<Vec<_>>();
    let was = kept_fields
        .into_iter()
        .filter(|(name, _)| sets.iter().any(|(set, _)| set == name))
        .collect();
    changes.push(Change {
        was,
        ..Change::new(Customer::KIND, keep, sets)
    });
    for other in others {
        for RecordName { kind, id } in world.belonging_to(*other) {
            changes.push(Change {
                kind,
                id,
                sets: vec![(Name::Borrowed("customer"), Value::Id(keep.0))],
                was: vec![(Name::Borrowed("customer"), Value::Id(other.0))],
            });
        }
    }
    changes.changes.extend(removals);
    Ok(Decision {
        changes,
        about: Some(RecordName::of::<Customer>(keep)),
    })
}
