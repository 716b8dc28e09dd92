use super::super::written::{two, written_value};
use super::question_cards::Asked;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::ui::{Fact, Facts, Figure, Link};
use api::Measured;
use domain::Day;
use leptos::prelude::*;

/// Mean, median, lowest and highest of a number.
#[component]
pub(super) fn NumberPart(
    asked: Asked,
    mean: Measured,
    median: Option<f64>,
    lowest: Option<f64>,
    highest: Option<f64>,
) -> impl IntoView {
    use t::results::number as text;
    let facts = [
        (text::median(), median),
        (text::lowest(), lowest),
        (text::highest(), highest),
    ]
    .into_iter()
    .filter_map(|(name, value)| {
        let value = value?;
        Some(view! { <Fact name>{number(value)}</Fact> })
    })
    .collect_view();
    let all = asked.behind().answered(asked.name()).route();
    view! {
        <Figure
            label=t::results::score::mean()
            value=Signal::stored(written_value(mean, two))
            explanation=|| view! { <p>{text::how()}</p> }
            basis_to=all
        />
        <Facts>{facts}</Facts>
    }
}

/// Whole numbers without decimals.
fn number(value: f64) -> String {
    let digits = if value.fract().abs() < 1e-9 { 0 } else { 2 };
    format::decimal(value, digits)
}

/// The earliest and the latest day, each leading to its answers.
#[component]
pub(super) fn DatePart(asked: Asked, first: Option<Day>, last: Option<Day>) -> impl IntoView {
    use t::results::date as text;
    let facts = [(text::first(), first), (text::last(), last)]
        .into_iter()
        .filter_map(|(name, day)| {
            let day = day?;
            let at = i64::from(day.0);
            let to = asked.behind().between(asked.name(), "", at, at).route();
            Some(view! { <Fact name><Link to>{format::day(day, DayStyle::Medium)}</Link></Fact> })
        })
        .collect_view();
    view! { <Facts>{facts}</Facts> }
}
