use super::basis_note::Missing;
use super::finding::{cause_word, priorities_finding};
use super::question_page::QuestionPage;
use crate::engine_client::use_query;
use crate::features::customers::customers_in_group;
use crate::features::insights::measure::Unit;
use crate::i18n::{Word as _, format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{BarRow, BarTable, Card, Disclosure, EmptyState, Icon, Link};
use api::{CauseRow, CustomerGroup, Found, Measured, PrioritiesView};
use leptos::prelude::*;

/// What should we improve first?
#[component]
pub(in super::super) fn PrioritiesPage() -> impl IntoView {
    let query = use_query(|| Some(api::PrioritiesPage));
    view! {
        <QuestionPage
            question=InsightQuestion::Priorities
            query
            finding=priorities_finding
            show=|view: PrioritiesView| view! { <Shown view /> }
        />
    }
}

#[component]
fn Shown(view: PrioritiesView) -> impl IntoView {
    use t::insights::priorities as text;
    let missing = match view.found {
        Found::Known(()) => None,
        Found::NotEnough { n, need } => Some(view! { <Missing n need /> }),
    };
    if view.causes.is_empty() {
        return view! {
            {missing}
            <EmptyState icon=Icon::Complaints text=text::none() />
        }
        .into_any();
    }
    let (n, unnamed, vital) = (view.n, view.unnamed, view.vital);
    let most = view.causes.first().map_or(1.0, |cause| cause.share);
    let rows = (0_u32..)
        .zip(&view.causes)
        .map(|(at, cause)| row(cause, most, at < vital))
        .collect();
    let aside = move || view! { <span>{text::basis(n)}</span> };
    view! {
        {missing}
        <Card title=text::chart() aside>
            <BarTable
                label=text::chart()
                name=text::cause()
                heads=vec![
                    text::complaints().to_owned(),
                    t::insights::share().to_owned(),
                    text::cumulative().to_owned(),
                    text::yearly().to_owned(),
                    text::returned().to_owned(),
                ]
                rows
            />
            <p><small>{text::vital(vital.into())}</small></p>
            {(unnamed > 0).then(|| view! { <p><small>{text::unnamed(unnamed)}</small></p> })}
            <p class="toolbar">
                <Link to=Route::insight(InsightQuestion::Satisfaction)>{text::scores()}</Link>
            </p>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how()}</p>
            </Disclosure>
        </Card>
    }
    .into_any()
}

fn row(cause: &CauseRow, most: f64, is_vital: bool) -> BarRow {
    let group = CustomerGroup::ComplainedOf {
        kind: cause.kind,
        sub_kind: cause.sub_kind,
    };
    // The kind stands behind what exactly, unless it says no more.
    let kind = cause
        .sub_kind
        .and(cause.kind)
        .map(|kind| view! { <small>{format!(" {}", kind.word())}</small> });
    let returned = match cause.returned {
        Measured::Value { value, n, .. } => {
            let n = t::insights::n(&format::count(n));
            format!("{} · {n}", Unit::Share.whole(value))
        }
        Measured::NotEnough { .. } => "—".to_owned(),
    };
    let word = cause_word(cause);
    BarRow {
        name: view! {
            <Link to=customers_in_group(group)>{word}</Link>
            {kind}
        }
        .into_any(),
        bar: cause.share / most.max(f64::MIN_POSITIVE),
        mark: None,
        is_marked: is_vital,
        cells: vec![
            format::count(cause.complaints).into_any(),
            format::percent(cause.share, 0).into_any(),
            format::percent(cause.cumulative, 0).into_any(),
            format::money_round(cause.yearly).into_any(),
            returned.into_any(),
        ],
    }
}
