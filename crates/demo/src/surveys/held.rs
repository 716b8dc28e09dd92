use super::Town;
use crate::journal::{Deed, Journal};
use crate::member::Member;
use domain::record::{
    Answer, AnswerId, EditionId, FollowUp, FollowUpId, RuleEffect, StaffId, Survey, SurveyEdition,
    SurveyId, SurveyRule,
};
use domain::survey::{Form, file, form_of, kept_replies, records_of, set_off};
use domain::{Day, Id};

/// A survey that is being held: designed, published, asked.
pub(super) struct Held {
    pub(super) survey: SurveyId,
    pub(super) edition: EditionId,
    form: Form,
    rules: Vec<SurveyRule>,
    owner: Option<StaffId>,
}

impl Held {
    /// From a built-in survey, published on the same day.
    pub(super) fn begin(
        journal: &mut Journal<'_>,
        mut form: Form,
        survey: Survey,
        day: Day,
        town: Town<'_>,
        mint: &mut dyn FnMut() -> Id,
    ) -> Self {
        let stage = town.stage;
        let at = stage.recorded(day);
        if !stage.is_chinese() {
            form.languages.reverse();
        }
        // The shop's own words need no second language.
        for rule in &mut form.rules {
            if let Some((chinese, english)) = rule.what.split_once(" / ") {
                let own = if stage.is_chinese() { chinese } else { english };
                rule.what = own.to_owned();
            }
        }
        let survey = Survey {
            id: SurveyId(mint()),
            title: form.title.get(town.language(), &form.languages).to_owned(),
            version: 1,
            ..survey
        };
        let records = records_of(&form, &survey, &mut *mint);
        journal.add(at, Deed::AddSurvey, &records.survey);
        for page in &records.pages {
            journal.add(at, Deed::AddSurvey, page);
        }
        for question in &records.questions {
            journal.add(at, Deed::AddSurvey, question);
        }
        for skip in &records.skips {
            journal.add(at, Deed::AddSurvey, skip);
        }
        for rule in &records.rules {
            journal.add(at, Deed::AddSurvey, rule);
        }
        let form = form_of(&records).without_rules();
        let edition = SurveyEdition {
            id: EditionId(mint()),
            survey: survey.id,
            number: 1,
            at,
            by: survey.owner,
            content: file::write_short(&form),
            digest: file::digest_text(&form),
        };
        journal.add(at, Deed::PublishSurvey, &edition);
        Self {
            survey: survey.id,
            edition: edition.id,
            form,
            rules: records.rules,
            owner: survey.owner,
        }
    }

    pub(super) fn form(&self) -> &Form {
        &self.form
    }

    /// Takes an answer, and gives back what it set off.
    pub(super) fn take(
        &self,
        journal: &mut Journal<'_>,
        answer: Answer,
        member: Option<&Member>,
        day: Day,
        town: Town<'_>,
        mint: &mut dyn FnMut() -> Id,
    ) -> (AnswerId, Vec<FollowUp>) {
        let answer = Answer {
            id: AnswerId(mint()),
            survey: self.survey,
            survey_version: 1,
            edition: Some(self.edition),
            language: town.language().to_owned(),
            replies: kept_replies(&self.form, &answer.replies),
            ..answer
        };
        let at = town.stage.recorded(day);
        journal.add(at, Deed::RecordAnswer, &answer);
        let mut begun = Vec::new();
        if answer.partial {
            return (answer.id, begun);
        }
        for set_off in set_off(&self.form, &self.rules, &answer.replies) {
            if set_off.rule.effect != Some(RuleEffect::FollowUp) {
                continue;
            }
            let manager = member
                .filter(|_| set_off.rule.to_manager)
                .and_then(|member| member.customer.relationship_manager);
            let days = set_off.rule.due_days.unwrap_or(3);
            let follow_up = FollowUp {
                id: FollowUpId(mint()),
                customer: answer.customer,
                survey: Some(self.survey),
                answer: Some(answer.id),
                rule: Some(set_off.record.id),
                what: set_off.rule.what.clone(),
                owner: manager.or(self.owner),
                due: Some(day.plus(i32::try_from(days).unwrap_or(3))),
                at: answer.at,
                by: answer.by,
                ..FollowUp::default()
            };
            journal.add(at, Deed::RecordAnswer, &follow_up);
            begun.push(follow_up);
        }
        (answer.id, begun)
    }
}
