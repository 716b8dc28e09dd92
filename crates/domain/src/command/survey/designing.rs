use super::SurveyRefusal;
use crate::change::Fields;
use crate::command::reference::references_exist;
use crate::command::save::{refuse, save};
use crate::command::stored::{change, present};
use crate::command::tidy::{tidy, tidy_record};
use crate::command::{Decision, Edit, Rejection, Validate as _, World};
use crate::record::{
    QuestionId, Survey, SurveyId, SurveyLink, SurveyPage, SurveyPageId, SurveyQuestion, from_fields,
};
use crate::survey::{Form, file, records_of};
use crate::value::Field as _;
use crate::{Change, Id, Name, Record};

/// Letters of a question's own name.
const NAME_LETTERS: usize = 12;

/// A survey from a template or a file, as one step. The title is what the staff call it.
pub(in crate::command) fn add(
    form: &Form,
    title: &str,
    template: &str,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    if let Err(file::FileError::TooMuch { limit }) = file::within_limits(form) {
        return Err(SurveyRefusal::TooMuch { limit }.into());
    }
    let id = SurveyId(world.new_id());
    let language = form.languages.first().map_or("", String::as_str);
    let given = tidy(title);
    let survey = Survey {
        id,
        title: if given.is_empty() {
            form.title.get(language, &form.languages).to_owned()
        } else {
            given.to_owned()
        },
        template: template.to_owned(),
        owner: world.staff(),
        ..Survey::default()
    };
    let records = records_of(form, &survey, || world.new_id());
    let mut problems = records.survey.problems(world.today());
    let today = world.today();
    problems.extend(records.pages.iter().flat_map(|page| page.problems(today)));
    problems.extend(records.questions.iter().flat_map(|one| one.problems(today)));
    problems.extend(records.skips.iter().flat_map(|skip| skip.problems(today)));
    problems.extend(records.rules.iter().flat_map(|rule| rule.problems(today)));
    problems.dedup();
    refuse(problems)?;
    // Made by somebody who is not in the book any more, or never was.
    references_exist(&records.survey.fields(), world)?;
    let mut changes = vec![added(&records.survey)];
    changes.extend(records.pages.iter().map(added));
    changes.extend(records.questions.iter().map(added));
    changes.extend(records.skips.iter().map(added));
    changes.extend(records.rules.iter().map(added));
    Ok(Decision::of::<Survey>(id, changes))
}

fn added<R: Record>(record: &R) -> Change {
    Change::new(R::KIND, record.id(), tidy_record(record))
}

/// A new question gets its name here, if the form gave it none; afterwards the name stays, since answers lie under it.
pub(in crate::command) fn save_question(
    edit: &Edit<SurveyQuestion>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let mut after = edit.after.clone();
    match &edit.before {
        Some(before) => after.name.clone_from(&before.name),
        None if tidy(&after.name).is_empty() => after.name = fresh_name(world.new_id()),
        None => {}
    }
    let before = edit.before.clone();
    save(&Edit { before, after }, world)
}

/// A link for one customer, or for all; an anonymous survey has none for one.
pub(in crate::command) fn save_link(
    edit: &Edit<SurveyLink>,
    world: &mut impl World,
) -> Result<Decision, Rejection> {
    let survey = present(Survey::KIND.0, edit.after.survey.0, world);
    let is_anonymous =
        survey.is_ok_and(|stored| read::<Survey>(edit.after.survey.0, &stored).anonymous);
    if is_anonymous && edit.after.customer.is_some() {
        return Err(SurveyRefusal::AnonymousForOne.into());
    }
    let mut edit = edit.clone();
    if edit.before.is_none() {
        edit.after.at = world.now();
        edit.after.by = edit.after.by.or(world.staff());
    }
    save(&edit, world)
}

/// The last letters of an identity are the random ones.
fn fresh_name(id: Id) -> String {
    let digits = id.to_string();
    let skip = digits.len().saturating_sub(NAME_LETTERS);
    let tail: String = digits.chars().skip(skip).collect();
    format!("q{tail}")
}

