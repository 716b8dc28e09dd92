use super::basis_note::Missing;
use super::finding::{complaints_finding, per_hundred};
use super::question_page::QuestionPage;
use crate::engine_client::use_query;
use crate::features::complaints::Behind;
use crate::features::customers::customers_in_group;
use crate::features::insights::measure::{Unit, figure_value};
use crate::i18n::{format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{
    Card, ChartTable, ControlChart, ControlPoint, Disclosure, Figure, FigureValue, Link,
};
use api::{
    ComplaintTrend, ComplaintTrendView, CustomerGroup, Found, Measured, Only, RecoveryGroup,
    TrendPeriod, TrendSpeed,
};
use leptos::prelude::*;

/// Are complaints getting better?
#[component]
pub(in super::super) fn ComplaintsPage() -> impl IntoView {
    let query = use_query(|| Some(api::ComplaintTrendPage));
    view! {
        <QuestionPage
            question=InsightQuestion::Complaints
            query
            finding=complaints_finding
            show=|view: ComplaintTrendView| view! { <Shown view /> }
        />
    }
}

#[component]
fn Shown(view: ComplaintTrendView) -> impl IntoView {
    use t::insights::complaints as text;
    let label = complaints_finding(&view).unwrap_or_default();
    let [quick, slow, unsolved] = view.recovery;
    let (complaints, open, median_days) = (view.complaints, view.open, view.median_days);
    let recovery = [
        (text::quick(), quick, TrendSpeed::Quick),
        (text::slow(), slow, TrendSpeed::Later),
        (text::unsolved(), unsolved, TrendSpeed::NotSolved),
    ]
    .map(|(label, share, speed)| {
        let behind = || Behind::all().recovery(RecoveryGroup::Trend(speed));
        view! {
            <Figure
                label
                value=Signal::stored(figure_value(share, Unit::Share))
                value_to=behind().only(Only::CameBack).route()
                basis_to=behind().route()
            />
        }
    });
    let chart = match view.found {
        Found::Known(found) => view! { <Chart found label complaints /> }.into_any(),
        Found::NotEnough { n, need } => view! { <Missing n need /> }.into_any(),
    };
    let solve = median_days.map_or_else(
        || text::solve_none().to_owned(),
        |days| t::insights::whole_days(whole(days)),
    );
    view! {
        <div class="stack">
            {chart}
            <Card title=text::recovery()>
                <div class="figures">
                    {recovery}
                </div>
                <Disclosure label=t::ui::how_worked_out()>
                    <p>{text::recovery_how()}</p>
                </Disclosure>
            </Card>
            <div class="figures">
                <Figure label=text::solve() value=Signal::stored(plain(solve)) value_to=Behind::all().route() />
                <Figure
                    label=text::open()
                    value=Signal::stored(plain(format::count(open)))
                    value_to=Behind::all().only(Only::Open).route()
                />
            </div>
            <p class="toolbar">
                <Link to=customers_in_group(CustomerGroup::OpenComplaint)>{text::show_open()}</Link>
            </p>
        </div>
    }
}

fn whole(days: f64) -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "days of a shop's life"
    )]
    let days = days.ceil().max(0.0) as u64;
    days
}

fn plain(value: String) -> FigureValue {
    FigureValue::Known {
        value,
        n: None,
        interval: None,
    }
}

#[component]
fn Chart(found: ComplaintTrend, label: String, complaints: u64) -> impl IntoView {
    use t::insights::complaints as text;
    let title = if found.is_weekly {
        text::chart_weeks()
    } else {
        text::chart_months()
    };
    let purchases: u64 = found.periods.iter().map(|period| period.purchases).sum();
    let aside = move || view! { <Link to=Behind::all().route()>{text::basis(complaints, &format::count(purchases))}</Link> };
    let out = found.periods.iter().filter(|period| period.is_out).count();
    let remark = match u64::try_from(out) {
        Ok(0) | Err(_) => text::out_none().to_owned(),
        Ok(out) => text::out(out),
    };
    let points = found
        .periods
        .iter()
        .map(|period| point(period, found.is_weekly))
        .collect();
    let rows = found
        .periods
        .iter()
        .map(|period| table_row(period, found.is_weekly))
        .collect();
    let routes = found.periods.iter().map(to).collect::<Vec<_>>();
    let heads = [
        text::period(),
        text::complaints(),
        text::purchases(),
        text::rate(),
        text::limits(),
    ];
    view! {
        <Card title aside>
            <ControlChart
                label
                centre=found.centre * 100.0
                centre_word=text::centre(&format::decimal(found.centre * 100.0, 2))
                points
            />
            <p><small>{remark}</small></p>
            <ChartTable caption=title heads=heads.map(str::to_owned).to_vec() rows to=routes />
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how(&difference(found.difference))}</p>
            </Disclosure>
        </Card>
    }
}

/// Per hundred purchases.
fn difference(measured: Measured) -> String {
    match measured {
        Measured::Value {
            interval: Some((low, high)),
            ..
        } => t::insights::range(
            &format::signed(low * 100.0, 2),
            &format::signed(high * 100.0, 2),
        ),
        _ => "—".to_owned(),
    }
}

fn name(period: &TrendPeriod, is_weekly: bool) -> String {
    let style = if is_weekly {
        format::DayStyle::Medium
    } else {
        format::DayStyle::Month
    };
    period
        .from
        .map(|day| format::day(day, style))
        .unwrap_or_default()
}

fn point(period: &TrendPeriod, is_weekly: bool) -> ControlPoint {
    let style = if is_weekly {
        format::DayStyle::Short
    } else {
        format::DayStyle::Month
    };
    ControlPoint {
        name: period
            .from
            .map(|day| format::day(day, style))
            .unwrap_or_default(),
        value: period.rate * 100.0,
        low: period.low * 100.0,
        high: period.high * 100.0,
        is_out: period.is_out,
        to: to(period),
    }
}

/// The complaints of a period.
fn to(period: &TrendPeriod) -> Option<Route> {
    (period.complaints > 0).then(|| Behind::all().recorded(period.from, period.to).route())
}

fn table_row(period: &TrendPeriod, is_weekly: bool) -> (String, Vec<String>) {
    let limits = t::insights::range(
        &format::decimal(period.low * 100.0, 2),
        &format::decimal(period.high * 100.0, 2),
    );
    let limits = if period.is_out {
        format!("{limits} · {}", t::insights::complaints::beyond())
    } else {
        limits
    };
    let cells = vec![
        format::count(period.complaints),
        format::count(period.purchases),
        per_hundred((period.complaints, period.purchases)),
        limits,
    ];
    (name(period, is_weekly), cells)
}
