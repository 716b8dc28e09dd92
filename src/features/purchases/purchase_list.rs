use crate::engine_client::use_engine;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Binding, ButtonKind, Column, DateField, EmptyState, Icon, Link, LinkButton, NarrowRow, Page,
    RowLink, TablePage, TableSource, VirtualTable,
};
use api::{PurchaseList, PurchaseListView, PurchaseRow, PurchaseSort, Window};
use domain::{Day, Money};
use leptos::prelude::*;

/// Names of the filters in the address.
const FROM: &str = "from";
const TO: &str = "to";
const CUSTOMER: &str = "customer";
const PRODUCT: &str = "product";

/// All purchases, the latest first.
#[component]
pub(super) fn PurchaseListPage() -> impl IntoView {
    use t::purchases as text;
    let router = use_router();
    let engine = use_engine();
    let list = router.list();
    let total = RwSignal::new(None::<u32>);
    let amount = RwSignal::new(None::<Money>);
    let source = TableSource::new(move |window| {
        let ask = question(&list.get_untracked(), window);
        async move {
            let view: PurchaseListView = engine.ask(ask).await?;
            amount.try_set(Some(view.amount));
            Ok(TablePage {
                total: view.total,
                rows: view.rows,
            })
        }
    });
    let summary = move || {
        Some(text::summary(
            total.get()?.into(),
            &format::money_round(amount.get()?),
        ))
    };
    view! {
        <Page
            title=t::shell::place::purchases()
            fills_window=true
            above=|| view! { <Link to=Route::customers()>{t::shell::place::customers()}</Link> }
            under=move || view! { <span class="list-count" role="status">{summary}</span> }
            actions=|| {
                view! {
                    <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::NewPurchase { customer: None }>
                        {t::shell::command::new_purchase()}
                    </LinkButton>
                }
            }
        >
            <div class="list-pane">
                <div class="field-pair">
                    <DateField label=text::from() value=day_filter(FROM) />
                    <DateField label=text::to() value=day_filter(TO) />
                </div>
                <VirtualTable
                    name="purchases"
                    label=t::shell::place::purchases()
                    columns=columns()
                    source
                    list=Binding::new(list, move |list: ListState| router.set_list(list))
                    key=|row: &PurchaseRow| row.id
                    to=RowLink::new(|row: &PurchaseRow| Route::Purchase(row.id))
                    narrow=narrow()
                    on_total=Callback::new(move |count| total.set(Some(count)))
                    empty=move || {
                        view! { <EmptyState icon=Icon::Receipt text=text::none() /> }
                    }
                />
            </div>
        </Page>
    }
}

fn question(state: &ListState, window: Window) -> PurchaseList {
    let (sort, descending) = match &state.sort {
        Some(sort) if sort.column == "total" => (PurchaseSort::Total, sort.descending),
        Some(sort) if sort.column == "customer" => (PurchaseSort::Customer, sort.descending),
        Some(sort) => (PurchaseSort::Day, sort.descending),
        None => (PurchaseSort::Day, true),
    };
    PurchaseList {
        customer: state.value(CUSTOMER).and_then(|id| id.parse().ok()),
        product: state.value(PRODUCT).and_then(|id| id.parse().ok()),
        from: state.value(FROM).and_then(|day| day.parse().ok()),
        to: state.value(TO).and_then(|day| day.parse().ok()),
        sort,
        descending,
        window,
    }
}

fn day_filter(name: &'static str) -> Binding<Option<Day>> {
    let router = use_router();
    let list = router.list();
    let value = Memo::new(move |_| list.with(|list| list.value(name)?.parse().ok()));
    Binding::new(value, move |day: Option<Day>| {
        let text = day.map(|day| day.to_string()).unwrap_or_default();
        router.set_list(list.get_untracked().with(name, &text));
    })
}

fn columns() -> Vec<Column<PurchaseRow>> {
    let label = |field: &str| field_label("purchase", field);
    vec![
        Column::new("day", label("day"), |row: &PurchaseRow| {
            format::day(row.day, DayStyle::Medium)
        })
        .share(14)
        .sortable()
        .fixed(),
        Column::new("customer", label("customer"), |row: &PurchaseRow| {
            let (id, name) = (row.customer, row.customer_name.clone());
            view! { <Link to=Route::customer(id)>{name}</Link> }
        })
        .share(18)
        .sortable(),
        Column::new("lines", label("lines"), |row: &PurchaseRow| {
            let names = names(row);
            view! { <span>{names}</span> }
        })
        .share(24),
        Column::new("total", label("total"), |row: &PurchaseRow| {
            format::money(row.total)
        })
        .share(14)
        .number()
        .sortable(),
        Column::new("channel", label("channel"), |row: &PurchaseRow| {
            row.channel.map(Word::word)
        })
        .share(10)
        .hidden_at_first(),
        Column::new("seller", label("seller"), |row: &PurchaseRow| {
            row.seller.clone()
        })
        .share(12)
        .hidden_at_first(),
        Column::new("number", label("number"), |row: &PurchaseRow| {
            row.number.clone()
        })
        .share(14)
        .hidden_at_first(),
    ]
}

fn narrow() -> NarrowRow<PurchaseRow> {
    NarrowRow::new(|row: &PurchaseRow| {
        view! {
            <span class="customer-line">
                <strong class="customer-name">{row.customer_name.clone()}</strong>
                <strong class="customer-line__end">{format::money(row.total)}</strong>
            </span>
            <span class="customer-line customer-line--facts">
                {format::day(row.day, DayStyle::Medium)} " · " {names(row)}
            </span>
        }
    })
}

fn names(row: &PurchaseRow) -> String {
    format::list(row.names.iter().filter(|name| !name.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> PurchaseList {
        let state: ListState = address.parse().unwrap();
        question(&state, Window::default())
    }

    #[test]
    fn the_latest_stand_first_unless_told_otherwise() {
        let plain = asked("");
        assert_eq!((plain.sort, plain.descending), (PurchaseSort::Day, true));
        let sorted = asked("sort=total&f.from=2026-01-02&f.to=soon");
        assert_eq!(
            (sorted.sort, sorted.descending),
            (PurchaseSort::Total, false)
        );
        assert_eq!(sorted.from, Day::from_ymd(2026, 1, 2));
        assert_eq!(sorted.to, None);
    }
}
