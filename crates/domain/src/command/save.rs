use super::reference::{is_supplied_by_itself, references_exist};
use super::stored::{change, present};
use super::tidy::{tidy_fields, tidy_record};
use super::{Decision, Edit, FieldError, Problem, RecordName, Rejection, Validate, World};
use crate::change::{Fields, REMOVED};
use crate::record::{Customer, Survey, diff, recommend};
use crate::{Change, Id, Name, Record, Value};

/// Adds a record, or writes what differs.
pub(super) fn save<R: Record + Validate>(
    edit: &Edit<R>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let Some(before) = &edit.before else {
        let sets = tidy_record(&edit.after);
        refuse(edit.after.problems(world.today()))?;
        references_exist(&sets, world)?;
        let id = world.new_id();
        return Ok(Decision::of::<R>(id, [Change::new(R::KIND, id, sets)]));
    };
    let id = before.id();
    let stored = present(R::KIND.0, id, world)?;
    let sets = tidy_fields(diff(before, &edit.after).sets);
    check_edit(&edit.after, id, &sets, world)?;
    Ok(Decision::of::<R>(
        id,
        [change(R::KIND.0, id, sets, &stored)],
    ))
}

/// Writes what differs of a record that every book has one of, under a fixed identity.
pub(super) fn save_single<R: Record + Validate>(
    id: Id,
    edit: &Edit<R>,
    world: &impl World,
) -> Result<Decision, Rejection> {
    let blank = R::with_id(id);
    let sets = tidy_fields(diff(edit.before.as_ref().unwrap_or(&blank), &edit.after).sets);
    check_edit(&edit.after, id, &sets, world)?;
    let stored = world.fields(R::KIND.0, id).unwrap_or_default();
    Ok(Decision::of::<R>(
        id,
        [change(R::KIND.0, id, sets, &stored)],
    ))
}

/// The survey every shop has is there, and out of the recycle bin, once it is answered.
pub(super) fn recommend_survey(world: &impl World) -> Change {
    let survey = recommend::survey();
    match world.fields(Survey::KIND.0, survey.id.0) {
        None => Change::new(Survey::KIND, survey.id, survey.fields()),
        Some(stored) => {
            let restored = vec![(Name::Borrowed(REMOVED), Value::Null)];
            change(Survey::KIND.0, survey.id, restored, &stored)
        }
    }
}

/// What an edit changes must be right; what was wrong before, and is not touched, does not stand in its way.
fn check_edit<R: Record + Validate>(
    after: &R,
    id: Id,
    sets: &Fields,
    world: &impl World,
) -> Result<(), Rejection> {
    let mut problems = after.problems(world.today());
    problems.retain(|problem| {
        sets.iter().any(|(name, _)| {
            name.strip_prefix(problem.field.as_ref())
                .is_some_and(|key| key.is_empty() || key.starts_with('/'))
        })
    });
    if R::KIND == Customer::KIND && is_supplied_by_itself(id, sets, world) {
        let problem = FieldError::new("supplied_by", Problem::NamesItself);
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    refuse(problems)?;
    references_exist(sets, world)
}

pub(super) fn refuse(problems: Vec<FieldError>) -> Result<(), Rejection> {
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Rejection::Invalid(problems))
    }
}

impl Decision {
    /// About one record; changes that change nothing are left out.
    pub(super) fn of<R: Record>(
        id: impl Into<Id>,
        changes: impl IntoIterator<Item = Change>,
    ) -> Self {
        let mut decision = Self {
            about: Some(RecordName::of::<R>(id)),
            ..Self::default()
        };
        for change in changes {
            decision.changes.push(change);
        }
        decision
    }
}
