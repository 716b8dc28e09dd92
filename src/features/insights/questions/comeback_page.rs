use super::basis_note::{BasisNote, Missing};
use super::finding::comeback_finding;
use super::leaving_page::share;
use super::question_page::QuestionPage;
use crate::engine_client::{use_engine, use_query};
use crate::features::customers::customers_in_group;
use crate::features::insights::measure::{Unit, figure_value};
use crate::features::insights::window_choice::{WindowChoice, window_days};
use crate::i18n::{format, t};
use crate::route::InsightQuestion;
use crate::router::use_router;
use crate::ui::{
    Card, ChartTable, Curve, CurveChart, CurvePoint, Disclosure, Figure, Link, TableRow,
};
use api::{CohortRow, Comeback, ComebackCurve, ComebackView, CustomerGroup, Found};
use leptos::prelude::*;

/// Weeks between two numbers under the axis, and between two rows of the table.
const STEP: f64 = 8.0;
const ROW_WEEKS: u32 = 4;

/// Do they come back?
#[component]
pub(in super::super) fn ComebackPage() -> impl IntoView {
    let task = use_engine().fresh_task();
    let router = use_router();
    let query = use_query(move || {
        Some(api::ComebackPage {
            task,
            window_days: window_days(router),
        })
    });
    view! {
        <QuestionPage
            question=InsightQuestion::Retention
            working=task
            query
            finding=comeback_finding
            show=|view: ComebackView| view! { <Shown view /> }
        />
    }
}

#[component]
fn Shown(view: ComebackView) -> impl IntoView {
    use t::insights::comeback as text;
    let days = window_days(use_router());
    let label = comeback_finding(&view).unwrap_or_else(|| text::chart().to_owned());
    let chart = match view.found {
        Found::Known(found) => view! { <Chart found label /> }.into_any(),
        Found::NotEnough { n, need } => view! { <Missing n need /> }.into_any(),
    };
    view! {
        <BasisNote basis=view.basis />
        <div class="stack">
            {chart}
            <div class="figures">
                <Figure
                    label=text::within()
                    value=Signal::stored(figure_value(view.within_90, Unit::Share))
                    explanation=|| view! { <p>{text::within_how()}</p> }
                />
                <Figure
                    label=t::insights::repeat_label()
                    value=Signal::stored(figure_value(view.repeat_rate, Unit::Share))
                    explanation=|| view! { <p>{t::insights::repeat_how()}</p> }
                />
                <Figure
                    label=t::insights::retention_label()
                    value=Signal::stored(figure_value(view.retention, Unit::Share))
                    explanation=|| view! { <p>{t::insights::retention_how()}</p> }
                />
            </div>
            <Card title=t::insights::retention_title()>
                <WindowChoice />
                <p class="toolbar">
                    <Link to=customers_in_group(CustomerGroup::Retained { window_days: days })>
                        {t::insights::who_stayed()}
                    </Link>
                    <Link to=customers_in_group(CustomerGroup::NotRetained { window_days: days })>
                        {t::insights::who_left()}
                    </Link>
                </p>
            </Card>
            {(!view.cohorts.is_empty()).then(|| view! { <Cohorts rows=view.cohorts.clone() /> })}
        </div>
    }
}

