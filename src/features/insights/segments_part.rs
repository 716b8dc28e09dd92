use crate::features::customers::customers_in_segment;
use crate::i18n::{Word as _, format, t};
use crate::ui::{Card, Disclosure, Link};
use api::{RfmView, SegmentRow};
use leptos::prelude::*;

/// Customers by recency, frequency and money, in named segments.
#[component]
pub(super) fn SegmentsPart(view: RfmView) -> impl IntoView {
    if view.n == 0 {
        return view! {
            <Card title=t::insights::segments_title()>
                <p>{t::ui::not_enough(0, 5)}</p>
            </Card>
        }
        .into_any();
    }
    let n = view.n;
    let most = view
        .segments
        .iter()
        .map(|row| row.customers)
        .max()
        .unwrap_or(1);
    let aside = move || view! { <span>{t::insights::n(&format::count(n))}</span> };
    let rows = view
        .segments
        .iter()
        .map(|row| segment_row(*row, n, most))
        .collect_view();
    view! {
        <Card title=t::insights::segments_title() aside>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t::insights::segments_title()>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{t::insights::segment()}</th>
                            <th scope="col" class="number">{t::insights::customers()}</th>
                            <th scope="col" aria-hidden="true"></th>
                            <th scope="col" class="number">{t::insights::silent_median()}</th>
                            <th scope="col" class="number">{t::insights::sales()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{t::insights::segments_how()}</p>
                <p>{t::insights::segments_table()}</p>
            </Disclosure>
        </Card>
    }
    .into_any()
}

fn segment_row(row: SegmentRow, n: u64, most: u64) -> impl IntoView {
    #[allow(
        clippy::cast_precision_loss,
        reason = "customers of a shop are far below 2^53"
    )]
    let (share, width) = (
        row.customers as f64 / n as f64,
        row.customers as f64 / most as f64 * 100.0,
    );
    view! {
        <tr>
            <th scope="row"><Link to=customers_in_segment(row.segment)>{row.segment.word()}</Link></th>
            <td class="number">{format!("{} · {}", format::count(row.customers), format::percent(share, 0))}</td>
            <td class="bar-cell" aria-hidden="true">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                    <rect width=format!("{width:.1}") height="8" rx="1" />
                </svg>
            </td>
            <td class="number">{t::insights::days(&format::decimal(row.median_recency_days, 0))}</td>
            <td class="number">{format::money_round(row.total)}</td>
        </tr>
    }
}
