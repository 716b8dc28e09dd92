//! Answers one by one.

use super::gather::Forms;
use crate::state::State;
use api::{
    AnswerFilter, AnswerLine, AnswerList, AnswerListView, AnswerPage, AnswerView, AppError,
    CustomerAnswers, Moment,
};
use domain::record::{Answer, AnswerId, Customer, CustomerId, FollowUp, Staff, SurveyId};
use domain::survey::{Form, Reply};
use domain::{Id, Instant};
use ledger::RowNumber;
use rustc_hash::FxHashMap;

/// Of the words in a list, so many characters.
const SHOWN: usize = 200;

impl State {
    pub(crate) fn answer_list(&self, ask: &AnswerList, moment: &Moment) -> AnswerListView {
        let forms = Forms::of(self, ask.survey);
        let found = self.answers_listed(ask.survey, &forms, &ask.filter, ask.partial, moment);
        let open = self.open_follow_ups_by_answer();
        let window = found
            .iter()
            .skip(ask.window.offset as usize)
            .take(ask.window.limit as usize);
        AnswerListView {
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            rows: window
                .filter_map(|(_, id, row)| {
                    let answer = self.present_at::<Answer>(*row)?;
                    Some(self.answer_line(&answer, &forms, open.get(&id.0).copied()))
                })
                .collect(),
        }
    }

    /// The newest first.
    fn answers_listed(
        &self,
        survey: SurveyId,
        forms: &Forms,
        filter: &AnswerFilter,
        partial: bool,
        moment: &Moment,
    ) -> Vec<(Instant, Id, RowNumber)> {
        let mut found = Vec::new();
        self.each_answer(survey, forms, filter, moment, |seen| {
            if seen.partial == partial {
                found.push((seen.at, seen.id, seen.row));
            }
        });
        found.sort_unstable_by_key(|(at, id, _)| std::cmp::Reverse((*at, *id)));
        found
    }

    /// The answers for a file, in the order of the list, and the form that has the words of all of them.
    pub(crate) fn answers_for_file(
        &self,
        survey: SurveyId,
        filter: &AnswerFilter,
        partial: bool,
        moment: &Moment,
    ) -> (Form, Vec<RowNumber>) {
        let forms = Forms::of(self, survey);
        let found = self.answers_listed(survey, &forms, filter, partial, moment);
        let rows = found.into_iter().map(|(_, _, row)| row).collect();
        (forms.merged, rows)
    }

    pub(crate) fn customer_answers(
        &self,
        ask: CustomerAnswers,
    ) -> Result<AnswerListView, AppError> {
        let number = self
            .customer_number(ask.customer)
            .ok_or(AppError::NotThere)?;
        let rows = self.index.related.of(number).answers.iter();
        let mut answers: Vec<Answer> = rows
            .filter_map(|row| self.present_at::<Answer>(*row))
            .collect();
        answers.sort_by_key(|answer| std::cmp::Reverse((answer.at, answer.id)));
        let open = self.open_follow_ups_by_answer();
        let mut forms: FxHashMap<u128, Forms> = FxHashMap::default();
        Ok(AnswerListView {
            total: u32::try_from(answers.len()).unwrap_or(u32::MAX),
            rows: answers
                .iter()
                .skip(ask.window.offset as usize)
                .take(ask.window.limit as usize)
                .map(|answer| {
                    let forms = forms
                        .entry(answer.survey.0.0)
                        .or_insert_with(|| Forms::of(self, answer.survey));
                    self.answer_line(answer, forms, open.get(&answer.id.0.0).copied())
                })
                .collect(),
        })
    }

    fn answer_line(&self, answer: &Answer, forms: &Forms, open: Option<u32>) -> AnswerLine {
        let (score, words) = score_and_words(answer, forms);
        let named = |id: CustomerId| Some((id, self.name_of::<Customer>(id)?));
        AnswerLine {
            id: answer.id,
            survey: answer.survey,
            title: self.survey_title(answer.survey),
            partial: answer.partial,
            at: answer.at,
            customer: answer.customer.and_then(named),
            asked: answer.asked,
            score,
            words,
            open_follow_ups: open.unwrap_or(0),
        }
    }

    /// What somebody wrote first, for a list of many things.
    pub(crate) fn first_words(&self, answer: &Answer) -> String {
        let forms = Forms::of(self, answer.survey);
        score_and_words(answer, &forms).1
    }

    fn open_follow_ups_by_answer(&self) -> FxHashMap<u128, u32> {
        let mut open = FxHashMap::default();
        for (_, follow_up) in self.present::<FollowUp>() {
            if let (Some(answer), None) = (follow_up.answer, follow_up.outcome) {
                *open.entry(answer.0.0).or_default() += 1;
            }
        }
        open
    }

    pub(crate) fn answer_page(&self, ask: AnswerPage) -> Result<AnswerView, AppError> {
        let row = self.row::<Answer>(ask.id).ok_or(AppError::NotThere)?;
        let answer: Answer = self.read(&row);
        Ok(AnswerView {
            removed: self.why_removed(&row),
            form: self.edition_form(answer.survey, answer.edition),
            survey: self.survey_title(answer.survey),
            customer: answer.customer.and_then(|id| self.name_of::<Customer>(id)),
            by: answer.by.and_then(|id| self.name_of::<Staff>(id)),
            follow_ups: self.follow_ups_of(answer.id),
            answer,
        })
    }

    fn follow_ups_of(&self, answer: AnswerId) -> Vec<FollowUp> {
        let mut found: Vec<FollowUp> = self
            .present::<FollowUp>()
            .map(|(_, follow_up)| follow_up)
            .filter(|follow_up| follow_up.answer == Some(answer))
            .collect();
        found.sort_by_key(|follow_up| (follow_up.at, follow_up.id));
        found
    }
}

/// The first score and the first words of an answer, for a list.
pub(super) fn score_and_words(answer: &Answer, forms: &Forms) -> (Option<i64>, String) {
    let mut score = None;
    let mut words = String::new();
    for question in forms.merged.questions() {
        let Some(value) = answer.replies.get(&question.name) else {
            continue;
        };
        match Reply::read(question, &forms.merged.competitors, value) {
            Ok(Reply::Score(given)) if score.is_none() => score = Some(given),
            Ok(Reply::Text(text)) if words.is_empty() => {
                words = text.chars().take(SHOWN).collect();
            }
            _ => {}
        }
    }
    (score, words)
}
