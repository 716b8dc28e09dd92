use super::form::OTHER;
use super::{Question, limits};
use crate::record::{AttachmentId, QuestionKind};
use crate::value::Field as _;
use crate::{Day, Value};
use serde::{Deserialize, Serialize};

/// One reply, as its question understands it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    Score(i64),
    /// Keys of options: the one, the chosen ones, or all in order.
    Keys(Vec<String>),
    /// By row.
    Grid(Vec<(String, i64)>),
    Ratings(Vec<Rating>),
    Number(f64),
    Day(Day),
    Text(String),
    Files(Vec<AttachmentId>),
}

/// How important something is to a customer, and how satisfied they are with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating {
    pub row: String,
    pub importance: Option<i64>,
    pub satisfaction: Option<i64>,
    /// Satisfaction with competitors, by name.
    pub competitors: Vec<(String, i64)>,
}

/// What is wrong with one reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReplyProblem {
    Missing,
    /// Not the kind of value that this question takes.
    WrongKind,
    OutOfRange {
        low: i64,
        high: i64,
    },
    NotAnOption,
    Twice,
    TooFew {
        least: i64,
    },
    TooMany {
        most: i64,
    },
    /// In characters.
    TooLong {
        limit: i64,
    },
    /// "None of these" together with one of them.
    NotTogether,
    /// The survey has no such question.
    NoSuchQuestion,
    /// The photo is not in the book.
    NotThere,
}

impl Reply {
    /// Reads what is stored for a question.
    pub fn read(
        question: &Question,
        competitors: &[String],
        value: &Value,
    ) -> Result<Self, ReplyProblem> {
        use QuestionKind as K;
        let range = question.range();
        match question.kind {
            K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces => {
                score(value, range).map(Self::Score)
            }
            K::Single => {
                let key = value.as_text().ok_or(ReplyProblem::WrongKind)?;
                keys(question, vec![key.to_owned()]).map(Self::Keys)
            }
            K::Multiple | K::Ranking => {
                let Value::List(items) = value else {
                    return Err(ReplyProblem::WrongKind);
                };
                let chosen = items.iter().map(|item| item.as_text().map(str::to_owned));
                let chosen: Option<Vec<_>> = chosen.collect();
                keys(question, chosen.ok_or(ReplyProblem::WrongKind)?).map(Self::Keys)
            }
            K::Matrix => grid(question, value, range).map(Self::Grid),
            K::Importance => ratings(question, competitors, value, range).map(Self::Ratings),
            K::Number => number(value, range).map(Self::Number),
            K::Date => {
                let day = score(value, range)?;
                let day = i32::try_from(day).map_err(|_beyond| ReplyProblem::WrongKind)?;
                Ok(Self::Day(Day(day)))
            }
            K::ShortText | K::LongText => {
                let text = value.as_text().ok_or(ReplyProblem::WrongKind)?;
                too_long(text, range.1)?;
                Ok(Self::Text(text.to_owned()))
            }
            K::Photo | K::Signature => files(value, range.1).map(Self::Files),
        }
    }

    /// As it is stored.
    pub fn to_value(&self, question: &Question) -> Value {
        match self {
            Self::Score(score) => Value::Int(*score),
            Self::Keys(keys) if question.kind == QuestionKind::Single => keys
                .first()
                .map_or(Value::Null, |key| Value::from(key.as_str())),
            Self::Keys(keys) => {
                Value::List(keys.iter().map(|key| Value::from(key.as_str())).collect())
            }
            Self::Grid(rows) => Value::List(rows.iter().map(pair).collect()),
            Self::Ratings(ratings) => Value::List(
                ratings
                    .iter()
                    .map(|rating| {
                        Value::List(vec![
                            Value::from(rating.row.as_str()),
                            rating.importance.to_value(),
                            rating.satisfaction.to_value(),
                            Value::List(rating.competitors.iter().map(pair).collect()),
                        ])
                    })
                    .collect(),
            ),
            Self::Number(number) => Value::Real(*number),
            Self::Day(day) => day.to_value(),
            Self::Text(text) => Value::from(text.as_str()),
            Self::Files(files) => Value::List(files.iter().map(|id| Value::Id(id.0)).collect()),
        }
    }
}

fn pair((name, score): &(String, i64)) -> Value {
    Value::List(vec![Value::from(name.as_str()), Value::Int(*score)])
}

fn score(value: &Value, (low, high): (i64, i64)) -> Result<i64, ReplyProblem> {
    let score = value.as_int().ok_or(ReplyProblem::WrongKind)?;
    if score < low || score > high {
        return Err(ReplyProblem::OutOfRange { low, high });
    }
    Ok(score)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "limits of numbers are far below 2^53"
)]
fn number(value: &Value, (low, high): (i64, i64)) -> Result<f64, ReplyProblem> {
    let number = match value {
        Value::Int(int) => *int as f64,
        Value::Real(real) if real.is_finite() => *real,
        _ => return Err(ReplyProblem::WrongKind),
    };
    if number < low as f64 || number > high as f64 {
        return Err(ReplyProblem::OutOfRange { low, high });
    }
    Ok(number)
}

