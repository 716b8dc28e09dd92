use crate::i18n::t;
use crate::route::Route;
use crate::ui::{Disclosure, Link};
use leptos::prelude::*;

/// A row: its name and its cells, as written for the reader.
pub type TableRow = (String, Vec<String>);

/// The numbers of a chart, for a screen reader, for copying and for those who like them better.
#[component]
pub fn ChartTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The heads of the columns, the first that of the names.
    heads: Vec<String>,
    rows: Vec<TableRow>,
    /// Where the name of each row leads, row by row.
    #[prop(optional)]
    to: Vec<Option<Route>>,
) -> impl IntoView {
    let heads = heads
        .into_iter()
        .enumerate()
        .map(|(at, head)| view! { <th scope="col" class:number=move || { at > 0 }>{head}</th> })
        .collect_view();
    let rows = rows
        .into_iter()
        .zip(to.into_iter().chain(core::iter::repeat(None)))
        .map(|((name, cells), to)| {
            let name = match to {
                Some(to) => view! { <Link to>{name}</Link> }.into_any(),
                None => name.into_any(),
            };
            let cells = cells
                .into_iter()
                .map(|cell| view! { <td class="number">{cell}</td> })
                .collect_view();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect_view();
    let label = caption.clone();
    view! {
        <Disclosure label=t::insights::as_table()>
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="plain-table">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Disclosure>
    }
}