/// Puts a question behind another of the same page, or first on it.
pub(in crate::command) fn move_question(
    id: QuestionId,
    page: SurveyPageId,
    after: Option<QuestionId>,
    world: &impl World,
) -> Result<Decision, Rejection> {
    let moved = present(SurveyQuestion::KIND.0, id.0, world)?;
    let question: SurveyQuestion = read(id.0, &moved);
    let target: SurveyPage = read(page.0, &present(SurveyPage::KIND.0, page.0, world)?);
    if target.survey != question.survey {
        return Err(Rejection::NotThere);
    }
    let mut others: Vec<(i64, Id)> = records_of_survey::<SurveyQuestion>(question.survey, world)
        .into_iter()
        .filter(|other| other.page == Some(page) && other.id != id)
        .map(|other| (other.position, other.id.0))
        .collect();
    others.sort_unstable();
    let place = place_after(&others, after.map(|after| after.0))?;
    let mut changes = Vec::new();
    let position = arrange::<SurveyQuestion>(&others, place, world, &mut changes);
    let sets: Fields = vec![
        (Name::Borrowed("page"), page.to_value()),
        (Name::Borrowed("position"), position.to_value()),
    ];
    changes.push(change(SurveyQuestion::KIND.0, id, sets, &moved));
    Ok(Decision::of::<SurveyQuestion>(id, changes))
}

/// Puts a page behind another, or first.
pub(in crate::command) fn move_page(
    id: SurveyPageId,
    after: Option<SurveyPageId>,
    world: &impl World,
) -> Result<Decision, Rejection> {
    let moved = present(SurveyPage::KIND.0, id.0, world)?;
    let page: SurveyPage = read(id.0, &moved);
    let mut others: Vec<(i64, Id)> = records_of_survey::<SurveyPage>(page.survey, world)
        .into_iter()
        .filter(|other| other.id != id)
        .map(|other| (other.position, other.id.0))
        .collect();
    others.sort_unstable();
    let place = place_after(&others, after.map(|after| after.0))?;
    let mut changes = Vec::new();
    let position = arrange::<SurveyPage>(&others, place, world, &mut changes);
    let sets: Fields = vec![(Name::Borrowed("position"), position.to_value())];
    changes.push(change(SurveyPage::KIND.0, id, sets, &moved));
    Ok(Decision::of::<SurveyPage>(id, changes))
}

fn place_after(others: &[(i64, Id)], after: Option<Id>) -> Result<usize, Rejection> {
    let Some(after) = after else { return Ok(0) };
    let found = others.iter().position(|(_, id)| *id == after);
    found.map(|at| at + 1).ok_or(Rejection::NotThere)
}

/// A position between two neighbours. Where no number is left between them, all get new ones.
fn arrange<R: Record>(
    others: &[(i64, Id)],
    place: usize,
    world: &impl World,
    changes: &mut Vec<Change>,
) -> i64 {
    let step = crate::survey::STEP;
    let before = place.checked_sub(1).and_then(|at| others.get(at));
    match (before, others.get(place)) {
        (None, None) => step,
        (Some((low, _)), None) => low.saturating_add(step),
        (None, Some((high, _))) => high.saturating_sub(step),
        (Some((low, _)), Some((high, _))) if high.saturating_sub(*low) >= 2 => {
            low + (high - low) / 2
        }
        _ => {
            let places = others.iter().zip(1_i64..);
            for ((_, id), at) in places {
                let beyond = i64::from(at > i64::try_from(place).unwrap_or(i64::MAX));
                let sets = vec![(
                    Name::Borrowed("position"),
                    ((at + beyond) * step).to_value(),
                )];
                if let Some(stored) = world.fields(R::KIND.0, *id) {
                    changes.push(change(R::KIND.0, *id, sets, &stored));
                }
            }
            (i64::try_from(place).unwrap_or(0) + 1) * step
        }
    }
}

/// All records of one kind that belong to a survey.
pub(super) fn records_of_survey<R: Record>(survey: SurveyId, world: &impl World) -> Vec<R> {
    let names = world.of_survey(survey).into_iter();
    let names = names.filter(|name| name.kind == R::KIND.0);
    names
        .filter_map(|name| Some(read::<R>(name.id, &world.fields(&name.kind, name.id)?)))
        .collect()
}

pub(super) fn read<R: Record>(id: Id, stored: &[(Name, crate::Value)]) -> R {
    let fields = stored.iter().map(|(name, value)| (name.as_ref(), value));
    from_fields(id, fields)
}
