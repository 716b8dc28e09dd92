//! Answers as a table: one row per answer, one column per thing that can be read from one cell.

use super::form::OTHER;
use super::{Form, Question, Reply};
use crate::Value;
use crate::record::{Answer, QuestionKind};
use serde::{Deserialize, Serialize};

/// One column of a table of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerColumn {
    Id,
    /// Date and time on the shop's clock.
    At,
    Customer,
    /// The shop's number of the customer.
    CustomerNumber,
    Asked,
    By,
    /// A language tag.
    Language,
    /// The number of the version that was answered.
    Version,
    /// `TRUE` where it was broken off.
    Partial,
    /// Who it was in the file it came from.
    Respondent,
    /// The reply to a question; several options in one cell, in their words.
    Reply(String),
    /// What was written in beside the options of a question.
    Written(String),
    /// One row of a matrix.
    Row {
        question: String,
        row: String,
    },
    Importance {
        question: String,
        row: String,
    },
    Satisfaction {
        question: String,
        row: String,
    },
    Rival {
        question: String,
        row: String,
        competitor: String,
    },
}

/// The columns that every answer has, then those of each question in the order of the form.
pub fn answer_columns(form: &Form) -> Vec<AnswerColumn> {
    use AnswerColumn as C;
    let mut columns = vec![
        C::Id,
        C::At,
        C::Customer,
        C::CustomerNumber,
        C::Asked,
        C::By,
        C::Language,
        C::Version,
        C::Partial,
        C::Respondent,
    ];
    for question in form.questions() {
        columns_of(form, question, &mut columns);
    }
    columns
}

fn columns_of(form: &Form, question: &Question, columns: &mut Vec<AnswerColumn>) {
    use AnswerColumn as C;
    let name = || question.name.clone();
    let rows = question.rows.iter().map(|row| row.key.clone());
    match question.kind {
        QuestionKind::Matrix => columns.extend(rows.map(|row| C::Row {
            question: name(),
            row,
        })),
        QuestionKind::Importance => {
            for row in rows {
                columns.push(C::Importance {
                    question: name(),
                    row: row.clone(),
                });
                columns.push(C::Satisfaction {
                    question: name(),
                    row: row.clone(),
                });
                let rivals = form.competitors.iter();
                let rivals = rivals.filter(|_| question.against_competitors);
                columns.extend(rivals.map(|competitor| C::Rival {
                    question: name(),
                    row: row.clone(),
                    competitor: competitor.clone(),
                }));
            }
        }
        _ => {
            columns.push(C::Reply(name()));
            if question.other {
                columns.push(C::Written(name()));
            }
        }
    }
}

/// What stands in the cell of a question's column, options in this language. A reply that the question does not take is
/// written as it is stored; the columns that every answer has are empty, since their words are in other records.
pub fn reply_cell(form: &Form, column: &AnswerColumn, answer: &Answer, language: &str) -> String {
    use AnswerColumn as C;
    let (C::Reply(name)
    | C::Written(name)
    | C::Row { question: name, .. }
    | C::Importance { question: name, .. }
    | C::Satisfaction { question: name, .. }
    | C::Rival { question: name, .. }) = column
    else {
        return String::new();
    };
    let Some(question) = form.question(name) else {
        return String::new();
    };
    if matches!(column, C::Written(_)) {
        let written = answer.replies.get(&question.words_name());
        return written
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned();
    }
    let Some(value) = answer.replies.get(name) else {
        return String::new();
    };
    let Ok(reply) = Reply::read(question, &form.competitors, value) else {
        return if matches!(column, C::Reply(_)) {
            plain(value)
        } else {
            String::new()
        };
    };
    let rated = |wanted: &str| match &reply {
        Reply::Ratings(ratings) => ratings.iter().find(|rating| rating.row == wanted).cloned(),
        _ => None,
    };
    let score = match column {
        C::Row { row, .. } => match &reply {
            Reply::Grid(rows) => rows.iter().find(|(key, _)| key == row).map(|(_, s)| *s),
            _ => None,
        },
        C::Importance { row, .. } => rated(row).and_then(|rating| rating.importance),
        C::Satisfaction { row, .. } => rated(row).and_then(|rating| rating.satisfaction),
        C::Rival {
            row, competitor, ..
        } => rated(row).and_then(|rating| {
            let rivals = rating.competitors.into_iter();
            let mut found = rivals.filter(|(name, _)| name == competitor);
            found.next().map(|(_, score)| score)
        }),
        _ => return whole(form, question, &reply, language),
    };
    score.map_or_else(String::new, |score| score.to_string())
}

