use super::forms::read_form;
use super::members::is_resting;
use crate::state::{State, today};
use api::{AnswerSheet, AnswerSheetView, AppError, Moment, Resting, SurveyState};
use domain::record::{Answer, Customer, recommend};
use domain::survey::prefilled;
use ledger::RowNumber;

impl State {
    pub(crate) fn answer_sheet(
        &self,
        ask: AnswerSheet,
        moment: &Moment,
    ) -> Result<AnswerSheetView, AppError> {
        let survey = self.survey(ask.survey).ok_or(AppError::NotThere)?;
        let begun = ask.answer.and_then(|id| self.record::<Answer>(id));
        let begun = begun.filter(|answer| answer.partial && answer.survey == ask.survey);
        // Whoever began one version goes on with it.
        let editions = self.editions(ask.survey);
        let edition = match begun.as_ref().and_then(|answer| answer.edition) {
            Some(id) => editions.iter().find(|edition| edition.id == id),
            None => editions.first(),
        };
        if edition.is_none() && ask.survey != recommend::ID {
            return Err(AppError::NotThere);
        }
        let form = match edition {
            Some(edition) => read_form(edition),
            None => self.edition_form(ask.survey, None),
        };
        let customer = ask.customer.filter(|_| !survey.anonymous);
        let number = customer.and_then(|id| self.customer_number(id));
        let record = number.and_then(|number| self.present_at::<Customer>(number));
        Ok(AnswerSheetView {
            edition: edition.map(|edition| edition.id),
            number: edition.map_or(survey.version.max(1), |edition| edition.number),
            known: record
                .as_ref()
                .map(|customer| prefilled(&form, customer))
                .unwrap_or_default(),
            customer_name: record.map(|customer| customer.name),
            form,
            begun,
            resting: number
                .and_then(|number| self.resting(number, survey.fatigue_days.unwrap_or(0), moment)),
            is_open: self.survey_state(&survey, today(moment)) == SurveyState::Open,
            is_anonymous: survey.anonymous,
        })
    }

    fn resting(&self, customer: RowNumber, days: i64, moment: &Moment) -> Option<Resting> {
        let last = self.last_answer_day(customer, moment)?;
        let rests = is_resting(last, days, today(moment));
        rests.then(|| Resting {
            last,
            until: last.plus(i32::try_from(days).unwrap_or(i32::MAX)),
        })
    }
}
