use crate::i18n::{format, t};
use crate::route::Route;
use crate::ui::{Card, Link};
use leptos::prelude::*;

/// One line: what, how many, and the complaints behind it.
#[derive(Clone, Debug)]
pub(super) struct BreakdownRow {
    pub(super) name: String,
    pub(super) count: u32,
    pub(super) to: Route,
}

/// A Pareto chart: counts with bars and running shares, the whole of it a table.
#[component]
pub(super) fn Breakdown(
    /// Says the finding.
    title: String,
    /// What the lines are called.
    name: &'static str,
    rows: Vec<BreakdownRow>,
) -> impl IntoView {
    let sum_of_all: u32 = rows.iter().map(|row| row.count).sum();
    if sum_of_all == 0 {
        return None;
    }
    let most = rows.iter().map(|row| row.count).max().unwrap_or(1).max(1);
    let mut sum = 0;
    let lines = rows
        .into_iter()
        .filter(|row| row.count > 0)
        .map(|row| {
            sum += row.count;
            let share = format::percent(f64::from(sum) / f64::from(sum_of_all), 0);
            let width = f64::from(row.count) / f64::from(most) * 100.0;
            view! {
                <tr class="leads">
                    <th scope="row">
                        <Link to=row.to>{row.name}</Link>
                    </th>
                    <td class="number">{format::count(row.count.into())}</td>
                    <td class="bar-cell" aria-hidden="true">
                        <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                            <rect width=format!("{width:.1}") height="8" rx="1" />
                        </svg>
                    </td>
                    <td class="number">{share}</td>
                </tr>
            }
        })
        .collect_view();
    let n = format::count(sum_of_all.into());
    let aside = move || {
        let n = t::insights::n(&n);
        view! { <span>{n}</span> }
    };
    let region = title.clone();
    Some(view! {
        <Card title aside>
            <div class="table-scroll" tabindex="0" role="region" aria-label=region>
                <table class="plain-table pareto">
                    <thead>
                        <tr>
                            <th scope="col">{name}</th>
                            <th scope="col" class="number">{t::desk::figures::count()}</th>
                            <td class="bar-cell" aria-hidden="true"></td>
                            <th scope="col" class="number">{t::desk::figures::running()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </Card>
    })
}
