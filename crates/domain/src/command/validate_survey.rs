//! What the records of surveys must be. Whether the survey as a whole can be asked is for [`crate::survey::check`].

use super::check::{Check, checked};
use super::tidy::tidy;
use super::{FieldError, Problem, Validate};
use crate::record::{
    FollowUp, Loss, Survey, SurveyLink, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip,
};
use crate::survey::{Condition, Group, limits};
use crate::{Day, Value};
use std::collections::BTreeMap;

impl Validate for Survey {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.line(&self.title, "title");
            texts(check, &self.texts);
            check.count(self.languages.len(), limits::LANGUAGES, "language");
            for language in self.languages.keys() {
                key(check, language, "language");
            }
            check.count(self.competitors.len(), limits::COMPETITORS, "competitor");
            for competitor in &self.competitors {
                check.required(competitor, "competitor");
            }
            let fits = self.group.parse::<Group>().is_ok();
            check.fail_if(!fits, "group", Problem::NotAccepted);
            check.range(self.sample_size, 1, limits::SAMPLE, "sample_size");
            let needs_size = self.audience == Some(crate::record::Audience::Sample);
            check.fail_if(
                needs_size && self.sample_size.is_none(),
                "sample_size",
                Problem::Missing,
            );
            check.range(self.fatigue_days, 0, 3_650, "fatigue_days");
            for (day, field) in [(self.opens, "opens"), (self.closes, "closes")] {
                if let Some(day) = day {
                    check.likely_day(day, field);
                }
            }
            let is_backwards = self
                .opens
                .zip(self.closes)
                .is_some_and(|(opens, closes)| closes < opens);
            check.fail_if(is_backwards, "closes", Problem::UnlikelyDay);
        })
    }
}

impl Validate for SurveyPage {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.survey.0.0 == 0, "survey", Problem::Missing);
            texts(check, &self.texts);
        })
    }
}

impl Validate for SurveyQuestion {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.survey.0.0 == 0, "survey", Problem::Missing);
            check.fail_if(self.kind.is_none(), "kind", Problem::Missing);
            key(check, &self.name, "name");
            check.count(self.options.len(), limits::OPTIONS, "option");
            check.count(self.rows.len(), limits::ROWS, "row");
            for option in self.options.keys() {
                key(check, option, "option");
            }
            for row in self.rows.keys() {
                key(check, row, "row");
            }
            check.line(&self.scale, "scale");
            texts(check, &self.texts);
        })
    }
}

impl Validate for SurveySkip {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.survey.0.0 == 0, "survey", Problem::Missing);
            check.required(&self.after, "after");
            let condition = self
                .test
                .and_then(|test| Condition::from_stored(test, &self.value));
            check.fail_if(self.test.is_none(), "test", Problem::Missing);
            check.fail_if(
                self.test.is_some() && condition.is_none(),
                "value",
                Problem::Missing,
            );
        })
    }
}

impl Validate for SurveyRule {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.survey.0.0 == 0, "survey", Problem::Missing);
            check.required(&self.question, "question_name");
            let condition = self
                .test
                .and_then(|test| Condition::from_stored(test, &self.value));
            check.fail_if(self.test.is_none(), "test", Problem::Missing);
            check.fail_if(
                self.test.is_some() && condition.is_none(),
                "value",
                Problem::Missing,
            );
            check.fail_if(self.effect.is_none(), "effect", Problem::Missing);
            let complains = self.effect == Some(crate::record::RuleEffect::Complaint);
            check.fail_if(
                complains && self.complaint_kind.is_none(),
                "complaint_kind",
                Problem::Missing,
            );
            check.range(self.due_days, 0, 3_650, "due_days");
            check.fail_if(tidy(&self.what).is_empty(), "what", Problem::Missing);
            check.paragraphs(&self.what, "what");
        })
    }
}

impl Validate for SurveyLink {
    fn problems(&self, _today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.survey.0.0 == 0, "survey", Problem::Missing);
            // The survey every shop has is one version.
            let needs_edition = self.survey != crate::record::recommend::ID;
            check.fail_if(
                needs_edition && self.edition.is_none(),
                "edition",
                Problem::Missing,
            );
            // A secret of nothing but one digit was never drawn.
            let first = self.secret.chars().next();
            let is_secret = self.secret.len() == 32
                && self.secret.bytes().all(|byte| byte.is_ascii_hexdigit())
                && self.secret.chars().any(|digit| Some(digit) != first);
            check.fail_if(!is_secret, "secret", Problem::Missing);
            if let Some(until) = self.until {
                check.likely_day(until, "until");
            }
        })
    }
}

impl Validate for FollowUp {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(tidy(&self.what).is_empty(), "what", Problem::Missing);
            check.paragraphs(&self.what, "what");
            check.paragraphs(&self.result, "result");
            check.fail_if(self.due.is_none(), "due", Problem::Missing);
            if let Some(due) = self.due {
                check.likely_day(due, "due");
            }
            if let Some(done) = self.done_day {
                check.past_day(done, today, "done_day");
            }
        })
    }
}

impl Validate for Loss {
    fn problems(&self, today: Day) -> Vec<FieldError> {
        checked(|check| {
            check.fail_if(self.customer.0.0 == 0, "customer", Problem::Missing);
            for (day, field) in [(self.day, "day"), (self.state_day, "state_day")] {
                if let Some(day) = day {
                    check.past_day(day, today, field);
                }
            }
            check.line(&self.competitor, "lost_to");
            for (text, field) in [
                (&self.reason_note, "reason_note"),
                (&self.would_return, "would_return"),
                (&self.note, "note"),
            ] {
                check.paragraphs(text, field);
            }
        })
    }
}

/// Texts by part and language.
fn texts(check: &mut Check<'_>, texts: &BTreeMap<String, Value>) {
    check.count(texts.len(), 2_000, "text");
    for (part, text) in texts {
        check.required(part, "text");
        let limit = limits::TEXT;
        let is_text = text.as_text();
        check.fail_if(is_text.is_none(), "text", Problem::NotAccepted);
        let is_long = is_text.is_some_and(|text| text.chars().count() > limit);
        check.fail_if(is_long, "text", Problem::TooLong { limit });
    }
}

/// A name that others are made of: letters, digits, `_` and `-`.
fn key(check: &mut Check<'_>, name: &str, field: &'static str) {
    let limit = limits::KEY;
    check.fail_if(tidy(name).is_empty(), field, Problem::Missing);
    check.fail_if(name.len() > limit, field, Problem::TooLong { limit });
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    check.fail_if(!name.chars().all(is_plain), field, Problem::NotAccepted);
}