fn whole(form: &Form, question: &Question, reply: &Reply, language: &str) -> String {
    match reply {
        Reply::Score(score) => score.to_string(),
        Reply::Number(number) => number.to_string(),
        Reply::Day(day) => day.to_string(),
        Reply::Text(text) => text.clone(),
        Reply::Keys(keys) => {
            let words = keys.iter().map(|key| {
                let known = question.options.iter().find(|choice| choice.key == *key);
                let words = known.map(|choice| choice.words.get(language, &form.languages));
                words.filter(|words| !words.is_empty()).unwrap_or(key)
            });
            words.collect::<Vec<_>>().join("; ")
        }
        Reply::Files(files) => files.len().to_string(),
        Reply::Grid(_) | Reply::Ratings(_) => String::new(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Int(int) => int.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => text.clone(),
        Value::Bool(on) => on.to_string(),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}

/// The key of the option that is written in.
pub const OTHER_KEY: &str = OTHER;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Choice, Page, Texts, read_row};

    fn form() -> Form {
        let choice = |key: &str, zh: &str, en: &str| Choice {
            key: key.to_owned(),
            words: Texts::both(zh, en),
            exclusive: false,
        };
        let question = |name: &str, kind| Question {
            name: name.to_owned(),
            kind,
            ..Question::default()
        };
        Form {
            languages: vec!["zh".to_owned(), "en".to_owned()],
            competitors: vec!["对面".to_owned()],
            pages: vec![Page {
                questions: vec![
                    question("nps", QuestionKind::Recommend),
                    Question {
                        options: vec![choice("a", "甲", "A"), choice("b", "乙", "B")],
                        other: true,
                        ..question("many", QuestionKind::Multiple)
                    },
                    Question {
                        rows: vec![choice("r", "行", "row")],
                        ..question("grid", QuestionKind::Matrix)
                    },
                    Question {
                        rows: vec![choice("r", "行", "row")],
                        against_competitors: true,
                        ..question("both", QuestionKind::Importance)
                    },
                ],
                ..Page::default()
            }],
            ..Form::default()
        }
    }

    fn cells(answer: &Answer) -> Vec<String> {
        let form = form();
        let columns = answer_columns(&form);
        let own = columns.iter().skip(10);
        own.map(|column| reply_cell(&form, column, answer, "en"))
            .collect()
    }

    #[test]
    fn every_reply_has_its_cells() {
        let pair = |name: &str, score| Value::List(vec![Value::from(name), Value::Int(score)]);
        let replies = [
            ("nps", Value::Int(9)),
            (
                "many",
                Value::List(vec![Value::from("b"), Value::from("other")]),
            ),
            ("many.other", Value::from("丙")),
            ("grid", Value::List(vec![pair("r", 4)])),
            (
                "both",
                Value::List(vec![Value::List(vec![
                    Value::from("r"),
                    Value::Int(5),
                    Value::Int(3),
                    Value::List(vec![pair("对面", 2)]),
                ])]),
            ),
        ];
        let answer = Answer {
            replies: replies
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            ..Answer::default()
        };
        assert_eq!(cells(&answer), ["9", "B; other", "丙", "4", "5", "3", "2"]);
        assert!(cells(&Answer::default()).iter().all(String::is_empty));
    }

    #[test]
    fn what_the_question_does_not_take_is_written_as_it_is() {
        let replies = [("nps".to_owned(), Value::Int(12))];
        let answer = Answer {
            replies: replies.into_iter().collect(),
            ..Answer::default()
        };
        assert_eq!(cells(&answer)[0], "12");
    }

    #[test]
    fn a_cell_that_was_written_is_read_back() {
        let places = [
            Some(crate::survey::RowPlace::Question("many".to_owned())),
            Some(crate::survey::RowPlace::Question("nps".to_owned())),
        ];
        let style = crate::parse::DateStyle::YearMonthDay;
        let row = read_row(&form(), &places, style, ["A; B", "7"]);
        assert_eq!(row.troubles, []);
        let answer = Answer {
            replies: row.replies,
            ..Answer::default()
        };
        assert_eq!(cells(&answer)[..2], ["7", "A; B"]);
    }
}
