use super::address::filter_from;
use super::words::{clock_chip, number, serious};
use crate::engine_client::use_engine;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word, field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Binding, Column, EmptyState, Icon, NarrowRow, RowLink, TablePage, TableSource, VirtualTable,
};
use api::{ComplaintList, ComplaintListView, ComplaintRow, Window};
use leptos::prelude::*;

/// All complaints, the open ones first.
#[component]
pub(in super::super) fn ComplaintTable(
    /// How many are open, once it is known.
    open: RwSignal<Option<u32>>,
) -> impl IntoView {
    use t::complaints as text;
    let router = use_router();
    let engine = use_engine();
    let list = router.list();
    let source = TableSource::new(move |window: Window| {
        let filter = filter_from(&list.get_untracked());
        async move {
            let view: ComplaintListView = engine.ask(ComplaintList { filter, window }).await?;
            open.try_set(Some(view.open));
            Ok(TablePage {
                total: view.total,
                rows: view.rows,
            })
        }
    });
    view! {
        <VirtualTable
            name="complaints"
            label=t::shell::place::complaints()
            columns=columns()
            source
            list=Binding::new(list, move |list: ListState| router.set_list(list))
            key=|row: &ComplaintRow| row.id
            to=RowLink::new(|row: &ComplaintRow| Route::Complaint(row.id))
            narrow=NarrowRow::new(|row: &ComplaintRow| {
                view! {
                    <span class="customer-line">
                        <strong class="customer-name">{row.customer_name.clone()}</strong>
                        {serious(row)}
                        <span class="customer-line__end">{row.state.word()}</span>
                    </span>
                    <span class="customer-line customer-line--facts">
                        {row.clock.as_ref().and_then(clock_chip)} {row.what_happened.clone()}
                    </span>
                }
            })
            empty=|| view! { <EmptyState icon=Icon::Complaints text=text::none() /> }
        />
    }
}

fn columns() -> Vec<Column<ComplaintRow>> {
    use t::complaints as text;
    vec![
        Column::new(
            "number",
            field_label("complaint", "number"),
            |row: &ComplaintRow| number(row.number),
        )
        .share(6),
        Column::new(
            "customer",
            field_label("complaint", "customer"),
            |row: &ComplaintRow| row.customer_name.clone(),
        ),
        Column::new(
            "what",
            field_label("complaint", "what_happened"),
            |row: &ComplaintRow| {
                let text = row.what_happened.clone();
                view! { {serious(row)} {text} }
            },
        )
        .share(20),
        Column::new("clock", t::desk::clock::column(), |row: &ComplaintRow| {
            row.clock.as_ref().and_then(clock_chip)
        })
        .share(22),
        Column::new(
            "kind",
            field_label("complaint", "kind"),
            |row: &ComplaintRow| row.kind.map(Word::word),
        )
        .share(9),
        Column::new(
            "at",
            field_label("complaint", "at"),
            |row: &ComplaintRow| format::instant(row.at, InstantStyle::Short),
        ),
        Column::new(
            "responsible",
            t::desk::responsible(),
            |row: &ComplaintRow| row.responsible.clone(),
        )
        .share(8),
        Column::new("state", text::state(), |row: &ComplaintRow| {
            row.state.word()
        })
        .share(8),
    ]
}
