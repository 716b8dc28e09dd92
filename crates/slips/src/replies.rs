//! Replies as bytes. The form says what they are, so only places and scores travel.

use crate::SlipError;
use crate::bytes::{Reader, Writer};
use domain::survey::{Form, Question, Rating, Reply, shown};
use domain::{Day, Value};
use std::collections::BTreeMap;

/// Photos and signatures do not fit a code.
fn travels(reply: &Reply) -> bool {
    !matches!(reply, Reply::Files(_))
}

pub(crate) fn write(form: &Form, replies: &BTreeMap<String, Value>, out: &mut Writer) {
    let questions: Vec<&Question> = form.questions().collect();
    let path = shown(form, replies).into_iter();
    let mut places: Vec<usize> = path.collect();
    places.sort_unstable();
    let mut last = 0;
    for place in places {
        let Some(question) = questions.get(place) else {
            continue;
        };
        let value = replies.get(&question.name);
        let reply = value.and_then(|value| Reply::read(question, &form.competitors, value).ok());
        let Some(reply) = reply.filter(travels) else {
            continue;
        };
        // Places only grow: the distance is shorter.
        out.count(place + 1 - last);
        last = place + 1;
        write_one(form, question, &reply, replies, out);
    }
}

fn write_one(
    form: &Form,
    question: &Question,
    reply: &Reply,
    replies: &BTreeMap<String, Value>,
    out: &mut Writer,
) {
    let (low, _) = question.range();
    let row = |key: &str| place_of(question.rows.iter().map(|row| row.key.as_str()), key);
    match reply {
        Reply::Score(score) => out.signed(score - low),
        Reply::Keys(keys) => {
            out.count(keys.len());
            for key in keys {
                out.count(place_of(question.keys(), key));
            }
            let words = replies.get(&question.words_name()).and_then(Value::as_text);
            if question.other && keys.iter().any(|key| key == "other") {
                out.text(words.unwrap_or_default());
            }
        }
        Reply::Grid(rows) => {
            out.count(rows.len());
            for (key, score) in rows {
                out.count(row(key));
                out.signed(score - low);
            }
        }
        Reply::Ratings(ratings) => {
            out.count(ratings.len());
            for rating in ratings {
                out.count(row(&rating.row));
                for given in [rating.importance, rating.satisfaction] {
                    match given {
                        Some(score) => {
                            out.byte(1);
                            out.signed(score - low);
                        }
                        None => out.byte(0),
                    }
                }
                out.count(rating.competitors.len());
                for (name, score) in &rating.competitors {
                    out.count(place_of(form.competitors.iter().map(String::as_str), name));
                    out.signed(score - low);
                }
            }
        }
        Reply::Number(number) => out.raw(&number.to_le_bytes()),
        Reply::Day(day) => out.signed(day.0.into()),
        Reply::Text(text) => out.text(text),
        Reply::Files(_) => {}
    }
}

fn place_of<'a>(keys: impl IntoIterator<Item = &'a str>, key: &str) -> usize {
    keys.into_iter().take_while(|known| *known != key).count()
}

/// Reads to the end.
pub(crate) fn read(
    form: &Form,
    reader: &mut Reader<'_>,
) -> Result<BTreeMap<String, Value>, SlipError> {
    let questions: Vec<&Question> = form.questions().collect();
    let mut replies = BTreeMap::new();
    let mut next = 0_usize;
    while !reader.is_empty() {
        next = next
            .checked_add(reader.place()?)
            .ok_or(SlipError::Damaged)?;
        let place = next.checked_sub(1).ok_or(SlipError::Damaged)?;
        let question = questions.get(place).ok_or(SlipError::Damaged)?;
        let (reply, words) = read_one(form, question, reader)?;
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            replies.insert(question.words_name(), Value::Text(words));
        }
        let value = reply.to_value(question);
        // What no question takes was never written by us.
        Reply::read(question, &form.competitors, &value).map_err(|_unfit| SlipError::Damaged)?;
        if replies.insert(question.name.clone(), value).is_some() {
            return Err(SlipError::Damaged);
        }
    }
    Ok(replies)
}

fn read_one(
    form: &Form,
    question: &Question,
    reader: &mut Reader<'_>,
) -> Result<(Reply, Option<String>), SlipError> {
    use domain::record::QuestionKind as K;
    let (low, _) = question.range();
    let score = |reader: &mut Reader<'_>| {
        let above = reader.signed()?;
        low.checked_add(above).ok_or(SlipError::Damaged)
    };
    let row = |reader: &mut Reader<'_>| {
        let place = reader.place()?;
        let row = question.rows.get(place).ok_or(SlipError::Damaged)?;
        Ok(row.key.clone())
    };
    let mut words = None;
    let reply = match question.kind {
        K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces => {
            Reply::Score(score(reader)?)
        }
        K::Single | K::Multiple | K::Ranking => {
            let known: Vec<&str> = question.keys().collect();
            let mut keys = Vec::new();
            for _ in 0..reader.count()? {
                let key = known.get(reader.place()?).ok_or(SlipError::Damaged)?;
                keys.push((*key).to_owned());
            }
            if question.other && keys.iter().any(|key| key == "other") {
                words = Some(reader.text()?);
            }
            Reply::Keys(keys)
        }
        K::Matrix => {
            let mut rows = Vec::new();
            for _ in 0..reader.count()? {
                rows.push((row(reader)?, score(reader)?));
            }
            Reply::Grid(rows)
        }
        K::Importance => {
            let mut ratings = Vec::new();
            for _ in 0..reader.count()? {
                ratings.push(read_rating(form, reader, row, score)?);
            }
            Reply::Ratings(ratings)
        }
        K::Number => Reply::Number(f64::from_le_bytes(reader.array()?)),
        K::Date => {
            let day = reader.signed()?;
            Reply::Day(Day(
                i32::try_from(day).map_err(|_beyond| SlipError::Damaged)?
            ))
        }
        K::ShortText | K::LongText => Reply::Text(reader.text()?),
        K::Photo | K::Signature => return Err(SlipError::Damaged),
    };
    Ok((reply, words))
}

fn read_rating<'a>(
    form: &Form,
    reader: &mut Reader<'a>,
    row: impl Fn(&mut Reader<'a>) -> Result<String, SlipError>,
    score: impl Fn(&mut Reader<'a>) -> Result<i64, SlipError>,
) -> Result<Rating, SlipError> {
    let optional = |reader: &mut Reader<'a>| match reader.byte()? {
        0 => Ok(None),
        1 => score(reader).map(Some),
        _ => Err(SlipError::Damaged),
    };
    let mut rating = Rating {
        row: row(reader)?,
        importance: optional(reader)?,
        satisfaction: optional(reader)?,
        competitors: Vec::new(),
    };
    for _ in 0..reader.count()? {
        let place = reader.place()?;
        let name = form.competitors.get(place).ok_or(SlipError::Damaged)?;
        rating.competitors.push((name.clone(), score(reader)?));
    }
    Ok(rating)
}
