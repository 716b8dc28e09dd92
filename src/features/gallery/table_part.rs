use crate::i18n::format;
use crate::route::{ListState, Route};
use crate::ui::{
    Chip, Column, EmptyState, Face, Icon, NarrowRow, RowLink, Selection, TablePage, TableSource,
    VirtualTable,
};
use api::Window;
use domain::Money;
use leptos::prelude::*;

/// More than a browser can lay out, so that this is tried too.
const ROWS: u32 = 1_000_000;

#[derive(Clone, Debug, PartialEq)]
struct Example {
    row: u32,
    name: String,
    phone: String,
    total: Money,
}

/// A table of a million rows.
#[component]
pub(super) fn TablePart() -> impl IntoView {
    let list = RwSignal::new(ListState::default());
    let selection: Selection<u32> = Selection::default();
    let source = TableSource::new(move |window: Window| {
        let descending =
            list.with_untracked(|list| list.sort.as_ref().is_some_and(|sort| sort.descending));
        async move { Ok(page(window, descending)) }
    });
    let columns = vec![
        Column::new("name", "客户", |row: &Example| {
            view! {
                <Face name=row.name.clone() />
                <span>{row.name.clone()}</span>
            }
        })
        .share(20)
        .fixed()
        .sortable(),
        Column::new("phone", "电话", |row: &Example| row.phone.clone()).share(14),
        Column::new("class", "类别", |row: &Example| {
            (row.row.is_multiple_of(3)).then(|| view! { <Chip>"核心"</Chip> })
        }),
        Column::new("total", "金额", |row: &Example| format::money(row.total))
            .number()
            .sortable(),
        Column::new("row", "行", |row: &Example| format::count(row.row.into()))
            .number()
            .hidden_at_first(),
    ];
    let narrow = NarrowRow::new(|row: &Example| {
        view! {
            <Face name=row.name.clone() />
            <span>{row.name.clone()} <br /> <small>{row.phone.clone()}</small></span>
        }
    });
    view! {
        <VirtualTable
            name="gallery"
            label="Customers"
            columns
            source
            list
            key=|row: &Example| row.row
            to=RowLink::new(|_| Route::Gallery)
            narrow
            selection
            empty=|| view! { <EmptyState icon=Icon::Customers text="Nobody" /> }
        />
    }
}

fn page(window: Window, descending: bool) -> TablePage<Example> {
    let end = window.offset.saturating_add(window.limit).min(ROWS);
    let rows = (window.offset..end)
        .map(|position| {
            let row = if descending {
                ROWS - 1 - position
            } else {
                position
            };
            Example {
                row,
                name: format!("客户 {row}"),
                phone: format!("138 {:04} {:04}", row / 10_000, row % 10_000),
                total: Money(i64::from(row) * 7 % 1_000_000),
            }
        })
        .collect();
    TablePage { total: ROWS, rows }
}
