use super::basis_note::{BasisNote, Missing};
use super::finding::worth_finding;
use super::leaving_page::ModelNote;
use super::question_page::QuestionPage;
use crate::engine_client::{use_engine, use_query};
use crate::features::customers::customers_in_group;
use crate::features::insights::measure::{Unit, figure_value};
use crate::i18n::{format, t};
use crate::route::InsightQuestion;
use crate::ui::{BarRow, BarTable, Card, Disclosure, Figure, FigureValue, Link, LinkButton};
use api::{CustomerGroup, Found, Worth, WorthView};
use leptos::prelude::*;

/// What is a customer worth?
#[component]
pub(in super::super) fn WorthPage() -> impl IntoView {
    let task = use_engine().fresh_task();
    let query = use_query(move || Some(api::WorthPage { task }));
    view! {
        <QuestionPage
            question=InsightQuestion::Worth
            working=task
            query
            finding=worth_finding
            show=|view: WorthView| view! { <Shown view /> }
        />
    }
}

#[component]
fn Shown(view: WorthView) -> impl IntoView {
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
fn Known(found: Worth) -> impl IntoView {
    use t::insights::worth as text;
    let most = found
        .tenths
        .iter()
        .map(|tenth| tenth.share)
        .fold(f64::MIN_POSITIVE, f64::max);
    let rows = (1_u8..)
        .zip(found.tenths)
        .filter(|(_, tenth)| tenth.customers > 0)
        .map(|(number, tenth)| BarRow {
            name: view! {
                <Link to=customers_in_group(CustomerGroup::WorthTenth { tenth: number })>{number.to_string()}</Link>
            }
            .into_any(),
            bar: tenth.share / most,
            mark: None,
            is_marked: number == 1,
            cells: vec![
                format::percent(tenth.share, 0).into_any(),
                format::money_round(tenth.total).into_any(),
                format::money_round(tenth.least).into_any(),
            ],
        })
        .collect();
    let all = FigureValue::Known {
        value: format::money_round(found.total),
        n: None,
        interval: None,
    };
    let median = FigureValue::Known {
        value: format::money_round(found.median),
        n: None,
        interval: None,
    };
    view! {
        <div class="stack">
            <div class="figures">
                <Figure label=text::mean() value=Signal::stored(figure_value(found.mean, Unit::Money)) />
                <Figure label=text::median() value=Signal::stored(median) />
                <Figure label=text::all() value=Signal::stored(all) />
            </div>
            <Card title=text::chart()>
                <BarTable
                    label=text::chart()
                    name=text::tenth()
                    heads=vec![
                        t::insights::share().to_owned(),
                        text::total().to_owned(),
                        text::least().to_owned(),
                    ]
                    rows
                />
                <p class="toolbar">
                    <LinkButton to=customers_in_group(CustomerGroup::WorthTenth { tenth: 1 })>{text::show_best()}</LinkButton>
                </p>
                <Disclosure label=t::ui::how_worked_out()>
                    <p>{text::how()}</p>
                    <p>{spend_text(&found)}</p>
                    <ModelNote model=found.model />
                </Disclosure>
            </Card>
            <div class="figures">
                <Figure
                    label=text::rise()
                    value=Signal::stored(figure_value(found.rise, Unit::Money))
                    explanation=|| view! { <p>{text::rise_how()}</p> }
                />
                <Figure
                    label=text::retention()
                    value=Signal::stored(figure_value(found.yearly_retention, Unit::Share))
                    explanation=|| view! { <p>{text::retention_how()}</p> }
                />
            </div>
        </div>
    }
}

fn spend_text(found: &Worth) -> String {
    use t::insights::worth as text;
    if found.spend_n == 0 {
        return text::spend_missing().to_owned();
    }
    let [p, q, gamma] = found.spend.map(|value| format::decimal(value, 4));
    let correlation = found
        .correlation
        .map_or_else(|| "—".to_owned(), |value| format::decimal(value, 2));
    text::spend(
        &format::count(found.spend_n),
        &p,
        &q,
        &gamma,
        &format::decimal(found.spend_log_likelihood, 3),
        &correlation,
    )
}
