//! What surveys, questions and options are called here.

use crate::i18n::{survey_language, t};
use api::SurveyDesignView;
use domain::record::SurveyId;
use domain::survey::{Choice, Form, OTHER_KEY, Question, Texts};

/// What the staff call a survey; else what it is called where it is asked.
pub(super) fn survey_title(design: &SurveyDesignView) -> String {
    let survey = &design.records.survey;
    if !survey.title.trim().is_empty() {
        return survey.title.clone();
    }
    form_title(&design.form, survey.id)
}

pub(super) fn form_title(form: &Form, survey: SurveyId) -> String {
    let title = said(&form.title, form);
    if title.is_empty() || survey == domain::record::recommend::ID {
        t::surveys::recommend_title().to_owned()
    } else {
        title
    }
}

fn said(texts: &Texts, form: &Form) -> String {
    texts
        .get(survey_language(), &form.languages)
        .trim()
        .to_owned()
}

pub(super) fn question_title(form: &Form, question: &Question) -> String {
    let title = said(&question.title, form);
    if title.is_empty() {
        question.name.clone()
    } else {
        title
    }
}

/// By name; the name itself where the form does not know it.
pub(super) fn title_of(form: &Form, name: &str) -> String {
    form.question(name).map_or_else(
        || name.to_owned(),
        |question| question_title(form, question),
    )
}

/// An option in the reader's words.
pub(super) fn option_word(form: &Form, question: &Question, key: &str) -> String {
    if key == OTHER_KEY && question.other {
        return t::results::other_option().to_owned();
    }
    choice_word(form, &question.options, key)
}

/// A row of a matrix in the reader's words.
pub(super) fn row_word(form: &Form, question: &Question, key: &str) -> String {
    choice_word(form, &question.rows, key)
}

fn choice_word(form: &Form, choices: &[Choice], key: &str) -> String {
    let known = choices.iter().find(|choice| choice.key == key);
    let word = known.map(|choice| said(&choice.words, form));
    word.filter(|word| !word.is_empty())
        .unwrap_or_else(|| key.to_owned())
}

/// A point of a scale, with what the ends mean: `0 · 完全不可能`.
pub(super) fn point_word(form: &Form, question: &Question, score: i64) -> String {
    let (low, high) = question.range();
    let end = if score == low {
        said(&question.low_label, form)
    } else if score == high {
        said(&question.high_label, form)
    } else {
        String::new()
    };
    if end.is_empty() {
        score.to_string()
    } else {
        format!("{score} · {end}")
    }
}
