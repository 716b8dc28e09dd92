use super::trend_words::{behind, behind_span, period_words, span_words, tick_name, verdict};
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::ui::{Answered, ChartTable, ControlChart, ControlPoint, Disclosure, Link, TableRow};
use api::{
    Measured, SubjectTrend, SubjectTrendView, TrendPoint, TrendRow, TrendSpan, TrendSubject,
    TrendUnit,
};
use domain::Day;
use leptos::prelude::*;

/// What is said of one row: its change with what it rests on, and its course between the limits of chance.
#[component]
pub(super) fn TrendCourse(
    row: TrendRow,
    /// The name in the sentences and of the chart.
    name: String,
    compared: Option<(TrendSpan, TrendSpan)>,
    /// The first day of the page's window.
    from: Option<Day>,
) -> impl IntoView {
    let subject = row.subject.clone();
    let asked = subject.clone();
    let query = use_query(move || {
        Some(SubjectTrend {
            subject: asked.clone(),
            from,
            to: None,
        })
    });
    view! {
        <div class="trend-course">
            <Said row compared />
            <Answered
                query
                show=move |view: SubjectTrendView| {
                    view! { <Course view subject=subject.clone() name=name.clone() /> }
                }
            />
        </div>
    }
}

/// The change in words, with both counts and what they are compared by.
#[component]
fn Said(row: TrendRow, compared: Option<(TrendSpan, TrendSpan)>) -> impl IntoView {
    use t::desk::trend as text;
    let change = row.change.zip(compared).map(|(change, (lately, before))| {
        let counted = |count: u32, span: TrendSpan| {
            let words = text::span_count(count.into(), &span_words(span));
            let to = behind_span(&row.subject, span).route();
            match count {
                0 => view! { <span>{words}</span> }.into_any(),
                _ => view! { <Link to>{words}</Link> }.into_any(),
            }
        };
        let basis = match change.purchases {
            Some((now, then)) => text::per_purchases(&format::count(now), &format::count(then)),
            None => {
                let days = |span: TrendSpan| format::decimal(f64::from(span.days()), 0);
                text::per_days(&days(lately), &days(before))
            }
        };
        view! {
            <p>{verdict(&change)}</p>
            <p class="toolbar">{counted(change.lately, lately)} {counted(change.before, before)}</p>
            <p><small>{basis}</small></p>
        }
    });
    let rate = row.rate.and_then(|rate| match rate {
        Measured::Value {
            value,
            interval: Some((low, high)),
            ..
        } => {
            let words = text::rate(&per(value), &per(low), &per(high));
            Some(view! { <p><small>{words}</small></p> })
        }
        _ => None,
    });
    view! {
        {change}
        {rate}
    }
}

/// Per 1,000 purchases, as a reader needs it.
pub(super) fn per(rate: f64) -> String {
    format::decimal(rate, u8::from(rate < 10.0))
}

#[component]
fn Course(view: SubjectTrendView, subject: TrendSubject, name: String) -> impl IntoView {
    use t::desk::trend as text;
    if view.points.is_empty() {
        return view! { <p class="basis">{text::too_short()}</p> }.into_any();
    }
    let title = match (view.unit, view.is_rate) {
        (TrendUnit::Quarter, true) => text::quarters_rate(),
        (TrendUnit::Quarter, false) => text::quarters_count(),
        (_, true) => text::months_rate(),
        (_, false) => text::months_count(),
    };
    let caption = match subject {
        TrendSubject::All => title.to_owned(),
        _ => format!("{name} · {title}"),
    };
    let to =
        |point: &TrendPoint| (point.count > 0).then(|| behind_span(&subject, point.span).route());
    let out = view.points.iter().filter(|point| is_marked(point)).count();
    let remark = match u64::try_from(out) {
        Ok(0) | Err(_) => text::out_none().to_owned(),
        Ok(out) => text::out(out),
    };
    let points = view
        .points
        .iter()
        .map(|point| ControlPoint {
            name: tick_name(point.span, view.unit),
            value: point.value,
            low: point.low,
            high: point.high,
            is_out: is_marked(point),
            to: to(point),
        })
        .collect();
    let routes = view.points.iter().map(to).collect::<Vec<_>>();
    let rows = view
        .points
        .iter()
        .map(|point| table_row(point, &view))
        .collect();
    let heads = if view.is_rate {
        vec![
            text::period(),
            t::desk::figures::count(),
            text::purchases(),
            text::value(),
            text::usual(),
        ]
    } else {
        vec![text::period(), t::desk::figures::count(), text::usual()]
    };
    let first = view.points.first().map(|point| point.span.first);
    let all: u32 = view.points.iter().map(|point| point.count).sum();
    let label = format!("{caption} · {remark}");
    view! {
        <p class="trend-course__title">
            <strong>{title}</strong>
            " "
            <Link to=behind(&subject, first, None).route()>
                {t::insights::n(&format::count(all.into()))}
            </Link>
        </p>
        <ControlChart label centre=view.centre centre_word=text::centre(&per(view.centre)) points />
        <p><small>{remark}</small></p>
        <ChartTable caption heads=heads.into_iter().map(str::to_owned).collect() rows to=routes />
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::how_chart(&format::decimal(view.widening, 1))}</p>
        </Disclosure>
    }
    .into_any()
}

fn is_marked(point: &TrendPoint) -> bool {
    point.is_out || point.is_run
}

fn table_row(point: &TrendPoint, view: &SubjectTrendView) -> TableRow {
    use t::desk::trend as text;
    let usual = if view.is_rate {
        t::insights::range(&per(point.low), &per(point.high))
    } else {
        t::insights::range(
            &format::decimal(point.low.ceil(), 0),
            &format::decimal(point.high.floor(), 0),
        )
    };
    let usual = if point.is_out {
        format!("{usual} · {}", text::beyond())
    } else if point.is_run {
        format!("{usual} · {}", text::run())
    } else {
        usual
    };
    let name = period_words(point.span, view.unit, point.is_whole);
    let count = format::count(point.count.into());
    let cells = match point.purchases.filter(|_| view.is_rate) {
        Some(purchases) => vec![count, format::count(purchases), per(point.value), usual],
        None => vec![count, usual],
    };
    (name, cells)
}
