//! Answers from a file: one row, one answer. What a cell holds that its question does not take is left out and named.

use super::{Choice, Form, Question, Reply, ReplyProblem, limits};
use crate::parse::{DateStyle, NumberError, NumberStyle, fold_cell, read_day, read_number};
use crate::record::QuestionKind;
use crate::{Day, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a column goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowPlace {
    /// Who answered, as the file calls them: a file that is read twice makes no answer twice.
    Respondent,
    /// The shop's number of the customer.
    CustomerNumber,
    Day,
    /// The reply to a question, by name.
    Question(String),
    /// One row of a matrix.
    Row {
        question: String,
        row: String,
    },
}

/// Why a cell was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowTrouble {
    NotANumber,
    /// A fraction on a scale of whole numbers.
    NotWhole,
    OutOfRange,
    NotAnOption,
    NotADay,
    TooLong,
    /// The survey has no such question, or it cannot be read from one cell.
    NoSuchQuestion,
}

/// One answer from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerRow {
    pub replies: BTreeMap<String, Value>,
    pub respondent: String,
    pub customer_number: String,
    pub day: Option<Day>,
    /// Cells that were left out, by column.
    pub troubles: Vec<(usize, RowTrouble)>,
    /// Columns of questions with nothing in them.
    pub blanks: Vec<usize>,
}

/// Reads one row. Missing replies are no trouble: a file may come from a form that asked less.
pub fn read_row<'a>(
    form: &Form,
    places: &[Option<RowPlace>],
    style: DateStyle,
    cells: impl IntoIterator<Item = &'a str>,
) -> AnswerRow {
    let mut row = AnswerRow::default();
    for ((column, place), cell) in places.iter().enumerate().zip(cells) {
        let Some(place) = place else { continue };
        let cell = cell.trim();
        if cell.is_empty() {
            if matches!(place, RowPlace::Question(_) | RowPlace::Row { .. }) {
                row.blanks.push(column);
            }
            continue;
        }
        if let Err(trouble) = take(form, place, style, cell, &mut row) {
            row.troubles.push((column, trouble));
        }
    }
    row
}

fn take(
    form: &Form,
    place: &RowPlace,
    style: DateStyle,
    cell: &str,
    row: &mut AnswerRow,
) -> Result<(), RowTrouble> {
    match place {
        RowPlace::Respondent => row.respondent = short(cell),
        RowPlace::CustomerNumber => row.customer_number = short(cell),
        RowPlace::Day => row.day = Some(day(cell, style)?),
        RowPlace::Question(name) => {
            let question = form.question(name).ok_or(RowTrouble::NoSuchQuestion)?;
            let value = value_of(question, style, cell)?;
            let reply = Reply::read(question, &form.competitors, &value).map_err(trouble_of)?;
            row.replies.insert(name.clone(), reply.to_value(question));
        }
        RowPlace::Row {
            question: name,
            row: key,
        } => {
            let question = form.question(name).ok_or(RowTrouble::NoSuchQuestion)?;
            let is_there = question.rows.iter().any(|choice| choice.key == *key);
            if question.kind != QuestionKind::Matrix || !is_there {
                return Err(RowTrouble::NoSuchQuestion);
            }
            let score = whole(cell, question.range())?;
            let pair = Value::List(vec![Value::from(key.as_str()), Value::Int(score)]);
            match row.replies.get_mut(name) {
                Some(Value::List(rows)) => rows.push(pair),
                _ => {
                    row.replies.insert(name.clone(), Value::List(vec![pair]));
                }
            }
        }
    }
    Ok(())
}

fn short(cell: &str) -> String {
    cell.chars().take(200).collect()
}

fn day(cell: &str, style: DateStyle) -> Result<Day, RowTrouble> {
    let written = read_day(cell, style).map_err(|_no_day| RowTrouble::NotADay)?;
    Ok(Day(written.day))
}

fn value_of(question: &Question, style: DateStyle, cell: &str) -> Result<Value, RowTrouble> {
    use QuestionKind as K;
    match question.kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces => {
            whole(cell, question.range()).map(Value::Int)
        }
        K::Number => {
            let written = number(cell)?;
            #[allow(clippy::cast_precision_loss, reason = "a cell holds fewer digits")]
            let value = written.digits as f64 / 10_f64.powi(i32::from(written.scale));
            Ok(if written.scale == 0 {
                Value::Int(written.digits)
            } else {
                Value::Real(value)
            })
        }
        K::Date => day(cell, style).map(|day| Value::Int(day.0.into())),
        K::Single => key_of(question, cell).map(|key| Value::from(key.as_str())),
        K::Multiple | K::Ranking => {
            let parts = cell
                .split([';', '；', '|', '、', ',', '，', '\n'])
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .take(limits::OPTIONS);
            let keys =
                parts.map(|part| key_of(question, part).map(|key| Value::from(key.as_str())));
            keys.collect::<Result<Vec<_>, _>>().map(Value::List)
        }
        K::ShortText | K::LongText => Ok(Value::from(cell)),
        K::Matrix | K::Importance | K::Photo | K::Signature => Err(RowTrouble::NoSuchQuestion),
    }
}

fn number(cell: &str) -> Result<crate::parse::WrittenNumber, RowTrouble> {
    read_number(cell, NumberStyle::Point).map_err(|error| match error {
        NumberError::TooLong => RowTrouble::OutOfRange,
        _ => RowTrouble::NotANumber,
    })
}

/// `5`, ` ５ ` and `5.0` are five; `7.5` is no answer on a scale of whole numbers.
fn whole(cell: &str, (low, high): (i64, i64)) -> Result<i64, RowTrouble> {
    let written = number(cell)?;
    let unit = 10_i64
        .checked_pow(u32::from(written.scale))
        .ok_or(RowTrouble::NotANumber)?;
    if written.digits % unit != 0 {
        return Err(RowTrouble::NotWhole);
    }
    let score = written.digits / unit;
    if score < low || score > high {
        return Err(RowTrouble::OutOfRange);
    }
    Ok(score)
}

/// An option by its key, or by its words in any language.
fn key_of(question: &Question, cell: &str) -> Result<String, RowTrouble> {
    let wanted = fold_cell(cell).to_lowercase();
    let says = |choice: &&Choice| {
        let words = choice.words.0.values();
        choice.key.to_lowercase() == wanted
            || words
                .into_iter()
                .any(|words| fold_cell(words).to_lowercase() == wanted)
    };
    let found = question.options.iter().find(says);
    found
        .map(|choice| choice.key.clone())
        .ok_or(RowTrouble::NotAnOption)
}

fn trouble_of(problem: ReplyProblem) -> RowTrouble {
    match problem {
        ReplyProblem::OutOfRange { .. } => RowTrouble::OutOfRange,
        ReplyProblem::TooLong { .. } => RowTrouble::TooLong,
        ReplyProblem::WrongKind
        | ReplyProblem::NoSuchQuestion
        | ReplyProblem::NotThere
        | ReplyProblem::Missing => RowTrouble::NoSuchQuestion,
        ReplyProblem::NotAnOption
        | ReplyProblem::Twice
        | ReplyProblem::TooFew { .. }
        | ReplyProblem::TooMany { .. }
        | ReplyProblem::NotTogether => RowTrouble::NotAnOption,
    }
}
