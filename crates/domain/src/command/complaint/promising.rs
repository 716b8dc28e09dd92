use crate::command::reference::references_exist;
use crate::command::save::refuse;
use crate::command::stored::{change, present, read};
use crate::command::tidy::{tidy, tidy_record};
use crate::command::{Decision, Rejection, Validate, World, check};
use crate::complaint::Refusal;
use crate::record::{Promise, PromiseId, PromiseOutcome};
use crate::value::Field as _;
use crate::{Change, Name, Record, Value};

/// Gives a promise. While another, different one is open (on the same complaint, or to the same customer where it is
/// about none), the command must name the latest of those, so that nobody promises something else without having
/// seen it.
pub(in crate::command) fn promise(
    promise: &Promise,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    refuse(promise.problems(world.today()))?;
    let promise = Promise {
        by: promise.by.or(world.staff()),
        at: world.now(),
        outcome: None,
        outcome_at: None,
        outcome_note: String::new(),
        ..promise.clone()
    };
    references_exist(&promise.fields(), world)?;
    if let Some(open) = open_beside(&promise, world)
        && promise.beside != Some(open.id)
    {
        return Err(Refusal::PromisedOtherwise {
            promise: open.id,
            what: open.what,
        }
        .into());
    }
    let id = world.new_id();
    let sets = tidy_record(&promise);
    Ok(Decision::of::<Promise>(
        id,
        [Change::new(Promise::KIND, id, sets)],
    ))
}

/// The latest open promise that says something else.
fn open_beside(promise: &Promise, world: &impl World) -> Option<Promise> {
    let records = world.belonging_to(promise.customer).into_iter();
    let promises = records.filter(|record| record.kind == Promise::KIND.0);
    let promises = promises.filter_map(|record| {
        let stored = world.fields(&record.kind, record.id)?;
        Some(read::<Promise>(record.id, &stored))
    });
    promises
        .filter(|known| {
            known.outcome.is_none()
                && (promise.complaint.is_none() || known.complaint == promise.complaint)
                && (tidy(&known.what) != tidy(&promise.what) || known.until != promise.until)
        })
        .max_by_key(|known| (known.at, known.id))
}

/// Kept, broken, or taken back. An outcome stands.
pub(in crate::command) fn end_promise(
    id: PromiseId,
    outcome: PromiseOutcome,
    note: &str,
    world: &impl World,
) -> Result<Decision, Rejection> {
    let stored = present(Promise::KIND.0, id.0, world)?;
    if read::<Promise>(id.0, &stored).outcome.is_some() {
        return Err(Refusal::PromiseOver.into());
    }
    let problem = check::paragraphs_problem(tidy(note), "outcome_note");
    refuse(problem.into_iter().collect())?;
    let mut sets = vec![
        (Name::Borrowed("outcome"), outcome.to_value()),
        (Name::Borrowed("outcome_at"), world.now().to_value()),
    ];
    if !tidy(note).is_empty() {
        sets.push((Name::Borrowed("outcome_note"), Value::from(tidy(note))));
    }
    Ok(Decision::of::<Promise>(
        id,
        [change(Promise::KIND.0, id, sets, &stored)],
    ))
}
