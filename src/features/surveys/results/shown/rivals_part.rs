use super::super::named::row_word;
use super::super::written::{cell, interval, two, value_of};
use super::question_cards::Asked;
use crate::i18n::{format, t};
use crate::ui::{BarRow, BarTable, Disclosure};
use api::{ImportanceRow, Measured, RivalRow, WalletRow};
use leptos::prelude::*;

/// Ourselves beside each competitor, row by row, as the same people see both.
#[component]
pub(super) fn RivalsPart(asked: Asked, rows: Vec<ImportanceRow>) -> impl IntoView {
    use t::results::rivals as text;
    let lines = rows
        .iter()
        .flat_map(|row| {
            let name = row_word(&asked.form, &asked.question, &row.key);
            row.rivals
                .iter()
                .map(move |rival| line(name.clone(), rival))
        })
        .collect_view();
    let label = asked.labelled(text::title());
    let caption = label.clone();
    view! {
        <h3>{text::title()}</h3>
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="plain-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::results::matrix::row()}</th>
                        <th scope="col" class="in-words">{text::competitor()}</th>
                        <th scope="col" class="number">{text::theirs()}</th>
                        <th scope="col" class="number">{text::relative()}</th>
                        <th scope="col" class="number">{text::difference()}</th>
                        <th scope="col" class="number">{t::results::choice::range()}</th>
                        <th scope="col" class="in-words">{text::said()}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::how()}</p>
        </Disclosure>
    }
}

fn line(name: String, rival: &RivalRow) -> impl IntoView + use<> {
    let signed = |value: f64| format::fixed_signed(value, 2);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{rival.name.clone()}</td>
            <td class="number">{cell(rival.satisfaction, two)}</td>
            <td class="number">{cell(rival.relative, |value| format::decimal(value, 0))}</td>
            <td class="number">{cell(rival.difference, signed)}</td>
            <td class="number">{interval(rival.difference, signed)}</td>
            <td>{difference_word(rival.difference)}</td>
        </tr>
    }
}

/// A difference counts only when its interval leaves 0 out.
fn difference_word(difference: Measured) -> &'static str {
    use t::results::rivals as text;
    match difference {
        Measured::Value {
            interval: Some((low, _)),
            ..
        } if low > 0.0 => text::better(),
        Measured::Value {
            interval: Some((_, high)),
            ..
        } if high < 0.0 => text::worse(),
        Measured::Value {
            interval: Some(_), ..
        } => text::no_clear(),
        _ => "—",
    }
}

/// What share of their money the same people spend here, by their ranking of the shops.
#[component]
pub(super) fn WalletPart(#[prop(into)] label: String, wallet: Vec<WalletRow>) -> impl IntoView {
    use t::results::rivals as text;
    let share = |value: f64| format::percent(value, 0);
    let most = wallet
        .iter()
        .filter_map(|row| value_of(row.share))
        .fold(0.0, f64::max);
    let rows = wallet
        .into_iter()
        .map(|row| {
            let is_us = row.name.is_empty();
            let name = if is_us {
                text::us().to_owned()
            } else {
                row.name
            };
            BarRow {
                name: name.into_any(),
                bar: value_of(row.share).map_or(0.0, |share| share / most.max(1e-9)),
                mark: None,
                is_marked: is_us,
                cells: vec![
                    cell(row.share, share).into_any(),
                    interval(row.share, share).into_any(),
                ],
            }
        })
        .collect();
    let heads = [text::wallet_share(), t::results::choice::range()];
    view! {
        <h3>{text::wallet()}</h3>
        <BarTable
            label
            name=text::shop()
            heads=heads.map(str::to_owned).to_vec()
            rows
        />
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::wallet_how()}</p>
        </Disclosure>
    }
}
