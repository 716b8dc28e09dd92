use super::super::named::{point_word, row_word};
use super::super::written::{cell, interval, two, value_of};
use super::question_cards::Asked;
use super::score_part::{last_point, linked};
use crate::i18n::{format, t};
use crate::ui::{BarRow, BarTable, Disclosure};
use api::GridRow;
use leptos::prelude::*;

/// The rows of a matrix: the mean of each, and how often each point was given.
#[component]
pub(super) fn GridPart(asked: Asked, low: i64, rows: Vec<GridRow>) -> impl IntoView {
    use t::results::grid as text;
    let points = rows.iter().map(|row| row.counts.len()).max().unwrap_or(0);
    let high = last_point(low, points);
    let mut heads = vec![
        t::results::score::mean().to_owned(),
        t::results::choice::range().to_owned(),
    ];
    heads.extend((low..=high).map(|score| point_word(&asked.form, &asked.question, score)));
    let means = rows.iter().filter_map(|row| value_of(row.mean));
    let weakest = if asked.question.reversed {
        means.fold(f64::NEG_INFINITY, f64::max)
    } else {
        means.fold(f64::INFINITY, f64::min)
    };
    let rows = rows
        .into_iter()
        .map(|row| {
            let mean = value_of(row.mean);
            let mut cells = vec![
                cell(row.mean, two).into_any(),
                interval(row.mean, two).into_any(),
            ];
            cells.extend(row.counts.iter().zip(low..).map(|(count, score)| {
                let to = asked.behind().between(asked.name(), &row.key, score, score);
                linked(format::count(*count), *count, to.route())
            }));
            let all = asked.behind().between(asked.name(), &row.key, low, high);
            let said: u64 = row.counts.iter().sum();
            BarRow {
                name: linked(
                    row_word(&asked.form, &asked.question, &row.key),
                    said,
                    all.route(),
                ),
                bar: mean.map_or(0.0, |mean| along(mean, low, high)),
                mark: None,
                is_marked: mean.is_some_and(|mean| (mean - weakest).abs() < 1e-9),
                cells,
            }
        })
        .collect();
    view! {
        <BarTable label=asked.labelled(text::label()) name=text::row() heads rows />
        <p><small>{text::weakest()}</small></p>
        <Disclosure label=t::ui::how_worked_out()>
            <p>{t::results::score::mean_how()}</p>
        </Disclosure>
    }
}

/// Where a mean lies between the ends of its scale, 0 to 1.
#[allow(clippy::cast_precision_loss, reason = "scores are small")]
pub(super) fn along(mean: f64, low: i64, high: i64) -> f64 {
    let (low, high) = (low as f64, high as f64);
    if high > low {
        (mean - low) / (high - low)
    } else {
        0.0
    }
}
