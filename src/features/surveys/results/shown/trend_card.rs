use super::super::address::{Behind, TREND, season_days};
use super::super::named::title_of;
use super::super::written::{headline_shown, interval, value_of};
use super::season_chart::{SeasonChart, points, season_word};
use crate::i18n::{Word as _, format, t};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Binding, Card, ChartTable, Choice, Disclosure, SelectField, TableRow};
use api::{Measured, Outcome, ScoreKind, SeasonRow, SurveyResultsView};
use leptos::prelude::*;

/// Each headline from season to season.
#[component]
pub(in super::super) fn TrendCard(behind: Behind, view: SurveyResultsView) -> impl IntoView {
    use t::results::trend as text;
    let scored = scored(&view);
    let first = scored.first().map(|(name, _)| name.clone())?;
    let router = use_router();
    let list = router.list();
    let names: Vec<String> = scored.iter().map(|(name, _)| name.clone()).collect();
    let chosen = Memo::new(move |_| {
        let wanted = list.with(|list| list.value(TREND).map(str::to_owned));
        wanted
            .filter(|name| names.contains(name))
            .unwrap_or_else(|| first.clone())
    });
    let question = Binding::new(
        Signal::derive(move || Some(chosen.get())),
        move |name: Option<String>| {
            let name = name.unwrap_or_default();
            router.set_list(list.get_untracked().with(TREND, &name));
        },
    );
    let choices: Vec<_> = scored
        .iter()
        .map(|(name, _)| Choice::new(name.clone(), title_of(&view.form, name)))
        .collect();
    let select = (choices.len() > 1).then(|| {
        view! {
            <div data-screen-only="">
                <SelectField label=text::question() value=question choices=Signal::stored(choices) none=text::first_one() />
            </div>
        }
    });
    let shown = move || {
        let name = chosen.get();
        let kind = scored
            .iter()
            .find(|(known, _)| *known == name)
            .map_or(ScoreKind::TopTwo, |(_, kind)| *kind);
        let title = title_of(&view.form, &name);
        let drawn = points(&view.seasons, &name);
        let chart = (drawn.len() > 1)
            .then(|| view! { <SeasonChart label=text::label(&title) kind points=drawn /> });
        let few = chart
            .is_none()
            .then(|| view! { <p>{text::one_season()}</p> });
        let rows = view
            .seasons
            .iter()
            .map(|season| table_row(season, &name, kind));
        let to = view
            .seasons
            .iter()
            .map(|season| route(&behind, season))
            .collect::<Vec<_>>();
        let heads = [
            text::season(),
            t::insights::answers(),
            kind.word(),
            t::results::choice::range(),
        ];
        view! {
            {chart}
            {few}
            <ChartTable caption=text::label(&title) heads=heads.map(str::to_owned).to_vec() rows=rows.collect() to />
        }
    };
    Some(view! {
        <Card title=text::title()>
            <div class="stack">
                {select}
                {shown}
                <Disclosure label=t::ui::how_worked_out()>
                    <p>{text::how()}</p>
                </Disclosure>
            </div>
        </Card>
    })
}

/// The questions with a headline, and what it is.
pub(super) fn scored(view: &SurveyResultsView) -> Vec<(String, ScoreKind)> {
    view.questions
        .iter()
        .filter_map(|question| match &question.outcome {
            Outcome::Score { kind, .. } => Some((question.name.clone(), *kind)),
            _ => None,
        })
        .collect()
}

fn table_row(season: &SeasonRow, question: &str, kind: ScoreKind) -> TableRow {
    let found = season.headlines.iter().find(|(name, _)| name == question);
    let measured = found.map_or_else(Measured::default, |(_, measured)| *measured);
    let shown = |value: f64| headline_shown(kind, value);
    (
        season_word(season.year, season.quarter),
        vec![
            format::count(season.answers),
            value_of(measured).map_or_else(|| "—".to_owned(), shown),
            interval(measured, shown),
        ],
    )
}

fn route(behind: &Behind, season: &SeasonRow) -> Option<Route> {
    let (from, to) = season_days(season.year, season.quarter)?;
    (season.answers > 0).then(|| behind.clone().during(from, to).route())
}
