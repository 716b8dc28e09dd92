use super::SurveyRefusal;
use super::designing::read;
use crate::command::stored::present;
use crate::command::{Decision, Rejection, World};
use crate::record::{Audience, Survey, SurveyDraw, SurveyId};
use crate::sampling::{SEEDS, sample};
use crate::survey::{Group, limits};
use crate::{Change, Record};

/// Who is to be asked, written down. `seed` draws the same once more; without one it comes from the dice.
pub(in crate::command) fn draw_sample(
    id: SurveyId,
    seed: Option<i64>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let survey: Survey = read(id.0, &present(Survey::KIND.0, id.0, world)?);
    let group: Group = survey
        .group
        .parse()
        .map_err(|_unreadable| SurveyRefusal::NoSuchGroup)?;
    let asked = world.customers_to_ask(&group, survey.fatigue_days.unwrap_or(0));
    if asked.may_be_asked.is_empty() {
        return Err(SurveyRefusal::NobodyToAsk.into());
    }
    let audience = survey.audience.unwrap_or(Audience::Everyone);
    let draw_id = world.new_id();
    // What is random in an identity is its end.
    let dice = draw_id.0 & 0x3fff_ffff_ffff_ffff;
    let seed = seed.unwrap_or(i64::try_from(dice).unwrap_or(0) % SEEDS);
    let population = asked.may_be_asked.len();
    let chosen = if audience == Audience::Sample {
        let size = survey.sample_size.unwrap_or(0).clamp(1, limits::SAMPLE);
        let size = usize::try_from(size).unwrap_or(1);
        sample(seed, size, asked.may_be_asked)
    } else {
        // Everybody: a list of all would only repeat the group.
        Vec::new()
    };
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let drawn = SurveyDraw {
        survey: id,
        at: world.now(),
        by: world.staff(),
        audience: Some(audience),
        group: survey.group,
        seed,
        population: count(population),
        resting: count(asked.resting),
        chosen,
        ..SurveyDraw::default()
    };
    Ok(Decision::of::<SurveyDraw>(
        draw_id,
        [Change::new(SurveyDraw::KIND, draw_id, drawn.fields())],
    ))
}
