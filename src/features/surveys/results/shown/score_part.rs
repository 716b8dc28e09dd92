use super::super::named::point_word;
use super::super::written::{headline_value, mean_value, part};
use super::question_cards::Asked;
use crate::i18n::{Word as _, format, t};
use crate::route::Route;
use crate::ui::{BarRow, BarTable, Figure, Link};
use api::{Measured, ScoreKind};
use leptos::prelude::*;

/// The headline with its interval, the mean, and how often each point was given.
#[component]
pub(super) fn ScorePart(
    asked: Asked,
    low: i64,
    counts: Vec<u64>,
    kind: ScoreKind,
    headline: Measured,
    mean: Measured,
) -> impl IntoView {
    use t::results::score as text;
    let name = asked.name().to_owned();
    let between = |from: i64, to: i64| asked.behind().between(&name, "", from, to).route();
    let high = last_point(low, counts.len());
    let (good_low, good_high) = good_points(kind, low, high, asked.question.reversed);
    let total: u64 = counts.iter().sum();
    let most = counts.iter().copied().max().unwrap_or(0);
    let rows = counts
        .iter()
        .zip(low..)
        .map(|(count, score)| {
            let word = point_word(&asked.form, &asked.question, score);
            let to = between(score, score);
            BarRow {
                name: linked(word, *count, to),
                bar: part(*count, most),
                mark: None,
                is_marked: (good_low..=good_high).contains(&score),
                cells: vec![
                    format::count(*count).into_any(),
                    format::percent(part(*count, total), 0).into_any(),
                ],
            }
        })
        .collect();
    let sum = |from: i64, to: i64| -> u64 {
        let points = counts.iter().zip(low..);
        points
            .filter(|(_, score)| (from..=to).contains(score))
            .map(|(count, _)| count)
            .sum()
    };
    let (promoters, passives, detractors) = (sum(9, 10), sum(7, 8), sum(0, 6));
    let groups = (kind == ScoreKind::Nps).then(|| {
        view! {
            <p class="toolbar">
                <Link to=between(9, 10)>{t::insights::promoters(promoters)}</Link>
                <Link to=between(7, 8)>{t::insights::passives(passives)}</Link>
                <Link to=between(0, 6)>{t::insights::detractors(detractors)}</Link>
            </p>
        }
    });
    let how = how(kind, asked.question.reversed);
    let all = asked.behind().answered(&name).route();
    view! {
        <div class="figures">
            <Figure
                label=kind.word()
                value=Signal::stored(headline_value(kind, headline))
                explanation=move || view! { <p>{how}</p> }
                value_to=between(good_low, good_high)
                basis_to=all.clone()
            />
            <Figure
                label=text::mean()
                value=Signal::stored(mean_value(mean))
                explanation=|| view! { <p>{text::mean_how()}</p> }
                basis_to=all
            />
        </div>
        {groups}
        <BarTable
            label=asked.labelled(text::distribution())
            name=t::insights::score()
            heads=vec![t::insights::answers().to_owned(), text::share().to_owned()]
            rows
        />
    }
}

/// Nothing to open behind nothing.
pub(super) fn linked(word: String, count: u64, to: Route) -> AnyView {
    if count == 0 {
        word.into_any()
    } else {
        view! { <Link to>{word}</Link> }.into_any()
    }
}

pub(super) fn last_point(low: i64, points: usize) -> i64 {
    let points = i64::try_from(points).unwrap_or(i64::MAX);
    low.saturating_add(points).saturating_sub(1)
}

/// The points that the headline counts as good.
fn good_points(kind: ScoreKind, low: i64, high: i64, reversed: bool) -> (i64, i64) {
    match kind {
        ScoreKind::Nps => (9, 10),
        ScoreKind::Ces => (5, 7),
        ScoreKind::Csat | ScoreKind::TopTwo if reversed => (low, low + 1),
        ScoreKind::Csat | ScoreKind::TopTwo => (high - 1, high),
    }
}

fn how(kind: ScoreKind, reversed: bool) -> &'static str {
    use t::results::score as text;
    match kind {
        ScoreKind::Nps => t::insights::recommend_how(),
        ScoreKind::Csat => text::csat_how(),
        ScoreKind::Ces => text::ces_how(),
        ScoreKind::TopTwo if reversed => text::bottom_two_how(),
        ScoreKind::TopTwo => text::top_two_how(),
    }
}
