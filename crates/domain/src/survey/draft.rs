//! Between the records of the book and the form they make up.

use super::form::OTHER;
use super::{Choice, Condition, Form, Page, Question, Rule, Skip, Target, Texts};
use crate::record::{
    QuestionId, SkipId, Survey, SurveyPage, SurveyPageId, SurveyQuestion, SurveyRule, SurveyRuleId,
    SurveySkip,
};
use crate::{Id, Value};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything of the book that belongs to one survey's design, in any order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftRecords {
    pub survey: Survey,
    pub pages: Vec<SurveyPage>,
    pub questions: Vec<SurveyQuestion>,
    pub skips: Vec<SurveySkip>,
    pub rules: Vec<SurveyRule>,
}

/// Between two places, so that a page or question can be put between them.
pub(crate) const STEP: i64 = 1_024;

/// The form that the records make up. Whatever two devices did to them at once, each question comes exactly once: one
/// whose page was taken away stands on the last page.
pub fn form_of(records: &DraftRecords) -> Form {
    let survey = &records.survey;
    let mut pages: Vec<&SurveyPage> = records.pages.iter().collect();
    pages.sort_by_key(|page| (page.position, page.id));
    let mut questions: Vec<&SurveyQuestion> = records.questions.iter().collect();
    questions.sort_by_key(|question| (question.position, question.id));
    let mut form = Form {
        purpose: survey.purpose,
        languages: in_places(&survey.languages),
        title: texts(&survey.texts, "title"),
        intro: texts(&survey.texts, "intro"),
        thanks: texts(&survey.texts, "thanks"),
        competitors: survey.competitors.iter().cloned().collect(),
        pages: Vec::with_capacity(pages.len()),
        rules: Vec::new(),
    };
    let ids: BTreeSet<SurveyPageId> = pages.iter().map(|page| page.id).collect();
    let of_page = |page: Option<SurveyPageId>| {
        let on_page = questions
            .iter()
            .filter(move |question| question.page == page);
        on_page.map(|question| question_of(question, &records.skips))
    };
    for page in &pages {
        form.pages.push(Page {
            name: page.id.to_string(),
            title: texts(&page.texts, "title"),
            questions: of_page(Some(page.id)).collect(),
        });
    }
    let is_homeless =
        |question: &&&SurveyQuestion| question.page.is_none_or(|page| !ids.contains(&page));
    let homeless: Vec<Question> = questions
        .iter()
        .filter(is_homeless)
        .map(|question| question_of(question, &records.skips))
        .collect();
    if !homeless.is_empty() {
        match form.pages.last_mut() {
            Some(page) => page.questions.extend(homeless),
            None => form.pages.push(Page {
                name: "page".to_owned(),
                questions: homeless,
                ..Page::default()
            }),
        }
    }
    let mut rules: Vec<&SurveyRule> = records.rules.iter().collect();
    rules.sort_by_key(|rule| (rule.position, rule.id));
    form.rules = rules.into_iter().filter_map(rule_of).collect();
    form
}

/// A record's rule; `None` for one that this build cannot read.
pub(super) fn rule_of(rule: &SurveyRule) -> Option<Rule> {
    Some(Rule {
        question: rule.question.clone(),
        when: Condition::from_stored(rule.test?, &rule.value)?,
        effect: rule.effect,
        to_manager: rule.to_manager,
        due_days: rule.due_days,
        what: rule.what.clone(),
        complaint_kind: rule.complaint_kind,
        severity: rule.severity,
    })
}

/// The name under which a question's replies lie.
pub(crate) fn name_of(question: &SurveyQuestion) -> String {
    if question.name.is_empty() {
        question.id.to_string()
    } else {
        question.name.clone()
    }
}

fn question_of(stored: &SurveyQuestion, skips: &[SurveySkip]) -> Question {
    let name = name_of(stored);
    let mut own: Vec<&SurveySkip> = skips.iter().filter(|skip| skip.after == name).collect();
    own.sort_by_key(|skip| (skip.position, skip.id));
    let choices = |places: &BTreeMap<String, Value>, part: &str| {
        let keys = in_places(places).into_iter();
        keys.map(|key| Choice {
            words: texts(&stored.texts, &format!("{part}.{key}")),
            exclusive: stored.exclusive.contains(&key),
            key,
        })
        .collect()
    };
    Question {
        kind: stored.kind.unwrap_or(Question::default().kind),
        required: stored.required,
        low: stored.low,
        high: stored.high,
        title: texts(&stored.texts, "title"),
        help: texts(&stored.texts, "help"),
        low_label: texts(&stored.texts, "low"),
        high_label: texts(&stored.texts, "high"),
        options: choices(&stored.options, "option"),
        rows: choices(&stored.rows, "row"),
        other: stored.other,
        against_competitors: stored.against_competitors,
        reversed: stored.reversed,
        scale: stored.scale.clone(),
        fact: stored.fact,
        area: stored.area,
        stage: stored.stage,
        skips: own.into_iter().filter_map(skip_of).collect(),
        name,
    }
}

fn skip_of(skip: &SurveySkip) -> Option<Skip> {
    let to = match skip.to_page {
        _ if !skip.to_question.is_empty() => Target::Question(skip.to_question.clone()),
        Some(page) => Target::Page(page.to_string()),
        None => Target::End,
    };
    Some(Skip {
        about: skip.about.clone(),
        when: Condition::from_stored(skip.test?, &skip.value)?,
        to,
    })
}

