use super::{Rejection, World, is_removed};
use crate::change::Fields;
use crate::record::{CustomerId, from_fields};
use crate::{Change, Id, Name, Record, Value};

/// The stored fields of a record; refused when it is not there or lies in the recycle bin.
pub(super) fn present(kind: &str, id: Id, world: &impl World) -> Result<Fields, Rejection> {
    let fields = world.fields(kind, id).ok_or(Rejection::NotThere)?;
    if is_removed(&fields) {
        return Err(Rejection::InRecycleBin);
    }
    Ok(fields)
}

pub(super) fn value_of<'a>(stored: &'a [(Name, Value)], name: &str) -> Option<&'a Value> {
    let found = stored.iter().find(|(field, _)| field == name)?;
    Some(&found.1).filter(|value| !value.is_null())
}

/// The record that these fields make.
pub(super) fn read<R: Record>(id: Id, stored: &[(Name, Value)]) -> R {
    from_fields(
        id,
        stored.iter().map(|(name, value)| (name.as_ref(), value)),
    )
}

/// What really changes, given what is stored: fields that hold the value already are left out, and what is replaced
/// is noted, a value of a newer build too, so that undo brings back exactly that.
pub(super) fn change(
    kind: impl Into<Name>,
    id: impl Into<Id>,
    mut sets: Fields,
    stored: &[(Name, Value)],
) -> Change {
    sets.retain(|(name, value)| value_of(stored, name).unwrap_or(&Value::Null) != value);
    let was = sets
        .iter()
        .filter_map(|(name, _)| Some((name.clone(), value_of(stored, name)?.clone())))
        .collect();
    Change {
        kind: kind.into(),
        id: id.into(),
        sets,
        was,
    }
}

/// The customer that a merged one has become; the customer itself when it was not merged.
pub(super) fn heir(mut customer: CustomerId, world: &impl World) -> CustomerId {
    // Two devices may have merged two customers into each other: such a ring is not followed for ever.
    for _ in 0..LONGEST_CHAIN {
        let next = world
            .fields("customer", customer.0)
            .filter(|fields| is_removed(fields))
            .and_then(|fields| value_of(&fields, "merged_into")?.as_id());
        match next {
            Some(next) => customer = CustomerId(next),
            None => break,
        }
    }
    customer
}

/// Longer than any chain of intermediaries or merges that a shop makes.
pub(super) const LONGEST_CHAIN: u32 = 100;
