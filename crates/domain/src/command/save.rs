use super::{
    Decision, Edit, FieldError, Problem, RecordName, Rejection, Validate, World, is_removed,
    present,
};
use crate::change::REMOVED;
use crate::record::{Answer, Customer, Difference, Survey, diff, recommend};
use crate::{Change, ChangeSet, Id, Name, Record, Value};

/// Adds a record, or writes what differs.
pub(super) fn save<R: Record + Validate>(
    edit: &Edit<R>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    valid(&edit.after, world)?;
    references_exist(&edit.after.fields(), world)?;
    match &edit.before {
        Some(before) => {
            present::<R>(before.id(), world)?;
            Ok(change::<R>(before.id(), diff(before, &edit.after)))
        }
        None => {
            let id = world.new_id();
            Ok(change::<R>(
                id,
                Difference {
                    sets: edit.after.fields(),
                    was: Vec::new(),
                },
            ))
        }
    }
}

/// Writes what differs of a record that every book has one of, under a fixed identity.
pub(super) fn save_single<R: Record + Validate>(
    edit: &Edit<R>,
    world: &impl World,
) -> Result<Decision, Rejection> {
    valid(&edit.after, world)?;
    let blank = R::with_id(edit.after.id());
    let before = edit.before.as_ref().unwrap_or(&blank);
    Ok(change::<R>(edit.after.id(), diff(before, &edit.after)))
}

pub(super) fn record_answer(
    answer: &Answer,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    valid(answer, world)?;
    references_exist(&answer.fields(), world)?;
    let mut decision = Decision::default();
    if answer.survey == recommend::ID && world.fields("survey", recommend::ID.0).is_none() {
        let survey = recommend::survey();
        decision
            .changes
            .push(Change::new(Survey::KIND, survey.id, survey.fields()));
    }
    let id = world.new_id();
    decision
        .changes
        .push(Change::new(Answer::KIND, id, answer.fields()));
    decision.about = Some(RecordName::of::<Answer>(id));
    Ok(decision)
}

pub(super) fn remove(
    records: &[RecordName],
    reason: &str,
    world: &impl World,
) -> Result<Decision, Rejection> {
    set_removed(
        records,
        |fields| (!is_removed(fields)).then(|| Value::Text(reason.to_owned())),
        world,
    )
}

pub(super) fn restore(records: &[RecordName], world: &impl World) -> Result<Decision, Rejection> {
    set_removed(
        records,
        |fields| is_removed(fields).then_some(Value::Null),
        world,
    )
}

fn set_removed(
    records: &[RecordName],
    value: impl Fn(&[(Name, Value)]) -> Option<Value>,
    world: &impl World,
) -> Result<Decision, Rejection> {
    if records.is_empty() {
        return Err(Rejection::NothingSelected);
    }
    let mut changes = ChangeSet::default();
    for record in records {
        let fields = world
            .fields(&record.kind, record.id)
            .ok_or(Rejection::NotThere)?;
        let Some(value) = value(&fields) else {
            continue;
        };
        let was = fields
            .into_iter()
            .filter(|(name, value)| name == REMOVED && !value.is_null())
            .collect();
        changes.push(Change {
            kind: record.kind.clone(),
            id: record.id,
            sets: vec![(Name::Borrowed(REMOVED), value)],
            was,
        });
    }
    let about = match records {
        [only] => Some(only.clone()),
        _ => None,
    };
    Ok(Decision { changes, about })
}

fn valid(record: &impl Validate, world: &impl World) -> Result<(), Rejection> {
    let problems = record.problems(world.today());
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Rejection::Invalid(problems))
    }
}

/// A record that names a customer needs that customer to be there.
pub(super) fn references_exist(
    fields: &[(Name, Value)],
    world: &impl World,
) -> Result<(), Rejection> {
    for (name, value) in fields {
        let (field, Some(id)) = (name.as_ref(), value.as_id()) else {
            continue;
        };
        let field = match field {
            "customer" => "customer",
            "supplied_by" => "supplied_by",
            _ => continue,
        };
        if present::<Customer>(id, world).is_err() {
            return Err(Rejection::Invalid(vec![FieldError::new(
                field,
                Problem::NotThere,
            )]));
        }
    }
    Ok(())
}

fn change<R: Record>(id: Id, difference: Difference) -> Decision {
    let Difference { sets, was } = difference;
    let mut changes = ChangeSet::default();
    changes.push(Change {
        was,
        ..Change::new(R::KIND, id, sets)
    });
    Decision {
        changes,
        about: Some(RecordName::of::<R>(id)),
    }
}
