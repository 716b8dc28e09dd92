use super::basis_note::{BasisNote, Missing};
use super::finding::leaving_finding;
use super::question_page::QuestionPage;
use crate::engine_client::{use_engine, use_query};
use crate::features::customers::customers_in_group;
use crate::features::insights::measure::{Unit, figure_value};
use crate::i18n::{format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{BarRow, BarTable, Card, Disclosure, Figure, Link, LinkButton};
use api::{BackTestView, CustomerGroup, Found, Leaving, LeavingRow, LeavingView, ModelBrief};
use leptos::prelude::*;

/// Who is leaving?
#[component]
pub(in super::super) fn LeavingPage() -> impl IntoView {
    let task = use_engine().fresh_task();
    let query = use_query(move || Some(api::LeavingPage { task }));
    view! {
        <QuestionPage
            question=InsightQuestion::Leaving
            working=task
            query
            finding=leaving_finding
            show=|view: LeavingView| view! { <Shown view /> }
        />
    }
}

#[component]
fn Shown(view: LeavingView) -> impl IntoView {
    let shown = match view.found {
        Found::Known(found) => view! { <Known found /> }.into_any(),
        Found::NotEnough { n, need } => view! { <Missing n need /> }.into_any(),
    };
    view! {
        <BasisNote basis=view.basis />
        {shown}
    }
}

#[component]
fn Known(found: Leaving) -> impl IntoView {
    use t::insights::leaving as text;
    let most = found.bands.iter().map(|band| band.customers).max();
    let most = most.unwrap_or(0).max(1);
    let rows = found
        .bands
        .iter()
        .map(|band| {
            let group = CustomerGroup::Alive {
                from: band.from,
                to: band.to,
            };
            let name = text::band(&band.from.to_string(), &percent(band.to));
            BarRow {
                name: view! { <Link to=customers_in_group(group)>{name}</Link> }.into_any(),
                bar: share(band.customers, most),
                mark: None,
                is_marked: band.to <= 40,
                cells: vec![
                    format::count(band.customers).into_any(),
                    format::money_round(band.yearly).into_any(),
                ],
            }
        })
        .collect();
    let aside = move || view! { <span>{text::basis(found.regulars)}</span> };
    let gone = CustomerGroup::Alive { from: 0, to: 50 };
    view! {
        <div class="stack">
            <Card title=text::chart() aside>
                <BarTable
                    label=text::chart()
                    name=text::chance()
                    heads=vec![text::customers().to_owned(), text::yearly().to_owned()]
                    rows
                />
                <p class="toolbar">
                    {(found.leaving > 0)
                        .then(|| view! { <LinkButton to=customers_in_group(gone)>{text::show(found.leaving)}</LinkButton> })}
                </p>
                <Figure
                    label=text::share_label()
                    value=Signal::stored(figure_value(found.share, Unit::Share))
                />
                <Disclosure label=t::ui::how_worked_out()>
                    <p>{text::how(&found.min_repeats.to_string())}</p>
                    <ModelNote model=found.model />
                </Disclosure>
            </Card>
            {(!found.first.is_empty()).then(|| view! { <First rows=found.first.clone() /> })}
            <Card title=text::test_title()>
                <p>{test_text(&found.back_test)}</p>
            </Card>
        </div>
    }
}

#[component]
fn First(rows: Vec<LeavingRow>) -> impl IntoView {
    use t::insights::leaving as text;
    let rows = rows
        .into_iter()
        .map(|row| {
            let usual = row.usual_gap_days.map_or_else(
                || "—".to_owned(),
                |gap| t::insights::days(&format::decimal(gap, 0)),
            );
            view! {
                <tr>
                    <th scope="row"><Link to=Route::customer(row.id)>{row.name}</Link></th>
                    <td class="number">{format::percent(row.alive, 0)}</td>
                    <td class="number">{t::insights::whole_days(row.silent_days.into())}</td>
                    <td class="number">{usual}</td>
                    <td class="number">{format::money_round(row.yearly)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Card title=text::first_title()>
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::first_title()>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{t::insights::customer()}</th>
                            <th scope="col" class="number">{text::alive()}</th>
                            <th scope="col" class="number">{text::silent()}</th>
                            <th scope="col" class="number">{text::usual()}</th>
                            <th scope="col" class="number">{text::yearly()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Card>
    }
}

/// Parameters and likelihood, for those who know what they are.
#[component]
pub(super) fn ModelNote(model: ModelBrief) -> impl IntoView {
    use t::insights::leaving as text;
    let [r, alpha, a, b] = model.parameters.map(|value| format::decimal(value, 4));
    let log_likelihood = format::decimal(model.log_likelihood, 3);
    view! {
        <p>{text::model(&format::count(model.n), &r, &alpha, &a, &b, &log_likelihood)}</p>
        {(!model.is_converged).then(|| view! { <p>{text::not_converged()}</p> })}
    }
}

fn test_text(test: &Found<BackTestView>) -> String {
    use t::insights::leaving as text;
    match test {
        Found::NotEnough { n, need } => text::test_short(&need.to_string(), *n),
        Found::Known(test) => {
            let day = |day: Option<domain::Day>| {
                day.map(|day| format::day(day, format::DayStyle::Medium))
                    .unwrap_or_default()
            };
            text::test(
                &day(test.from),
                &day(test.to),
                &format::decimal(test.forecast, 0),
                &format::count(test.actual),
                &format::count(test.called_gone),
                &format::count(test.were_gone),
                &test
                    .ranking
                    .map_or_else(|| "—".to_owned(), |share| format::percent(share, 0)),
            )
        }
    }
}

fn percent(part: u8) -> String {
    format::percent(f64::from(part) / 100.0, 0)
}

/// A part of a whole, 0 to 1.
pub(super) fn share(part: u64, whole: u64) -> f64 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "customers of a shop are far below 2^53"
    )]
    let share = part as f64 / whole.max(1) as f64;
    share
}