fn too_long(text: &str, limit: i64) -> Result<(), ReplyProblem> {
    let limit = limit.clamp(1, limits::REPLY);
    let count = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    if count > limit {
        return Err(ReplyProblem::TooLong { limit });
    }
    Ok(())
}

fn keys(question: &Question, chosen: Vec<String>) -> Result<Vec<String>, ReplyProblem> {
    let (least, most) = question.range();
    let count = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
    if count > most {
        return Err(ReplyProblem::TooMany { most });
    }
    if count < least {
        return Err(ReplyProblem::TooFew { least });
    }
    for (at, key) in chosen.iter().enumerate() {
        if !question.keys().any(|known| known == key) {
            return Err(ReplyProblem::NotAnOption);
        }
        if chosen.iter().take(at).any(|earlier| earlier == key) {
            return Err(ReplyProblem::Twice);
        }
    }
    let exclusive = |choice: &&super::Choice| choice.exclusive && chosen.contains(&choice.key);
    if count > 1
        && question.kind == QuestionKind::Multiple
        && question.options.iter().any(|choice| exclusive(&choice))
    {
        return Err(ReplyProblem::NotTogether);
    }
    Ok(chosen)
}

/// A list of lists that each begin with the name of a row.
fn rows<'a>(
    question: &Question,
    value: &'a Value,
) -> Result<Vec<(&'a str, &'a [Value])>, ReplyProblem> {
    let Value::List(items) = value else {
        return Err(ReplyProblem::WrongKind);
    };
    let mut found: Vec<(&str, &[Value])> = Vec::new();
    for item in items {
        let Value::List(parts) = item else {
            return Err(ReplyProblem::WrongKind);
        };
        let Some((Value::Text(row), rest)) = parts.split_first() else {
            return Err(ReplyProblem::WrongKind);
        };
        if !question.rows.iter().any(|known| known.key == *row) {
            return Err(ReplyProblem::NotAnOption);
        }
        if found.iter().any(|(earlier, _)| earlier == row) {
            return Err(ReplyProblem::Twice);
        }
        found.push((row, rest));
    }
    if found.is_empty() || (question.required && found.len() < question.rows.len()) {
        return Err(ReplyProblem::Missing);
    }
    Ok(found)
}

fn grid(
    question: &Question,
    value: &Value,
    range: (i64, i64),
) -> Result<Vec<(String, i64)>, ReplyProblem> {
    let rows = rows(question, value)?.into_iter();
    rows.map(|(row, rest)| match rest {
        [given] => Ok((row.to_owned(), score(given, range)?)),
        _ => Err(ReplyProblem::WrongKind),
    })
    .collect()
}

fn ratings(
    question: &Question,
    competitors: &[String],
    value: &Value,
    range: (i64, i64),
) -> Result<Vec<Rating>, ReplyProblem> {
    let optional = |value: &Value| match value {
        Value::Null => Ok(None),
        given => score(given, range).map(Some),
    };
    let rows = rows(question, value)?.into_iter();
    rows.map(|(row, rest)| {
        let (importance, satisfaction, others) = match rest {
            [importance, satisfaction] => (importance, satisfaction, &[][..]),
            [importance, satisfaction, Value::List(others)] => {
                (importance, satisfaction, others.as_slice())
            }
            _ => return Err(ReplyProblem::WrongKind),
        };
        let mut rating = Rating {
            row: row.to_owned(),
            importance: optional(importance)?,
            satisfaction: optional(satisfaction)?,
            competitors: Vec::new(),
        };
        for other in others {
            let Value::List(parts) = other else {
                return Err(ReplyProblem::WrongKind);
            };
            let [Value::Text(name), given] = parts.as_slice() else {
                return Err(ReplyProblem::WrongKind);
            };
            if !question.against_competitors || !competitors.contains(name) {
                return Err(ReplyProblem::NotAnOption);
            }
            if rating.competitors.iter().any(|(known, _)| known == name) {
                return Err(ReplyProblem::Twice);
            }
            rating
                .competitors
                .push((name.clone(), score(given, range)?));
        }
        let is_half = rating.importance.is_none() || rating.satisfaction.is_none();
        if question.required && is_half {
            return Err(ReplyProblem::Missing);
        }
        Ok(rating)
    })
    .collect()
}

fn files(value: &Value, most: i64) -> Result<Vec<AttachmentId>, ReplyProblem> {
    let Value::List(items) = value else {
        return Err(ReplyProblem::WrongKind);
    };
    if items.is_empty() {
        return Err(ReplyProblem::Missing);
    }
    if i64::try_from(items.len()).unwrap_or(i64::MAX) > most {
        return Err(ReplyProblem::TooMany { most });
    }
    let ids = items.iter().map(|item| item.as_id().map(AttachmentId));
    ids.collect::<Option<Vec<_>>>()
        .ok_or(ReplyProblem::WrongKind)
}

/// Whether "something else" is among the keys.
pub(super) fn has_other(reply: &Reply) -> bool {
    matches!(reply, Reply::Keys(keys) if keys.iter().any(|key| key == OTHER))
}
