use super::trend_course::{TrendCourse, per};
use super::trend_words::{behind, direction_word, period_words, row_name, subject_code};
use crate::i18n::{format, t};
use crate::platform::focus;
use crate::router::use_router;
use crate::ui::{Card, ChartTable, Link, SparkBars, fresh_id};
use api::{Direction, Measured, SubjectTrendsView, TrendBreakdown, TrendRow, TrendSubject};
use domain::Day;
use leptos::prelude::*;

/// In the address: whose course is shown.
pub(super) const CHOSEN: &str = "trend";

/// Of fewer purchases a rate is told with its interval only, on a tap: one complaint more would change it too much.
const RATE_PURCHASES: u64 = 100;

/// One way of dividing complaints: how many of each, their course, and whether they became more.
#[component]
pub(super) fn TrendTable(
    /// What it is divided by.
    title: &'static str,
    /// What the rows are called.
    name: &'static str,
    table: TrendBreakdown,
    /// Spans and what is compared.
    view: StoredValue<SubjectTrendsView>,
    /// The first day of the page's window.
    from: Option<Day>,
    chosen: Memo<Option<TrendSubject>>,
) -> impl IntoView {
    use t::desk::trend as text;
    let TrendBreakdown { rows, left_out } = table;
    if rows.iter().all(|row| row.count == 0) {
        return None;
    }
    let (whole, compared) = view.with_value(|view| (view.whole.clone(), view.compared));
    let has_rate = rows.iter().any(|row| row.rate.is_some());
    let heads = view.with_value(|view| {
        let spans = view.spans.iter().zip(&view.whole);
        let spans = spans.map(|(span, whole)| period_words(*span, view.unit, *whole));
        core::iter::once(name.to_owned())
            .chain(spans)
            .collect::<Vec<_>>()
    });
    // What never came up says nothing.
    let rows: Vec<TrendRow> = rows
        .into_iter()
        .filter(|row| row.count > 0 || row.change.is_some())
        .collect();
    let numbers = rows
        .iter()
        .map(|row| {
            let cells = row
                .series
                .iter()
                .map(|count| format::count((*count).into()));
            (row_name(row), cells.collect())
        })
        .collect();
    let routes = rows
        .iter()
        .map(|row| (row.count > 0).then(|| behind(&row.subject, from, None).route()))
        .collect::<Vec<_>>();
    let shown = finding(title, &rows);
    let panel_id = fresh_id("trend");
    let lines = rows
        .iter()
        .map(|row| {
            view! {
                <Line row=row.clone() whole=whole.clone() has_rate from chosen panel_id=panel_id.clone() />
            }
        })
        .collect_view();
    let sum: u32 = rows.iter().map(|row| row.count).sum::<u32>() + left_out;
    let aside = move || view! { <span>{t::insights::n(&format::count(sum.into()))}</span> };
    let mine = StoredValue::new(rows);
    let panel_row = Memo::new(move |_| {
        let subject = chosen.get()?;
        mine.with_value(|rows| rows.iter().find(|row| row.subject == subject).cloned())
    });
    let panel = move || {
        panel_row.get().map(|row| {
            let name = row_name(&row);
            view! {
                <h3>{text::of(&name)}</h3>
                <TrendCourse row name compared from />
            }
        })
    };
    let region = shown.clone();
    Some(view! {
        <Card title=shown aside>
            <div class="table-scroll" tabindex="0" role="region" aria-label=region>
                <table class="plain-table trend-table">
                    <thead>
                        <tr>
                            <th scope="col">{name}</th>
                            <th scope="col" class="number">{t::desk::figures::count()}</th>
                            <td aria-hidden="true"></td>
                            {has_rate.then(|| view! { <th scope="col" class="number trend-table__rate">{text::per_thousand()}</th> })}
                            <th scope="col">{text::change()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {(left_out > 0).then(|| view! { <p><small>{text::left_out(left_out.into())}</small></p> })}
            <ChartTable caption=title heads rows=numbers to=routes />
            <div id=panel_id class="trend-panel">{panel}</div>
        </Card>
    })
}

/// The clearest change in the heading; what is only chance is no finding.
fn finding(title: &str, rows: &[TrendRow]) -> String {
    use t::desk::trend as text;
    let first = |direction: Direction| {
        let mut found = rows.iter();
        found.find(|row| {
            row.change
                .is_some_and(|change| change.direction == direction)
        })
    };
    if let Some(row) = first(Direction::More) {
        text::table_more(title, &row_name(row))
    } else if let Some(row) = first(Direction::Fewer) {
        text::table_fewer(title, &row_name(row))
    } else {
        title.to_owned()
    }
}

#[component]
fn Line(
    row: TrendRow,
    whole: Vec<bool>,
    has_rate: bool,
    from: Option<Day>,
    chosen: Memo<Option<TrendSubject>>,
    panel_id: String,
) -> impl IntoView {
    let name = row_name(&row);
    let link = name.clone();
    let to = behind(&row.subject, from, None).route();
    let rate = has_rate.then(|| {
        let words = match row.rate {
            Some(Measured::Value { value, n, .. }) if n >= RATE_PURCHASES => per(value),
            _ => "–".to_owned(),
        };
        view! { <td class="number trend-table__rate">{words}</td> }
    });
    let bars = row.series.iter().copied().zip(whole).collect();
    view! {
        <tr class="leads">
            <th scope="row">
                <Link to>{link}</Link>
            </th>
            <td class="number trend-table__count">{format::count(row.count.into())}</td>
            <td class="trend-table__bars" aria-hidden="true">
                <SparkBars counts=bars />
            </td>
            {rate}
            <td class="trend-table__change">
                <Choose row name chosen panel_id />
            </td>
        </tr>
    }
}

/// The change, and on a tap what it rests on.
#[component]
fn Choose(
    row: TrendRow,
    name: String,
    chosen: Memo<Option<TrendSubject>>,
    panel_id: String,
) -> impl IntoView {
    use t::desk::trend as text;
    let router = use_router();
    let list = router.list();
    let subject = row.subject.clone();
    let is_chosen = Memo::new(move |_| chosen.get().as_ref() == Some(&subject));
    let code = subject_code(&row.subject);
    let controls = panel_id.clone();
    let on_click = move |_| {
        let value = if is_chosen.get_untracked() { "" } else { &code };
        router.set_list(list.get_untracked().with(CHOSEN, value));
        if !value.is_empty() {
            focus::scroll_into_view(&panel_id);
        }
    };
    let (class, arrow, word) = match row.change.map(|change| change.direction) {
        Some(direction @ Direction::More) => (
            "trend-button trend-button--more",
            "↑ ",
            direction_word(direction),
        ),
        Some(direction @ Direction::Fewer) => (
            "trend-button trend-button--fewer",
            "↓ ",
            direction_word(direction),
        ),
        Some(direction @ Direction::Unclear) => ("trend-button", "", direction_word(direction)),
        None => ("trend-button", "", text::show()),
    };
    view! {
        <button
            type="button"
            class=class
            aria-expanded=move || is_chosen.get().to_string()
            aria-controls=controls
            on:click=on_click
        >
            <span aria-hidden="true">{arrow}</span>
            {word}
            <span class="visually-hidden">{format!(" · {}", text::of(&name))}</span>
        </button>
    }
}
