use super::SurveyRefusal;
use super::designing::{read, records_of_survey};
use crate::command::stored::{change, present};
use crate::command::{Decision, Rejection, World};
use crate::record::{Survey, SurveyEdition, SurveyId};
use crate::survey::{DraftRecords, Form, check, file, form_of};
use crate::value::Field as _;
use crate::{Change, Name, Record};

/// Freezes the survey as it stands, under the next number. From now on this is what is asked; what was answered before
/// keeps the version it answered.
pub(in crate::command) fn publish(
    id: SurveyId,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let stored = present(Survey::KIND.0, id.0, world)?;
    let form = draft_form(id, world)?;
    let flaws = check(&form);
    if !flaws.is_empty() {
        return Err(SurveyRefusal::NotSound(flaws).into());
    }
    let form = form.without_rules();
    let digest = file::digest_text(&form);
    let latest = latest_edition(id, world);
    if latest
        .as_ref()
        .is_some_and(|latest| latest.digest == digest)
    {
        return Err(SurveyRefusal::NothingChanged.into());
    }
    let survey: Survey = read(id.0, &stored);
    let number = latest.map_or(0, |latest| latest.number).max(survey.version) + 1;
    let edition = SurveyEdition {
        survey: id,
        number,
        at: world.now(),
        by: world.staff(),
        content: file::write_short(&form),
        digest,
        ..SurveyEdition::default()
    };
    let edition_id = world.new_id();
    let sets = vec![(Name::Borrowed("version"), number.to_value())];
    Ok(Decision::of::<SurveyEdition>(
        edition_id,
        [
            Change::new(SurveyEdition::KIND, edition_id, edition.fields()),
            change(Survey::KIND.0, id, sets, &stored),
        ],
    ))
}

/// The survey as it is being designed.
pub(super) fn draft_form(id: SurveyId, world: &impl World) -> Result<Form, Rejection> {
    let stored = present(Survey::KIND.0, id.0, world)?;
    Ok(form_of(&DraftRecords {
        survey: read(id.0, &stored),
        pages: records_of_survey(id, world),
        questions: records_of_survey(id, world),
        skips: records_of_survey(id, world),
        rules: records_of_survey(id, world),
    }))
}

/// The one that is asked: of two that were published on two devices at once, the later.
pub(super) fn latest_edition(id: SurveyId, world: &impl World) -> Option<SurveyEdition> {
    let editions = records_of_survey::<SurveyEdition>(id, world).into_iter();
    editions.max_by_key(|edition| (edition.number, edition.at, edition.id))
}
