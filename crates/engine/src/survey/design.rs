//! The list of surveys, and one with its design.

use super::drawn::counts_from;
use super::forms::{read_form, title_of};
use crate::state::{State, today};
use api::{
    AppError, DrawRow, EditionForm, EditionRow, LinkRow, Measured, Moment, ResponseRate,
    ResponseRateView, SurveyDesign, SurveyDesignView, SurveyFile, SurveyRow, SurveyState,
};
use domain::record::{
    Answer, Audience, Customer, FollowUp, Staff, Survey, SurveyDraw, SurveyEdition, SurveyId,
    SurveyLink, recommend,
};
use domain::survey::{check, file, form_of};
use domain::{Day, Instant, Record};
use ledger::ValueRef;
use metrics::Confidence;
use metrics::proportion::{margin_of_error, sample_size};
use rustc_hash::{FxHashMap, FxHashSet};

impl State {
    pub(crate) fn survey_list(&self, moment: &Moment) -> Vec<SurveyRow> {
        let mut open: FxHashMap<u128, u64> = FxHashMap::default();
        for (_, follow_up) in self.present::<FollowUp>() {
            if let (Some(survey), None) = (follow_up.survey, follow_up.outcome) {
                *open.entry(survey.0.0).or_default() += 1;
            }
        }
        let mut surveys: Vec<Survey> = self.present().map(|(_, survey)| survey).collect();
        // There before anybody answered it, unless it was thrown away.
        if self.row::<Survey>(recommend::ID).is_none() {
            surveys.push(recommend::survey());
        }
        let mut rows: Vec<SurveyRow> = surveys
            .into_iter()
            .map(|survey| {
                let (answers, partial) = self.answer_counts(survey.id);
                SurveyRow {
                    state: self.survey_state(&survey, today(moment)),
                    answers,
                    partial,
                    last_answer: self.last_answer_of(survey.id),
                    open_follow_ups: open.get(&survey.id.0.0).copied().unwrap_or(0),
                    survey,
                }
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.last_answer, row.survey.id)));
        rows
    }

    fn last_answer_of(&self, survey: SurveyId) -> Option<Instant> {
        let at = self.book.names().find("at")?;
        let table = self.book.table(Answer::KIND.0)?;
        let rows = self.index.answers.of(survey).iter();
        rows.filter_map(|number| table.row(*number))
            .filter(|row| !self.index.names.is_removed(row))
            .filter_map(|row| match row.get(at) {
                ValueRef::Int(at) => Some(Instant(at)),
                _ => None,
            })
            .max()
    }

    pub(super) fn survey_state(&self, survey: &Survey, day: Day) -> SurveyState {
        let is_published =
            survey.id == recommend::ID || !self.of_survey::<SurveyEdition>(survey.id).is_empty();
        if !is_published {
            SurveyState::Draft
        } else if survey.opens.is_some_and(|opens| day < opens) {
            SurveyState::Planned
        } else if survey.closes.is_some_and(|closes| day > closes) {
            SurveyState::Closed
        } else {
            SurveyState::Open
        }
    }

    pub(crate) fn survey_design(
        &self,
        ask: SurveyDesign,
        moment: &Moment,
    ) -> Result<SurveyDesignView, AppError> {
        let survey = self.survey(ask.id).ok_or(AppError::NotThere)?;
        let day = today(moment);
        let records = self.draft(survey.clone());
        let is_ours = ask.id == recommend::ID && records.questions.is_empty();
        let form = if is_ours {
            let mut form = self.edition_form(ask.id, None);
            form.rules = form_of(&records).rules;
            form
        } else {
            form_of(&records)
        };
        let editions = self.editions(ask.id);
        let asked = editions.first().map(read_form);
        let by_edition = self.answers_by_edition(ask.id);
        let (answers, partial) = self.answer_counts(ask.id);
        Ok(SurveyDesignView {
            removed: self
                .row::<Survey>(ask.id)
                .and_then(|row| self.why_removed(&row)),
            state: self.survey_state(&survey, day),
            flaws: check(&form),
            is_changed: !is_ours && asked.is_none_or(|asked| asked != form.without_rules()),
            form,
            editions: editions
                .into_iter()
                .map(|edition| EditionRow {
                    id: edition.id,
                    number: edition.number,
                    at: edition.at,
                    by: edition.by.and_then(|id| self.name_of::<Staff>(id)),
                    answers: by_edition.get(&edition.id.0.0).copied().unwrap_or(0),
                })
                .collect(),
            draws: self.draw_rows(ask.id, moment),
            links: self.link_rows(ask.id, day),
            response: self.response_rate(ResponseRate { survey: ask.id }, moment),
            answers,
            partial,
            records,
        })
    }

    fn answers_by_edition(&self, survey: SurveyId) -> FxHashMap<u128, u64> {
        let mut counts = FxHashMap::default();
        let (Some(name), Some(table)) = (
            self.book.names().find("edition"),
            self.book.table(Answer::KIND.0),
        ) else {
            return counts;
        };
        for number in self.index.answers.of(survey) {
            let row = table.row(*number);
            let row = row.filter(|row| !self.index.names.is_removed(row));
            if let Some(ValueRef::Id(id)) = row.map(|row| row.get(name)) {
                *counts.entry(id.0).or_default() += 1;
            }
        }
        counts
    }

    /// The newest first.
    fn draw_rows(&self, survey: SurveyId, moment: &Moment) -> Vec<DrawRow> {
        let mut draws: Vec<SurveyDraw> = self.of_survey(survey);
        draws.sort_by_key(|draw| std::cmp::Reverse((draw.at, draw.id)));
        draws
            .into_iter()
            .map(|draw| DrawRow {
                by: draw.by.and_then(|id| self.name_of::<Staff>(id)),
                answered: self.answered_since(&draw, moment),
                draw,
            })
            .collect()
    }

    /// Of those who were chosen, how many answered from then on; of a whole group, how many of it.
    fn answered_since(&self, draw: &SurveyDraw, moment: &Moment) -> u64 {
        let names = self.book.names();
        let (Some(at), Some(table)) = (names.find("at"), self.book.table(Answer::KIND.0)) else {
            return 0;
        };
        let partial = names.find("partial");
        let from = counts_from(draw);
        let mut who: FxHashSet<u128> = FxHashSet::default();
        let mut nobody = 0;
        for number in self.index.answers.of(draw.survey) {
            let Some(row) = table.row(*number) else {
                continue;
            };
            let is_later = matches!(row.get(at), ValueRef::Int(when) if when >= from.0);
            let is_partial = partial.is_some_and(|name| row.get(name) == ValueRef::Bool(true));
            if !is_later || is_partial || self.index.names.is_removed(&row) {
                continue;
            }
            match row.get(self.index.names.customer) {
                ValueRef::Id(id) => {
                    who.insert(id.0);
                }
                _ => nobody += 1,
            }
        }
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        if draw.audience == Some(Audience::Sample) {
            let chosen = draw.chosen.iter().filter(|id| who.contains(&id.0.0));
            return count(chosen.count());
        }
        let members = draw
            .group
            .parse()
            .map(|group| self.members(&group, today(moment)))
            .unwrap_or_default();
        let is_member = |id: u128| {
            let number = self.customer_number(domain::record::CustomerId(domain::Id(id)));
            number.is_some_and(|number| members.get(number.0 as usize) == Some(&true))
        };
        let mut among = 0;
        for number in self.index.answers.of(draw.survey) {
            let row = table
                .row(*number)
                .map(|row| row.get(self.index.names.customer));
            if let Some(ValueRef::Id(id)) = row
                && who.remove(&id.0)
                && is_member(id.0)
            {
                among += 1;
            }
        }
        // Answers without a name cannot be told from each other's; they count where everybody was asked.
        among + if draw.group.is_empty() { nobody } else { 0 }
    }

    fn link_rows(&self, survey: SurveyId, day: Day) -> Vec<LinkRow> {
        let mut links: Vec<SurveyLink> = self.of_survey(survey);
        links.sort_by_key(|link| std::cmp::Reverse((link.at, link.id)));
        let mut counts: FxHashMap<u128, u64> = FxHashMap::default();
        if let (Some(name), Some(table)) = (
            self.book.names().find("link"),
            self.book.table(Answer::KIND.0),
        ) {
            for number in self.index.answers.of(survey) {
                let row = table.row(*number);
                let row = row.filter(|row| !self.index.names.is_removed(row));
                if let Some(ValueRef::Id(id)) = row.map(|row| row.get(name)) {
                    *counts.entry(id.0).or_default() += 1;
                }
            }
        }
        // What is shown is a page's worth; a campaign has thousands.
        links.truncate(500);
        links
            .into_iter()
            .map(|link| LinkRow {
                customer: link.customer.and_then(|id| self.name_of::<Customer>(id)),
                answers: counts.get(&link.id.0.0).copied().unwrap_or(0),
                is_open: !link.closed && link.until.is_none_or(|until| day <= until),
                last_day: link.until,
                link,
            })
            .collect()
    }

    pub(crate) fn response_rate(&self, ask: ResponseRate, moment: &Moment) -> ResponseRateView {
        let draws: Vec<SurveyDraw> = self.of_survey(ask.survey);
        let last = draws.into_iter().max_by_key(|draw| (draw.at, draw.id));
        let Some(draw) = last else {
            let (answered, _) = self.answer_counts(ask.survey);
            return ResponseRateView {
                answered,
                ..ResponseRateView::default()
            };
        };
        let answered = self.answered_since(&draw, moment);
        let population = u64::try_from(draw.population).unwrap_or(0);
        let asked = if draw.audience == Some(Audience::Sample) {
            u64::try_from(draw.chosen.len()).unwrap_or(u64::MAX)
        } else {
            population
        };
        let p95 = Confidence::P95;
        ResponseRateView {
            asked: Some(asked),
            answered,
            // Counted, not estimated: whoever answers was not drawn, but chose to.
            rate: rate_of(answered, asked),
            population: Some(population),
            margin_points: margin_of_error(answered, population, p95)
                .ok()
                .map(|margin| margin * 100.0),
            needed: sample_size(0.05, population, p95).ok(),
        }
    }

    pub(crate) fn edition_form_of(
        &self,
        ask: EditionForm,
    ) -> Result<domain::survey::Form, AppError> {
        let edition = self
            .record::<SurveyEdition>(ask.id)
            .ok_or(AppError::NotThere)?;
        Ok(read_form(&edition))
    }

    pub(crate) fn survey_file(&self, ask: SurveyFile) -> Result<String, AppError> {
        let survey = self.survey(ask.id).ok_or(AppError::NotThere)?;
        let records = self.draft(survey);
        let form = if records.questions.is_empty() {
            self.edition_form(ask.id, None)
        } else {
            form_of(&records)
        };
        Ok(file::write(&form.with_plain_page_names()))
    }

    pub(super) fn survey_title(&self, id: SurveyId) -> String {
        self.survey(id)
            .map(|survey| title_of(&survey))
            .unwrap_or_default()
    }
}

fn rate_of(answered: u64, asked: u64) -> Measured {
    if asked == 0 {
        return Measured::default();
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of customers")]
    let value = answered as f64 / asked as f64;
    Measured::Value {
        value,
        n: asked,
        interval: None,
    }
}
