use super::super::named::option_word;
use super::super::written::{cell, interval, part, two, value_of};
use super::question_cards::Asked;
use super::score_part::linked;
use crate::i18n::{format, t};
use crate::ui::{BarRow, BarTable, Disclosure, Link};
use api::ChoiceRow;
use leptos::prelude::*;

/// How often each option was chosen.
#[component]
pub(super) fn ChoicePart(asked: Asked, rows: Vec<ChoiceRow>) -> impl IntoView {
    use t::results::choice as text;
    let most = rows.iter().map(|row| row.count).max().unwrap_or(0);
    let share = |value: f64| format::percent(value, 0);
    let rows = rows
        .into_iter()
        .map(|row| {
            let word = option_word(&asked.form, &asked.question, &row.key);
            let to = asked.behind().chosen(asked.name(), &row.key).route();
            BarRow {
                name: linked(word, row.count, to),
                bar: part(row.count, most),
                mark: None,
                is_marked: row.count == most && most > 0,
                cells: vec![
                    format::count(row.count).into_any(),
                    cell(row.value, share).into_any(),
                    interval(row.value, share).into_any(),
                ],
            }
        })
        .collect();
    let heads = [
        t::insights::answers(),
        t::results::score::share(),
        text::range(),
    ];
    view! {
        <BarTable
            label=asked.labelled(t::results::score::distribution())
            name=text::option()
            heads=heads.map(str::to_owned).to_vec()
            rows
        />
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::how()}</p>
        </Disclosure>
    }
}

/// The mean place of each option, the best first.
#[component]
pub(super) fn RankingPart(asked: Asked, rows: Vec<ChoiceRow>) -> impl IntoView {
    use t::results::choice as text;
    let mut rows = rows;
    let place = |row: &ChoiceRow| value_of(row.value).unwrap_or(f64::INFINITY);
    rows.sort_by(|a, b| place(a).total_cmp(&place(b)));
    let best = rows.iter().find_map(|row| value_of(row.value));
    let places = part(rows.len() as u64, 1);
    let rows = rows
        .into_iter()
        .map(|row| {
            let word = option_word(&asked.form, &asked.question, &row.key);
            let to = asked.behind().first(asked.name(), &row.key).route();
            let mean = value_of(row.value);
            BarRow {
                name: word.into_any(),
                // A first place is the longest bar.
                bar: mean.map_or(0.0, |mean| (places + 1.0 - mean) / places.max(1.0)),
                mark: None,
                is_marked: mean.is_some() && mean == best,
                cells: vec![
                    cell(row.value, two).into_any(),
                    interval(row.value, two).into_any(),
                    linked(format::count(row.first), row.first, to),
                ],
            }
        })
        .collect();
    let heads = [text::mean_place(), text::range(), text::first()];
    let all = asked.behind().answered(asked.name()).route();
    view! {
        <BarTable
            label=asked.labelled(text::ranking())
            name=text::option()
            heads=heads.map(str::to_owned).to_vec()
            rows
        />
        <p><Link to=all>{t::results::question::answered(asked.answered)}</Link></p>
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::ranking_how()}</p>
        </Disclosure>
    }
}
