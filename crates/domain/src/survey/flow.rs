//! From question to question.

use super::{Condition, Form, Question, Reply, Target};
use crate::Value;
use std::collections::BTreeMap;

/// The questions that somebody who replied like this is shown, in order, by their place in the form.
///
/// A question without a reply is passed as if it were left out. No question comes twice, whatever the form says, so
/// this always ends.
pub fn shown(form: &Form, replies: &BTreeMap<String, Value>) -> Vec<usize> {
    let map = Map::of(form);
    let mut path = Vec::new();
    let mut been = vec![false; map.questions.len()];
    let mut at = 0;
    while let Some(question) = map.questions.get(at) {
        match been.get_mut(at) {
            Some(place) if !*place => *place = true,
            _ => break,
        }
        path.push(at);
        let taken = question.skips.iter().find(|skip| {
            let about = map.about(question, &skip.about);
            let always = skip.when == Condition::Always;
            always
                || about.is_some_and(|about| {
                    holds(
                        &skip.when,
                        about,
                        &form.competitors,
                        replies.get(&about.name),
                    )
                })
        });
        at = match taken {
            None => at + 1,
            Some(skip) => match map.place(&skip.to) {
                Some(place) => place,
                None => break,
            },
        };
    }
    path
}

/// Whether a condition holds for the reply to a question. A reply that the question does not take counts as none.
pub fn holds(
    when: &Condition,
    question: &Question,
    competitors: &[String],
    value: Option<&Value>,
) -> bool {
    let reply = value
        .filter(|value| !value.is_null())
        .and_then(|value| Reply::read(question, competitors, value).ok());
    match (when, &reply) {
        (Condition::Always, _)
        | (Condition::Answered, Some(_))
        | (Condition::NotAnswered, None) => true,
        (Condition::AtLeast(least), Some(reply)) => any_score(reply, |score| score >= *least),
        (Condition::AtMost(most), Some(reply)) => any_score(reply, |score| score <= *most),
        (Condition::Is(key), Some(reply)) => is(question, reply, key),
        (Condition::IsNot(key), Some(reply)) => !is(question, reply, key),
        _ => false,
    }
}

fn is(question: &Question, reply: &Reply, key: &str) -> bool {
    match reply {
        Reply::Keys(keys) if question.kind == crate::record::QuestionKind::Ranking => {
            keys.first().is_some_and(|first| first == key)
        }
        Reply::Keys(keys) => keys.iter().any(|chosen| chosen == key),
        _ => false,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "numbers are within their range, far below 2^63"
)]
fn any_score(reply: &Reply, test: impl Fn(i64) -> bool) -> bool {
    match reply {
        Reply::Score(score) => test(*score),
        Reply::Number(number) => test(number.floor() as i64),
        Reply::Day(day) => test(day.0.into()),
        Reply::Grid(rows) => rows.iter().any(|(_, score)| test(*score)),
        Reply::Ratings(ratings) => ratings.iter().filter_map(|one| one.satisfaction).any(test),
        _ => false,
    }
}

/// Where everything is.
pub(super) struct Map<'a> {
    pub(super) questions: Vec<&'a Question>,
    by_name: BTreeMap<&'a str, usize>,
    /// By name, the place of the first question on or after the page.
    pages: BTreeMap<&'a str, usize>,
}

impl<'a> Map<'a> {
    pub(super) fn of(form: &'a Form) -> Self {
        let mut map = Self {
            questions: Vec::new(),
            by_name: BTreeMap::new(),
            pages: BTreeMap::new(),
        };
        for page in &form.pages {
            map.pages
                .entry(page.name.as_str())
                .or_insert(map.questions.len());
            for question in &page.questions {
                map.by_name
                    .entry(question.name.as_str())
                    .or_insert(map.questions.len());
                map.questions.push(question);
            }
        }
        map
    }

    pub(super) fn end(&self) -> usize {
        self.questions.len()
    }

    /// Where a target is; `None` when it is nowhere.
    pub(super) fn place(&self, target: &Target) -> Option<usize> {
        match target {
            Target::Question(name) => self.by_name.get(name.as_str()).copied(),
            Target::Page(name) => self.pages.get(name.as_str()).copied(),
            Target::End => Some(self.end()),
        }
    }

    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The question a skip of `question` looks at.
    pub(super) fn about(&self, question: &'a Question, name: &str) -> Option<&'a Question> {
        if name.is_empty() || name == question.name {
            return Some(question);
        }
        self.questions.get(self.at(name)?).copied()
    }
}
