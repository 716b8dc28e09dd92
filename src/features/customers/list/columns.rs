use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, field_label, t};
use crate::platform::clock;
use crate::ui::{Band, BandChip, Chip, Column, NarrowRow};
use api::CustomerRow;
use leptos::prelude::*;

fn label(field: &str) -> String {
    field_label("customer", field)
}

/// The columns of the list. Their ids stand in the address when the list is sorted by one.
pub(super) fn columns() -> Vec<Column<CustomerRow>> {
    use t::customers::column as text;
    vec![
        Column::new("name", label("name"), |row: &CustomerRow| {
            let name = row.name.clone();
            view! { <strong class="customer-name">{name}</strong> {open_complaints(row)} }
        })
        .share(22)
        .sortable()
        .fixed(),
        Column::new("class", label("class"), |row: &CustomerRow| {
            row.class.map(Word::word)
        })
        .share(9)
        .sortable(),
        Column::new("grade", label("grade"), |row: &CustomerRow| {
            row.grade.map(|grade| grade.to_string())
        })
        .share(8)
        .number()
        .sortable(),
        Column::new("phone", label("phone"), |row: &CustomerRow| {
            row.phone.clone()
        })
        .share(16),
        Column::new("area", label("area"), |row: &CustomerRow| row.area.clone())
            .share(12)
            .sortable(),
        Column::new("manager", label("manager"), |row: &CustomerRow| {
            row.manager.clone()
        })
        .share(12)
        .hidden_at_first(),
        Column::new("segment", text::segment(), |row: &CustomerRow| {
            row.segment.map(Word::word)
        })
        .share(13),
        Column::new("tags", label("tag"), |row: &CustomerRow| {
            row.tags
                .clone()
                .into_iter()
                .map(|tag| view! { <Chip>{tag}</Chip> })
                .collect_view()
        })
        .share(16)
        .hidden_at_first(),
        Column::new("last", text::last(), |row: &CustomerRow| last_purchase(row))
            .share(12)
            .number()
            .sortable(),
        Column::new("purchases", text::purchases(), |row: &CustomerRow| {
            format::count(row.purchase_days.into())
        })
        .share(10)
        .number()
        .sortable()
        .hidden_at_first(),
        Column::new("total", text::total(), |row: &CustomerRow| {
            (row.purchase_days > 0).then(|| format::money_round(row.total))
        })
        .share(13)
        .number()
        .sortable(),
        Column::new("kind", label("kind"), |row: &CustomerRow| {
            row.kind.map(Word::word)
        })
        .share(8)
        .hidden_at_first(),
        Column::new("number", label("number"), |row: &CustomerRow| {
            row.number.clone()
        })
        .share(12)
        .sortable()
        .hidden_at_first(),
        Column::new("created", text::created(), |row: &CustomerRow| {
            row.created
                .map(|at| format::day(clock::day_in_shop(at), DayStyle::Medium))
        })
        .share(14)
        .number()
        .sortable()
        .hidden_at_first(),
    ]
}

/// A row of two lines, for a phone and for the list beside an open customer.
pub(super) fn narrow() -> NarrowRow<CustomerRow> {
    NarrowRow::new(|row: &CustomerRow| {
        let facts = [
            Some(row.phone.clone()).filter(|phone| !phone.is_empty()),
            last_purchase(row),
            (row.purchase_days > 0).then(|| format::money_round(row.total)),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        view! {
            <span class="customer-line">
                <strong class="customer-name">{row.name.clone()}</strong>
                {row.class.map(|class| view! { <Chip>{class.word()}</Chip> })}
                {open_complaints(row)}
            </span>
            <span class="customer-line customer-line--facts">{facts.join(" · ")}</span>
        }
    })
}

fn open_complaints(row: &CustomerRow) -> Option<impl IntoView + use<>> {
    (row.open_complaints > 0).then(|| {
        let text = t::customers::open_complaints(row.open_complaints.into());
        view! { <BandChip band=Band::Orange text=text /> }
    })
}

fn last_purchase(row: &CustomerRow) -> Option<String> {
    row.last_purchase
        .map(|day| format::relative_day(day, clock::today()))
}
