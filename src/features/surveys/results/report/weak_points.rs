use super::super::named::{row_word, title_of};
use super::super::written::{two, value_of};
use crate::i18n::{format, t};
use crate::ui::Card;
use api::{MatrixField, Outcome, QuestionResult, SurveyResultsView};
use domain::survey::{Form, Question};
use leptos::prelude::*;

/// Of a matrix of scores, so many rows.
const WEAKEST: usize = 3;

/// What is important and not good enough, and what scored lowest.
#[component]
pub(super) fn WeakPoints(view: SurveyResultsView) -> impl IntoView {
    use t::results::report as text;
    let points = weak_points(&view);
    let items = points
        .iter()
        .map(|point| view! { <li>{point.clone()}</li> })
        .collect_view();
    view! {
        <Card title=text::weak()>
            {if points.is_empty() {
                view! { <p>{text::no_weak()}</p> }.into_any()
            } else {
                view! { <ul class="bullets">{items}</ul> }.into_any()
            }}
        </Card>
    }
}

/// In plain words, what to mend first comes first.
pub(super) fn weak_points(view: &SurveyResultsView) -> Vec<String> {
    let form = &view.form;
    let mut found: Vec<&QuestionResult> = view.questions.iter().collect();
    // What customers call important weighs most, then what drives them away, then what is merely lowest.
    found.sort_by_key(|result| match result.outcome {
        Outcome::Importance { .. } => 0,
        Outcome::Score { .. } => 1,
        _ => 2,
    });
    found
        .into_iter()
        .filter_map(|result| Some(of_question(form, form.question(&result.name)?, result)))
        .flatten()
        .collect()
}

fn of_question(form: &Form, question: &Question, result: &QuestionResult) -> Vec<String> {
    use t::results::report as text;
    match &result.outcome {
        Outcome::Importance { rows, .. } => rows
            .iter()
            .filter(|row| row.stated_field == Some(MatrixField::ConcentrateHere))
            .filter_map(|row| {
                Some(text::important_weak(
                    &row_word(form, question, &row.key),
                    &two(value_of(row.importance)?),
                    &two(value_of(row.satisfaction)?),
                ))
            })
            .collect(),
        Outcome::Grid { rows, low } => {
            let points = rows.iter().map(|row| row.counts.len()).max().unwrap_or(0);
            let mut scored: Vec<(f64, String)> = rows
                .iter()
                .filter_map(|row| Some((value_of(row.mean)?, row_word(form, question, &row.key))))
                .collect();
            scored.sort_by(|a, b| a.0.total_cmp(&b.0));
            if question.reversed {
                scored.reverse();
            }
            let all = scored.len();
            #[allow(clippy::cast_precision_loss, reason = "scores are small")]
            let middle = *low as f64 + (points.saturating_sub(1)) as f64 * 0.7;
            scored
                .into_iter()
                // The last of few is no weak point by being last, and the lowest of many good ones neither.
                .filter(|(mean, _)| all > 2 && (*mean < middle) != question.reversed)
                .take(WEAKEST)
                .map(|(mean, row)| text::low_row(&row, &two(mean)))
                .collect()
        }
        Outcome::Score {
            low,
            counts,
            kind: api::ScoreKind::Nps,
            ..
        } => {
            let bad: u64 = counts
                .iter()
                .zip(*low..)
                .filter(|(_, score)| *score <= 6)
                .map(|(count, _)| count)
                .sum();
            let all: u64 = counts.iter().sum();
            let share = super::super::written::part(bad, all);
            if share >= 0.25 {
                vec![text::detractors(
                    &format::percent(share, 0),
                    &title_of(form, &question.name),
                )]
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    }
}
