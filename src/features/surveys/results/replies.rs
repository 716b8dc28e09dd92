use super::named::{option_word, point_word, question_title, row_word};
use crate::features::complaints::Photo;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use domain::Value;
use domain::record::Answer;
use domain::survey::{Form, OTHER_KEY, Question, Rating, Reply};
use leptos::prelude::*;

/// What was asked in this version, and what was replied; then what no question of it explains, as it is stored.
#[component]
pub(in crate::features::surveys) fn Replies(form: Form, answer: Answer) -> impl IntoView {
    let mut known: Vec<String> = Vec::new();
    let asked = form
        .questions()
        .map(|question| {
            known.push(question.name.clone());
            known.push(question.words_name());
            view! {
                <dt>{question_title(&form, question)}</dt>
                <dd>{shown(&form, question, &answer)}</dd>
            }
        })
        .collect_view();
    let others = answer
        .replies
        .iter()
        .filter(|(name, _)| !known.contains(name))
        .map(|(name, value)| {
            view! {
                <dt>{name.clone()}</dt>
                <dd>{stored(value)}</dd>
            }
        })
        .collect_view();
    view! { <dl class="replies">{asked} {others}</dl> }
}

fn shown(form: &Form, question: &Question, answer: &Answer) -> AnyView {
    use t::results::answer as text;
    let Some(value) = answer
        .replies
        .get(&question.name)
        .filter(|value| !value.is_null())
    else {
        return view! { <span class="replies__none">{text::left_out()}</span> }.into_any();
    };
    let Ok(reply) = Reply::read(question, &form.competitors, value) else {
        return view! { {stored(value)} " " <small>{text::off_scale()}</small> }.into_any();
    };
    match reply {
        Reply::Score(score) => {
            let (_, high) = question.range();
            text::score_of(&point_word(form, question, score), &high.to_string()).into_any()
        }
        Reply::Keys(keys) => keys_shown(form, question, answer, &keys),
        Reply::Grid(rows) => {
            let rows = rows
                .into_iter()
                .map(|(key, score)| {
                    let row = row_word(form, question, &key);
                    view! { <li>{row} ": " <strong>{point_word(form, question, score)}</strong></li> }
                })
                .collect_view();
            view! { <ul>{rows}</ul> }.into_any()
        }
        Reply::Ratings(ratings) => {
            let rows = ratings
                .into_iter()
                .map(|rating| rating_shown(form, question, &rating))
                .collect_view();
            view! { <ul>{rows}</ul> }.into_any()
        }
        Reply::Number(number) => {
            let digits = if number.fract().abs() < 1e-9 { 0 } else { 2 };
            format::decimal(number, digits).into_any()
        }
        Reply::Day(day) => format::day(day, DayStyle::Medium).into_any(),
        Reply::Text(text) => view! { <p class="prose">{text}</p> }.into_any(),
        Reply::Files(files) => {
            let photos = files
                .into_iter()
                .map(|id| view! { <li class="photos__item"><Photo id /></li> })
                .collect_view();
            view! { <ul class="photos">{photos}</ul> }.into_any()
        }
    }
}

fn keys_shown(form: &Form, question: &Question, answer: &Answer, keys: &[String]) -> AnyView {
    let written = answer.replies.get(&question.words_name());
    let written = written.and_then(Value::as_text).unwrap_or_default();
    let words = keys.iter().map(|key| {
        let word = option_word(form, question, key);
        if key == OTHER_KEY && !written.is_empty() {
            t::results::answer::other_written(&word, written)
        } else {
            word
        }
    });
    if question.kind == domain::record::QuestionKind::Ranking {
        let items = words.map(|word| view! { <li>{word}</li> }).collect_view();
        return view! { <ol>{items}</ol> }.into_any();
    }
    format::list(words).into_any()
}

fn rating_shown(form: &Form, question: &Question, rating: &Rating) -> impl IntoView + use<> {
    use t::results::answer as text;
    let number = |score: Option<i64>| score.map_or_else(|| "—".to_owned(), |s| s.to_string());
    let row = row_word(form, question, &rating.row);
    let said = text::rated(&number(rating.importance), &number(rating.satisfaction));
    let rivals = rating
        .competitors
        .iter()
        .map(|(name, score)| text::rival(name, &score.to_string()))
        .collect::<Vec<_>>();
    let rivals = (!rivals.is_empty()).then(|| format!(" · {}", format::list(rivals)));
    view! { <li>{row} ": " <strong>{said}</strong> {rivals}</li> }
}

/// As it is in the book.
fn stored(value: &Value) -> String {
    match value {
        Value::Int(int) => int.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => text.clone(),
        Value::Bool(on) => on.to_string(),
        Value::List(items) => format::list(items.iter().map(stored)),
        Value::Id(id) => id.to_string(),
        _ => String::new(),
    }
}
