use crate::features::surveys::asking::Tongue;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{survey_language, t};
use domain::Value;
use domain::record::Answer;
use domain::survey::{Choice, Form, Question, Reply};
use leptos::prelude::*;

/// What was replied, question by question, before it is written: enough to see that it is the right answer.
#[component]
pub(super) fn CameReplies(form: Form, answer: Answer) -> impl IntoView {
    let tongue = Tongue::of(&form, survey_language());
    let lines = form
        .questions()
        .filter_map(|question| {
            let value = answer.replies.get(&question.name)?;
            let said = words(&form, question, value, &answer, &tongue);
            Some(view! {
                <div class="facts__row">
                    <dt>{tongue.text(&question.title)}</dt>
                    <dd class="prose">{said}</dd>
                </div>
            })
        })
        .collect_view();
    view! { <dl class="facts">{lines}</dl> }
}

fn words(
    form: &Form,
    question: &Question,
    value: &Value,
    answer: &Answer,
    tongue: &Tongue,
) -> String {
    use t::sharing::scan as text;
    let choice = |choices: &[Choice], key: &str| {
        let found = choices.iter().find(|choice| choice.key == key);
        found.map_or_else(|| key.to_owned(), |choice| tongue.text(&choice.words))
    };
    let Ok(reply) = Reply::read(question, &form.competitors, value) else {
        return text::off_scale().to_owned();
    };
    let (_, high) = question.range();
    let score = |score: i64| text::score_of(&score.to_string(), &high.to_string());
    match reply {
        Reply::Score(given) => score(given),
        Reply::Keys(keys) => {
            let written = answer.replies.get(&question.words_name());
            let written = written.and_then(Value::as_text).unwrap_or_default();
            // What was written stands for the one option the form does not list.
            let is_listed = |key: &String| question.keys().any(|known| known == key);
            format::list(keys.iter().map(|key| {
                if written.is_empty() || is_listed(key) {
                    choice(&question.options, key)
                } else {
                    written.to_owned()
                }
            }))
        }
        Reply::Grid(rows) => {
            let rows = rows
                .iter()
                .map(|(row, given)| text::row(&choice(&question.rows, row), &score(*given)));
            format::list(rows)
        }
        Reply::Ratings(ratings) => format::list(ratings.iter().map(|rating| {
            let number = |given: Option<i64>| given.map_or_else(|| "—".to_owned(), score);
            text::rated(
                &choice(&question.rows, &rating.row),
                &number(rating.importance),
                &number(rating.satisfaction),
            )
        })),
        Reply::Number(number) => format::decimal(number, 2),
        Reply::Day(day) => format::day(day, DayStyle::Medium),
        Reply::Text(written) => written,
        Reply::Files(_) => String::new(),
    }
}
