use crate::features::customers::customers_in_segment;
use crate::i18n::{Word as _, format, t};
use crate::ui::{BarRow, BarTable, Card, Disclosure, Link};
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
        .collect();
    let heads = [
        t::insights::customers(),
        t::insights::silent_median(),
        t::insights::sales(),
    ];
    view! {
        <Card title=t::insights::segments_title() aside>
            <BarTable
                label=t::insights::segments_title()
                name=t::insights::segment()
                heads=heads.map(str::to_owned).to_vec()
                rows
            />
            <Disclosure label=t::ui::how_worked_out()>
                <p>{t::insights::segments_how()}</p>
                <p>{t::insights::segments_table()}</p>
            </Disclosure>
        </Card>
    }
    .into_any()
}

fn segment_row(row: SegmentRow, n: u64, most: u64) -> BarRow {
    #[allow(
        clippy::cast_precision_loss,
        reason = "customers of a shop are far below 2^53"
    )]
    let (share, bar) = (
        row.customers as f64 / n as f64,
        row.customers as f64 / most as f64,
    );
    let name =
        view! { <Link to=customers_in_segment(row.segment)>{row.segment.word()}</Link> }.into_any();
    let customers = format!(
        "{} · {}",
        format::count(row.customers),
        format::percent(share, 0)
    );
    let silent = t::insights::days(&format::decimal(row.median_recency_days, 0));
    BarRow {
        name,
        bar,
        mark: None,
        is_marked: true,
        cells: [customers, silent, format::money_round(row.total)]
            .map(IntoAny::into_any)
            .into(),
    }
}