#[component]
fn Chart(found: Comeback, label: String) -> impl IntoView {
    use t::insights::comeback as text;
    let curves = match found.curves.as_slice() {
        [earlier, lately] => vec![
            drawn(earlier, text::earlier, false),
            drawn(lately, text::lately, true),
        ],
        _ => vec![drawn(&found.all, text::all, true)],
    };
    let last = curves
        .iter()
        .filter_map(|curve| curve.points.last())
        .map(|point| point.x)
        .fold(4.0, f64::max);
    let all = found.all.clone();
    let aside = move || view! { <span>{text::basis(&format::count(all.n), all.came_back)}</span> };
    let half = match found.all.median_weeks {
        Some(weeks) => text::half(whole(weeks)),
        None => text::half_not().to_owned(),
    };
    view! {
        <Card title=text::chart() aside>
            <CurveChart label across=text::weeks() curves last step=STEP />
            <p><small>{half}</small></p>
            <p class="toolbar">
                <Link to=customers_in_group(CustomerGroup::Repeat)>{t::insights::who_repeated()}</Link>
                <Link to=customers_in_group(CustomerGroup::OneTime)>{t::insights::who_once()}</Link>
            </p>
            <ChartTable
                caption=text::chart()
                heads=vec![
                    text::week().to_owned(),
                    t::insights::share().to_owned(),
                    text::range().to_owned(),
                    text::watched().to_owned(),
                ]
                rows=table(&found.all)
            />
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how()}</p>
                {found.p.map(|p| view! { <p>{text::test(&p_text(p))}</p> })}
            </Disclosure>
        </Card>
    }
}

fn drawn(curve: &ComebackCurve, say: fn(&str) -> String, is_main: bool) -> Curve {
    let end = curve.points.last().map_or(0.0, |point| point.share);
    Curve {
        label: say(&format::percent(end, 0)),
        is_main,
        points: curve
            .points
            .iter()
            .map(|point| CurvePoint {
                x: f64::from(point.week),
                y: point.share,
                low: point.low,
                high: point.high,
            })
            .collect(),
    }
}

fn table(curve: &ComebackCurve) -> Vec<TableRow> {
    let last = curve.points.last().map_or(0, |point| point.week);
    curve
        .points
        .iter()
        .filter(|point| point.week.is_multiple_of(ROW_WEEKS) || point.week == last)
        .map(|point| {
            let range = t::insights::range(
                &format::percent(point.low, 0),
                &format::percent(point.high, 0),
            );
            let cells = vec![
                format::percent(point.share, 1),
                range,
                format::count(point.at_risk),
            ];
            (point.week.to_string(), cells)
        })
        .collect()
}

/// Smaller than anybody needs to know is said as such.
fn p_text(p: f64) -> String {
    if p < 0.001 {
        "< 0.001".to_owned()
    } else {
        format::decimal(p, 3)
    }
}

fn whole(weeks: f64) -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "weeks of a shop's life"
    )]
    let weeks = weeks.ceil().max(0.0) as u64;
    weeks
}

/// The cohort table: darker where more came back, the share always in words.
#[component]
fn Cohorts(rows: Vec<CohortRow>) -> impl IntoView {
    use t::insights::comeback as text;
    let width = rows.iter().map(|row| row.active.len()).max().unwrap_or(0);
    let heads = (0..width)
        .map(|month| view! { <th scope="col" class="number">{month.to_string()}</th> })
        .collect_view();
    let lines = rows
        .into_iter()
        .filter(|row| row.size > 0)
        .map(|row| cohort(&row, width))
        .collect_view();
    view! {
        <Card title=text::cohorts()>
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::cohorts()>
                <table class="plain-table cohorts">
                    <thead>
                        <tr>
                            <th scope="col">{text::month()}</th>
                            <th scope="col" class="number">{text::size()}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::cohorts_how()}</p>
            </Disclosure>
        </Card>
    }
}

fn cohort(row: &CohortRow, width: usize) -> impl IntoView + use<> {
    let month = row
        .month
        .map(|day| format::day(day, format::DayStyle::Month))
        .unwrap_or_default();
    let cells = (0..width)
        .map(|month| match row.active.get(month) {
            Some(active) => {
                let kept = share((*active).into(), row.size.into());
                view! { <td class="number" data-heat=heat(kept)>{format::percent(kept, 0)}</td> }
                    .into_any()
            }
            None => view! { <td></td> }.into_any(),
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{month}</th>
            <td class="number">{format::count(row.size.into())}</td>
            {cells}
        </tr>
    }
}

/// Five depths of colour.
fn heat(share: f64) -> &'static str {
    match share {
        share if share < 0.05 => "0",
        share if share < 0.15 => "1",
        share if share < 0.3 => "2",
        share if share < 0.5 => "3",
        _ => "4",
    }
}
