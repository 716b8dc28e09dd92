use super::basis_note::BasisNote;
use super::finding::baskets_finding;
use super::question_page::QuestionPage;
use crate::engine_client::{use_engine, use_query};
use crate::features::customers::customers_in_group;
use crate::features::insights::measure::Unit;
use crate::i18n::{format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{BarRow, BarTable, Card, Disclosure, EmptyState, Icon, Link};
use api::{BasketsView, CustomerGroup, Measured, PairRow};
use leptos::prelude::*;

/// What goes with what?
#[component]
pub(in super::super) fn BasketsPage() -> impl IntoView {
    let task = use_engine().fresh_task();
    let query = use_query(move || Some(api::BasketsPage { task }));
    view! {
        <QuestionPage
            question=InsightQuestion::Baskets
            working=task
            query
            finding=baskets_finding
            show=|view: BasketsView| view! { <Shown view /> }
        />
    }
}

#[component]
fn Shown(view: BasketsView) -> impl IntoView {
    use t::insights::baskets as text;
    if view.pairs.is_empty() {
        return view! {
            <BasisNote basis=view.basis />
            <EmptyState icon=Icon::Insights text=text::none() />
        }
        .into_any();
    }
    let (receipts, mixed) = (view.receipts, view.mixed_receipts);
    let aside = move || view! { <span>{text::basis(&format::count(receipts), mixed)}</span> };
    let rows = view.pairs.iter().map(pair).collect();
    view! {
        <BasisNote basis=view.basis />
        <Card title=text::chart() aside>
            <BarTable
                label=text::chart()
                name=text::with()
                heads=vec![
                    text::share().to_owned(),
                    text::lift().to_owned(),
                    text::both().to_owned(),
                    text::offer().to_owned(),
                ]
                rows
            />
            <p><small>{text::more(view.pairs_total)}</small></p>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how(&view.min_count.to_string())}</p>
            </Disclosure>
        </Card>
    }
    .into_any()
}

/// `A + B`, the share with its interval, and what is usual as a mark on the bar.
fn pair(pair: &PairRow) -> BarRow {
    let (share, said) = match pair.confidence {
        Measured::Value {
            value, interval, ..
        } => {
            let unit = Unit::Share;
            let range = interval.map(|(low, high)| {
                format!(
                    " ({})",
                    t::insights::range(&unit.whole(low), &unit.whole(high))
                )
            });
            (
                value,
                format!("{}{}", unit.whole(value), range.unwrap_or_default()),
            )
        }
        Measured::NotEnough { .. } => (0.0, "—".to_owned()),
    };
    let group = CustomerGroup::BoughtNot {
        bought: pair.with,
        not: pair.also,
    };
    let (with, also) = (pair.with_name.clone(), pair.also_name.clone());
    let offer = t::insights::baskets::show(&also);
    let (with_id, also_id) = (pair.with, pair.also);
    BarRow {
        name: view! {
            <Link to=Route::Product(with_id)>{with}</Link>
            " → "
            <Link to=Route::Product(also_id)>{also}</Link>
        }
        .into_any(),
        bar: share,
        mark: (pair.lift > 0.0).then(|| share / pair.lift),
        is_marked: true,
        cells: vec![
            said.into_any(),
            t::insights::times(&format::decimal(pair.lift, 1)).into_any(),
            format::count(pair.both.into()).into_any(),
            view! {
                <Link to=customers_in_group(group)>
                    <span aria-hidden="true">{t::insights::baskets::show_short()}</span>
                    <span class="visually-hidden">{offer}</span>
                </Link>
            }
            .into_any(),
        ],
    }
}