/// Keys in the order of their places.
fn in_places(places: &BTreeMap<String, Value>) -> Vec<String> {
    let mut keys: Vec<(i64, &String)> = places
        .iter()
        .map(|(key, place)| (place.as_int().unwrap_or(i64::MAX), key))
        .collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, key)| key.clone()).collect()
}

/// The texts of a part, by language.
fn texts(stored: &BTreeMap<String, Value>, part: &str) -> Texts {
    let of_part = stored.iter().filter_map(|(key, text)| {
        let (known, language) = key.rsplit_once('.')?;
        (known == part).then(|| Some((language.to_owned(), text.as_text()?.to_owned())))?
    });
    Texts(of_part.collect())
}

/// The records that make up a form, for a survey that is there. Names of questions are kept; pages become records with
/// identities of their own.
pub fn records_of(form: &Form, survey: &Survey, mut new_id: impl FnMut() -> Id) -> DraftRecords {
    let mut records = DraftRecords {
        survey: Survey {
            purpose: form.purpose,
            languages: places(form.languages.iter().map(String::as_str)),
            competitors: form.competitors.iter().cloned().collect(),
            texts: BTreeMap::new(),
            ..survey.clone()
        },
        ..DraftRecords::default()
    };
    for (part, texts) in [
        ("title", &form.title),
        ("intro", &form.intro),
        ("thanks", &form.thanks),
    ] {
        put_texts(&mut records.survey.texts, part, texts);
    }
    let id = survey.id;
    let page_ids: Vec<SurveyPageId> = form.pages.iter().map(|_| SurveyPageId(new_id())).collect();
    let page_named = |name: &str| {
        let place = form.pages.iter().position(|page| page.name == name)?;
        page_ids.get(place).copied()
    };
    for ((page, page_id), at) in form.pages.iter().zip(&page_ids).zip(1..) {
        let mut stored = SurveyPage {
            id: *page_id,
            survey: id,
            position: at * STEP,
            texts: BTreeMap::new(),
        };
        put_texts(&mut stored.texts, "title", &page.title);
        records.pages.push(stored);
        for (question, at) in page.questions.iter().zip(1..) {
            records.questions.push(SurveyQuestion {
                id: QuestionId(new_id()),
                survey: id,
                page: Some(*page_id),
                position: at * STEP,
                ..stored_question(question)
            });
            for (skip, at) in question.skips.iter().zip(1..) {
                let (test, value) = skip.when.to_stored();
                records.skips.push(SurveySkip {
                    id: SkipId(new_id()),
                    survey: id,
                    after: question.name.clone(),
                    about: skip.about.clone(),
                    test: Some(test),
                    value,
                    to_question: match &skip.to {
                        Target::Question(name) => name.clone(),
                        _ => String::new(),
                    },
                    to_page: match &skip.to {
                        Target::Page(name) => page_named(name),
                        _ => None,
                    },
                    position: at * STEP,
                });
            }
        }
    }
    for (rule, at) in form.rules.iter().zip(1..) {
        let (test, value) = rule.when.to_stored();
        records.rules.push(SurveyRule {
            id: SurveyRuleId(new_id()),
            survey: id,
            question: rule.question.clone(),
            test: Some(test),
            value,
            effect: rule.effect,
            owner: None,
            to_manager: rule.to_manager,
            due_days: rule.due_days,
            what: rule.what.clone(),
            complaint_kind: rule.complaint_kind,
            severity: rule.severity,
            position: at * STEP,
        });
    }
    records
}

fn stored_question(question: &Question) -> SurveyQuestion {
    let mut stored = SurveyQuestion {
        name: question.name.clone(),
        kind: Some(question.kind),
        required: question.required,
        low: question.low,
        high: question.high,
        options: places(question.options.iter().map(|choice| choice.key.as_str())),
        rows: places(question.rows.iter().map(|choice| choice.key.as_str())),
        exclusive: question
            .options
            .iter()
            .filter(|choice| choice.exclusive && choice.key != OTHER)
            .map(|choice| choice.key.clone())
            .collect(),
        other: question.other,
        against_competitors: question.against_competitors,
        reversed: question.reversed,
        scale: question.scale.clone(),
        fact: question.fact,
        area: question.area,
        stage: question.stage,
        ..SurveyQuestion::default()
    };
    for (part, texts) in [
        ("title", &question.title),
        ("help", &question.help),
        ("low", &question.low_label),
        ("high", &question.high_label),
    ] {
        put_texts(&mut stored.texts, part, texts);
    }
    for (part, choices) in [("option", &question.options), ("row", &question.rows)] {
        for choice in choices {
            let part = format!("{part}.{}", choice.key);
            put_texts(&mut stored.texts, &part, &choice.words);
        }
    }
    stored
}

fn places<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeMap<String, Value> {
    let placed = keys
        .zip(1..)
        .map(|(key, at)| (key.to_owned(), Value::Int(at * STEP)));
    placed.collect()
}

fn put_texts(stored: &mut BTreeMap<String, Value>, part: &str, texts: &Texts) {
    for (language, text) in &texts.0 {
        stored.insert(format!("{part}.{language}"), Value::from(text.as_str()));
    }
}
