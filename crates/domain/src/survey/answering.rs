use super::reply::has_other;
use super::{Form, Reply, ReplyProblem, limits, shown};
use crate::Value;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with the reply to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyError {
    /// By name.
    pub question: String,
    pub problem: ReplyProblem,
}

/// Everything that is wrong with somebody's replies. Of a partial answer nothing is missing.
pub fn reply_errors(
    form: &Form,
    replies: &BTreeMap<String, Value>,
    partial: bool,
) -> Vec<ReplyError> {
    let questions: Vec<_> = form.questions().collect();
    let mut errors = Vec::new();
    let mut fail = |question: &str, problem| {
        errors.push(ReplyError {
            question: question.to_owned(),
            problem,
        });
    };
    let mut known: BTreeSet<String> = BTreeSet::new();
    for question in &questions {
        known.insert(question.name.clone());
        if question.other {
            known.insert(question.words_name());
        }
    }
    for name in replies.keys().filter(|name| !known.contains(*name)) {
        fail(name, ReplyProblem::NoSuchQuestion);
    }
    for place in shown(form, replies) {
        let Some(question) = questions.get(place) else {
            continue;
        };
        let given = replies.get(&question.name).filter(|value| !is_blank(value));
        match given.map(|value| Reply::read(question, &form.competitors, value)) {
            None if question.required && !partial => fail(&question.name, ReplyProblem::Missing),
            None => {}
            // Not yet all rows, not yet enough options.
            Some(Err(ReplyProblem::Missing | ReplyProblem::TooFew { .. })) if partial => {}
            Some(Err(problem)) => fail(&question.name, problem),
            Some(Ok(reply)) => {
                let words = replies.get(&question.words_name());
                let too_long = |text: &str| text.chars().count() > 200;
                match words {
                    Some(Value::Text(words)) if too_long(words) => {
                        fail(&question.name, ReplyProblem::TooLong { limit: 200 });
                    }
                    Some(Value::Text(_) | Value::Null) => {}
                    Some(_) => fail(&question.name, ReplyProblem::WrongKind),
                    None if has_other(&reply) && question.required && !partial => {
                        fail(&question.name, ReplyProblem::Missing);
                    }
                    None => {}
                }
            }
        }
    }
    errors.truncate(limits::QUESTIONS);
    errors
}

/// The replies that count: those to questions that were shown. Somebody who goes back and takes another way leaves
/// the replies of the first way behind.
pub fn kept_replies(form: &Form, replies: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let places = shown(form, replies);
    let questions: Vec<_> = form.questions().collect();
    let mut kept = BTreeMap::new();
    for question in places.iter().filter_map(|place| questions.get(*place)) {
        let Some(value) = replies.get(&question.name).filter(|value| !is_blank(value)) else {
            continue;
        };
        kept.insert(question.name.clone(), value.clone());
        let reply = Reply::read(question, &form.competitors, value);
        if reply.is_ok_and(|reply| has_other(&reply)) {
            let name = question.words_name();
            if let Some(words) = replies.get(&name).filter(|value| !is_blank(value)) {
                kept.insert(name, words.clone());
            }
        }
    }
    kept
}

/// Nothing, or a text of blanks, or an empty list.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => crate::command::tidy(text).is_empty(),
        Value::List(items) => items.is_empty(),
        _ => false,
    }
}
