use super::SurveyRefusal;
use super::designing::read;
use crate::command::save::{refuse, save};
use crate::command::stored::{change, present};
use crate::command::tidy::tidy;
use crate::command::{Decision, Edit, FieldError, Problem, Rejection, World, check};
use crate::record::{FollowUp, FollowUpId, FollowUpOutcome, Loss};
use crate::value::Field as _;
use crate::{Name, Record, Value};

/// A follow-up comes to its end, with what came of it. An outcome stands.
pub(in crate::command) fn end_follow_up(
    id: FollowUpId,
    outcome: FollowUpOutcome,
    result: &str,
    world: &impl World,
) -> Result<Decision, Rejection> {
    let stored = present(FollowUp::KIND.0, id.0, world)?;
    if read::<FollowUp>(id.0, &stored).outcome.is_some() {
        return Err(SurveyRefusal::FollowUpOver.into());
    }
    let result = tidy(result);
    let mut problems: Vec<_> = check::paragraphs_problem(result, "result")
        .into_iter()
        .collect();
    // Dropped without a word is what surveys are blamed for.
    if result.is_empty() && outcome == FollowUpOutcome::Dropped {
        problems.push(FieldError::new("result", Problem::Missing));
    }
    refuse(problems)?;
    let mut sets = vec![
        (Name::Borrowed("outcome"), outcome.to_value()),
        (Name::Borrowed("done_day"), world.today().to_value()),
    ];
    if !result.is_empty() {
        sets.push((Name::Borrowed("result"), Value::from(result)));
    }
    Ok(Decision::of::<FollowUp>(
        id,
        [change(FollowUp::KIND.0, id, sets, &stored)],
    ))
}

/// Notes a lost customer, or how far winning them back has come; the day of a new state comes by itself.
pub(in crate::command) fn save_loss(
    edit: &Edit<Loss>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let mut after = edit.after.clone();
    let was = edit
        .before
        .as_ref()
        .map(|before| (before.state, before.state_day));
    if was != Some((after.state, after.state_day))
        && was.is_none_or(|(state, _)| state != after.state)
    {
        after.state_day = Some(world.today());
    }
    if edit.before.is_none() {
        after.at = world.now();
        after.by = after.by.or(world.staff());
        after.state = after.state.or(Some(crate::record::WinBack::Lost));
    }
    let before = edit.before.clone();
    save(&Edit { before, after }, world)
}
