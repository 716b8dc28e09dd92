//! Scores by row, as they are stored.

use domain::Value;
use domain::survey::Question;

/// Whose score of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// The row's only one.
    Score,
    Importance,
    Satisfaction,
    /// Satisfaction with a competitor, by name.
    Competitor(String),
}

pub(super) fn score(value: &Value, row: &str, cell: &Cell) -> Option<i64> {
    let parts = parts_of(value, row)?;
    match cell {
        Cell::Score | Cell::Importance => parts.get(1)?.as_int(),
        Cell::Satisfaction => parts.get(2)?.as_int(),
        Cell::Competitor(name) => {
            let Value::List(others) = parts.get(3)? else {
                return None;
            };
            others.iter().find_map(|other| match other {
                Value::List(pair) if pair.first()?.as_text()? == name => pair.get(1)?.as_int(),
                _ => None,
            })
        }
    }
}

/// The value with one score changed; rows come in the order of the question, and a row without any is left out.
pub(super) fn with_score(
    question: &Question,
    competitors: &[String],
    value: &Value,
    row: &str,
    cell: &Cell,
    score: Option<i64>,
) -> Value {
    let rows = question.rows.iter().filter_map(|known| {
        let read = |about: &Cell| {
            if known.key == row && about == cell {
                score
            } else {
                self::score(value, &known.key, about)
            }
        };
        let written = |about: &Cell| read(about).map_or(Value::Null, Value::Int);
        let name = Value::from(known.key.as_str());
        if *cell == Cell::Score {
            let only = read(&Cell::Score)?;
            return Some(Value::List(vec![name, Value::Int(only)]));
        }
        let others: Vec<Value> = competitors
            .iter()
            .filter_map(|competitor| {
                let score = read(&Cell::Competitor(competitor.clone()))?;
                let pair = vec![Value::from(competitor.as_str()), Value::Int(score)];
                Some(Value::List(pair))
            })
            .collect();
        let (importance, satisfaction) = (written(&Cell::Importance), written(&Cell::Satisfaction));
        let is_empty = importance.is_null() && satisfaction.is_null() && others.is_empty();
        (!is_empty).then(|| Value::List(vec![name, importance, satisfaction, Value::List(others)]))
    });
    Value::List(rows.collect())
}

fn parts_of<'a>(value: &'a Value, row: &str) -> Option<&'a [Value]> {
    let Value::List(rows) = value else {
        return None;
    };
    rows.iter().find_map(|parts| match parts {
        Value::List(parts) if parts.first()?.as_text()? == row => Some(parts.as_slice()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::QuestionKind;
    use domain::survey::{Choice, Reply};

    fn question(kind: QuestionKind) -> Question {
        let row = |key: &str| Choice {
            key: key.to_owned(),
            ..Choice::default()
        };
        Question {
            kind,
            rows: vec![row("speed"), row("price")],
            against_competitors: true,
            ..Question::default()
        }
    }

    #[test]
    fn a_matrix_is_read_back_as_it_was_filled_in() {
        let question = question(QuestionKind::Matrix);
        let set = |value: &Value, row: &str, score| {
            with_score(&question, &[], value, row, &Cell::Score, score)
        };
        let value = set(&set(&Value::Null, "price", Some(2)), "speed", Some(5));
        assert_eq!(score(&value, "price", &Cell::Score), Some(2));
        let read = Reply::read(&question, &[], &value).unwrap();
        let rows = [("speed".to_owned(), 5), ("price".to_owned(), 2)];
        assert_eq!(read, Reply::Grid(rows.to_vec()));
        let value = set(&set(&value, "price", None), "speed", None);
        assert_eq!(value, Value::List(Vec::new()));
    }

    #[test]
    fn ratings_keep_what_is_said_of_competitors() {
        let question = question(QuestionKind::Importance);
        let rivals = ["East".to_owned()];
        let set = |value: &Value, cell: Cell, score| {
            with_score(&question, &rivals, value, "speed", &cell, Some(score))
        };
        let value = set(&Value::Null, Cell::Competitor("East".to_owned()), 4);
        let value = set(&set(&value, Cell::Importance, 5), Cell::Satisfaction, 3);
        let Reply::Ratings(ratings) = Reply::read(&question, &rivals, &value).unwrap() else {
            panic!("ratings");
        };
        assert_eq!(ratings.len(), 1);
        assert_eq!(ratings[0].importance, Some(5));
        assert_eq!(ratings[0].satisfaction, Some(3));
        assert_eq!(ratings[0].competitors, [("East".to_owned(), 4)]);
    }
}
