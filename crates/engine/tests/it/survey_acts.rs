//! What happens to surveys, at random and on purpose.

use crate::desk::Desk;
use crate::doings::new;
use crate::histories::Dice;
use crate::survey_shop::season;
use api::{AppError, FollowUpList, FollowUpsOf, SurveyDesign, SurveyList, SurveyState, Window};
use domain::command::{Command, Edit};
use domain::record::{CustomerId, FollowUpOutcome, Loss, LossReason, Survey, SurveyId};
use domain::survey::templates;
use storage::Storage;

/// The season survey, made and published if there is none.
pub(crate) fn season_survey<S: Storage>(desk: &Desk<S>) -> Result<SurveyId, AppError> {
    let rows = desk.ask(SurveyList)?;
    let known = rows.iter().find(|row| row.survey.template == "season");
    if let Some(row) = known {
        let survey = row.survey.id;
        // It may have gone wrong between the two steps.
        if row.state == SurveyState::Draft {
            desk.run(Command::PublishSurvey { survey })?;
        }
        return Ok(survey);
    }
    let form = templates::named("season").map(templates::Template::form);
    let done = desk.run(Command::AddSurvey {
        form: Box::new(form.unwrap_or_default()),
        title: String::new(),
        template: "season".to_owned(),
    })?;
    let survey = SurveyId(done.about.ok_or(AppError::NotThere)?.id);
    desk.run(Command::PublishSurvey { survey })?;
    Ok(survey)
}

pub(crate) fn act<S: Storage>(
    desk: &Desk<S>,
    dice: &mut Dice,
    customer: CustomerId,
) -> Result<(), AppError> {
    let survey = season_survey(desk)?;
    let design = desk.ask(SurveyDesign { id: survey })?;
    let questions = &design.records.questions;
    let question = questions.get(dice.below(questions.len().max(1)));
    match dice.below(8) {
        0..=2 => {
            let score = i64::try_from(dice.below(11)).unwrap_or(0);
            let days_ago = i64::try_from(dice.below(200)).unwrap_or(0);
            let answer = season(survey, Some(customer), days_ago, score);
            desk.run(Command::RecordAnswer(Box::new(answer)))?;
        }
        3 => {
            let before = question.ok_or(AppError::NotThere)?.clone();
            let mut after = before.clone();
            after.required = !before.required;
            let before = Some(before);
            desk.run(Command::SaveQuestion(Box::new(Edit { before, after })))?;
        }
        4 => drop(desk.run(Command::PublishSurvey { survey })?),
        5 => {
            let moved = question.ok_or(AppError::NotThere)?;
            let page = moved.page.ok_or(AppError::NotThere)?;
            desk.run(Command::MoveQuestion {
                question: moved.id,
                page,
                after: None,
            })?;
        }
        6 => {
            let window = Window {
                offset: 0,
                limit: 3,
            };
            let of = FollowUpsOf::Open;
            let open = desk.ask(FollowUpList { of, window })?.rows;
            let row = open.first().ok_or(AppError::NotThere)?;
            desk.run(Command::EndFollowUp {
                follow_up: row.follow_up.id,
                outcome: FollowUpOutcome::Done,
                result: String::new(),
            })?;
        }
        _ => {
            desk.run(Command::SaveLoss(new(Loss {
                customer,
                reason: Some(LossReason::Moved),
                ..Loss::default()
            })))?;
            let before = design.records.survey;
            let after = Survey {
                fatigue_days: Some(30),
                ..before.clone()
            };
            let before = Some(before);
            desk.run(Command::SaveSurvey(Box::new(Edit { before, after })))?;
            desk.run(Command::DrawSample { survey, seed: None })?;
        }
    }
    Ok(())
}
