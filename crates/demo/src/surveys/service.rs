use super::Town;
use super::following::{Following, end};
use super::held::Held;
use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::stage::{MANAGER, OWNER};
use domain::record::{
    Answer, Asked, FollowUp, FollowUpId, FollowUpOutcome, QuestionKind, ServiceArea, Survey,
    SurveyId,
};
use domain::survey::{Form, templates};
use domain::{Day, Id, Value};
use std::collections::BTreeMap;

/// Quarters ago, the oldest first; in one the shop had no time.
const QUARTERS: [i32; 7] = [7, 6, 4, 3, 2, 1, 0];
const QUARTER_DAYS: i32 = 91;
/// The newest one is so many days old.
const NEWEST: i32 = 20;
/// When the weak area was first taken in hand.
const FIRST_ACTION: i32 = 3;

/// The shop looks at its own service every quarter, by two pairs of eyes.
pub(super) fn write(journal: &mut Journal<'_>, town: Town<'_>, mint: &mut dyn FnMut() -> Id) {
    let stage = town.stage;
    let dice = &mut stage.dice(13);
    let day_of = |quarter: i32| {
        let age = NEWEST + quarter * QUARTER_DAYS;
        stage.calendar.open_until(stage.today.plus(-age))
    };
    let survey = Survey {
        template: "service_audit".to_owned(),
        owner: stage.staff(MANAGER),
        ..Survey::default()
    };
    let began = QUARTERS
        .first()
        .map_or(stage.start, |quarter| day_of(*quarter));
    let form = templates::service_audit();
    let held = Held::begin(journal, form, survey, began, town, mint);
    let mut following = Following::new(stage.dice(14));
    let notes = town.lines("audit_note");
    let mut turn = 0;
    for quarter in QUARTERS {
        let day = day_of(quarter);
        for by in [OWNER, MANAGER] {
            let mut replies = scores(held.form(), quarter, by, dice);
            if let Some(note) = notes.get(turn % notes.len().max(1)) {
                replies.insert("note".to_owned(), Value::from(*note));
            }
            turn += 1;
            let answer = Answer {
                at: stage.instant(day, dice.between(10 * 60, 16 * 60)),
                asked: Some(Asked::Tablet),
                by: stage.staff(by),
                seconds: Some(dice.between(300, 900).into()),
                replies,
                ..Answer::default()
            };
            let (_, begun) = held.take(journal, answer, None, day, town, mint);
            for follow_up in &begun {
                following.end(journal, follow_up, town);
            }
        }
        if quarter == 0 || quarter == FIRST_ACTION {
            let action = improve(journal, held.survey, day, town, mint);
            if quarter == FIRST_ACTION
                && let Some(result) = town.lines("weak_done").first()
            {
                let done = (FollowUpOutcome::Done, *result);
                end(journal, &action, day.plus(30), done, town);
            }
        }
    }
}

/// What is done about the weakest area.
fn improve(
    journal: &mut Journal<'_>,
    survey: SurveyId,
    day: Day,
    town: Town<'_>,
    mint: &mut dyn FnMut() -> Id,
) -> FollowUp {
    let stage = town.stage;
    let action = FollowUp {
        id: FollowUpId(mint()),
        survey: Some(survey),
        area: Some(ServiceArea::Feedback),
        what: town.lines("weak").first().copied().unwrap_or("").to_owned(),
        owner: stage.staff(MANAGER),
        due: Some(day.plus(NEWEST + 9)),
        at: stage.instant(day, 17 * 60),
        by: stage.staff(OWNER),
        ..FollowUp::default()
    };
    journal.add(stage.recorded(day), Deed::SaveFollowUp, &action);
    action
}

/// Better from quarter to quarter, and least where it is about what customers say.
fn scores(form: &Form, quarter: i32, by: usize, dice: &mut Dice) -> BTreeMap<String, Value> {
    let questions = form
        .questions()
        .filter(|question| question.kind == QuestionKind::Agreement);
    let replies = questions.filter_map(|question| {
        let tenths = match question.area? {
            ServiceArea::Timeliness => 39,
            ServiceArea::Flow => 41,
            ServiceArea::Adaptability => 37,
            ServiceArea::Anticipation => 34,
            ServiceArea::Supervision => 35,
            ServiceArea::Feedback => 28,
            ServiceArea::Communication => 42,
        };
        let strict = if by == MANAGER { 2 } else { 0 };
        let tenths = tenths - quarter - strict + dice.between(-7, 7);
        let score = ((tenths + 5) / 10).clamp(1, 5);
        Some((question.name.clone(), Value::Int(score.into())))
    });
    replies.collect()
}
