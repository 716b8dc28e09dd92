use super::super::address::{CROSS, DERIVED, IMPORTANCE, cross_code, cross_from};
use super::super::named::{row_word, title_of};
use super::super::written::{cell, interval, two, value_of, written_value};
use super::matrix_chart::{MatrixChart, MatrixPoint};
use super::question_cards::Asked;
use super::rivals_part::{RivalsPart, WalletPart};
use super::score_part::linked;
use crate::i18n::{Word as _, format, t};
use crate::router::use_router;
use crate::ui::{
    Binding, Choice, ChoiceField, Disclosure, Figure, FigureValue, Notice, NoticeKind,
};
use api::{ImportanceRow, MatrixCross, MatrixField, Measured, Outcome};
use leptos::prelude::*;

const CROSSES: [MatrixCross; 3] = [
    MatrixCross::Means,
    MatrixCross::Medians,
    MatrixCross::Middle,
];

/// Where to do more and where to do less: importance against satisfaction, and how competitors do.
#[component]
pub(super) fn ImportancePart(asked: Asked, outcome: Outcome) -> impl IntoView {
    use t::results::matrix as text;
    let Outcome::Importance {
        low,
        high,
        rows,
        stated_cross,
        derived_cross,
        derived_from,
        index,
        wallet,
    } = outcome
    else {
        return ().into_any();
    };
    let router = use_router();
    let list = router.list();
    let cross = Binding::new(
        Memo::new(move |_| list.with(|list| Some(cross_from(list)))),
        move |cross: Option<MatrixCross>| {
            let code = cross.map(cross_code).unwrap_or_default();
            router.set_list(list.get_untracked().with(CROSS, code));
        },
    );
    let is_derived = Memo::new(move |_| list.with(|list| list.value(IMPORTANCE) == Some(DERIVED)));
    let way = Binding::new(
        Signal::derive(move || Some(is_derived.get())),
        move |derived: Option<bool>| {
            let code = if derived == Some(true) { DERIVED } else { "" };
            router.set_list(list.get_untracked().with(IMPORTANCE, code));
        },
    );
    let ways = derived_from.is_some().then(|| {
        let choices = vec![
            Choice::new(false, text::stated()),
            Choice::new(true, text::derived()),
        ];
        view! { <ChoiceField label=text::importance() value=way choices settled=true /> }
    });
    let from = derived_from.map(|name| title_of(&asked.form, &name));
    let has_rivals = rows.iter().any(|row| !row.rivals.is_empty());
    let chart = {
        let (asked, rows) = (asked.clone(), rows.clone());
        move || {
            let derived = is_derived.get() && from.is_some();
            let cross = if derived { derived_cross } else { stated_cross };
            let points = points(&asked, &rows, derived);
            let explained = derived
                .then(|| from.clone())
                .flatten()
                .map(|title| view! { <p><small>{text::explains(&title)}</small></p> });
            view! {
                {finding(&points)}
                {match cross {
                    Some(cross) => {
                        view! {
                            <MatrixChart
                                points=points
                                cross
                                satisfaction=(low, high)
                                importance=(!derived).then_some((low, high))
                            />
                        }
                            .into_any()
                    }
                    None => view! { <p>{text::too_few()}</p> }.into_any(),
                }}
                {explained}
                {table(&asked, &rows, derived, low, high)}
            }
        }
    };
    view! {
        <Figure
            label=text::index()
            value=Signal::stored(index_value(index))
            explanation=|| view! { <p>{text::index_how()}</p> }
        />
        <div class="field-pair" data-screen-only="">
            {ways}
            <ChoiceField label=text::cross() value=cross choices=Choice::all(&CROSSES) settled=true />
        </div>
        {chart}
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::how()}</p>
        </Disclosure>
        {has_rivals.then(|| view! { <RivalsPart asked=asked.clone() rows /> })}
        {(wallet.len() > 1).then(|| view! { <WalletPart label=asked.labelled(t::results::rivals::wallet()) wallet /> })}
    }
    .into_any()
}

/// Its n is that of the rows, which the matrix shows.
fn index_value(index: Measured) -> FigureValue {
    match written_value(index, |value| format::decimal(value, 0)) {
        FigureValue::Known {
            value, interval, ..
        } => FigureValue::Known {
            value,
            n: None,
            interval,
        },
        missing @ FigureValue::NotEnough { .. } => missing,
    }
}

/// The rows that can be drawn, numbered as in the table.
fn points(asked: &Asked, rows: &[ImportanceRow], derived: bool) -> Vec<MatrixPoint> {
    rows.iter()
        .zip(1..)
        .filter_map(|(row, number)| {
            let importance = if derived { row.derived } else { row.importance };
            Some(MatrixPoint {
                number,
                name: row_word(&asked.form, &asked.question, &row.key),
                importance: value_of(importance)?,
                satisfaction: value_of(row.satisfaction)?,
                field: field(row, derived),
            })
        })
        .collect()
}

fn field(row: &ImportanceRow, derived: bool) -> Option<MatrixField> {
    if derived {
        row.derived_field
    } else {
        row.stated_field
    }
}

/// What to do first, in one sentence.
fn finding(points: &[MatrixPoint]) -> Option<impl IntoView + use<>> {
    use t::results::matrix as text;
    if points.len() < 2 {
        return None;
    }
    let first = points
        .iter()
        .filter(|point| point.field == Some(MatrixField::ConcentrateHere))
        .map(|point| point.name.clone())
        .collect::<Vec<_>>();
    let said = if first.is_empty() {
        text::nothing_first().to_owned()
    } else {
        text::first(&format::list(first))
    };
    Some(view! { <Notice kind=NoticeKind::Advice><p>{said}</p></Notice> })
}

fn table(
    asked: &Asked,
    rows: &[ImportanceRow],
    derived: bool,
    low: i64,
    high: i64,
) -> impl IntoView + use<> {
    use t::results::matrix as text;
    let rows = rows
        .iter()
        .zip(1_u32..)
        .map(|(row, number)| {
            let all = asked.behind().between(asked.name(), &row.key, low, high);
            let n = match row.satisfaction {
                Measured::Value { n, .. } | Measured::NotEnough { n, .. } => n,
            };
            let name = linked(
                row_word(&asked.form, &asked.question, &row.key),
                n,
                all.route(),
            );
            let field = field(row, derived).map_or("—", |field| field.word());
            view! {
                <tr>
                    <th scope="row">{number} " · " {name}</th>
                    <td class="number">{cell(row.importance, two)}</td>
                    <td class="number">{cell(row.satisfaction, two)}</td>
                    <td class="number">{interval(row.satisfaction, two)}</td>
                    <td class="number">{cell(row.derived, two)}</td>
                    <td class="in-words">{field}</td>
                </tr>
            }
        })
        .collect_view();
    let label = asked.labelled(text::table());
    let caption = label.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="plain-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::row()}</th>
                        <th scope="col" class="number">{text::stated_short()}</th>
                        <th scope="col" class="number">{text::satisfaction()}</th>
                        <th scope="col" class="number">{t::results::choice::range()}</th>
                        <th scope="col" class="number">{text::derived_short()}</th>
                        <th scope="col" class="in-words">{text::field()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
