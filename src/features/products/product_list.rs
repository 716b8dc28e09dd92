use crate::engine_client::use_engine;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{
    Binding, ButtonKind, Column, EmptyState, Icon, Link, LinkButton, NarrowRow, Page, RowLink,
    SearchField, TablePage, TableSource, VirtualTable,
};
use api::{ProductList, ProductListView, ProductRow, ProductSort, Window};
use leptos::prelude::*;

/// Everything the shop sells.
#[component]
pub(super) fn ProductListPage() -> impl IntoView {
    use t::products as text;
    let router = use_router();
    let list = router.list();
    let total = RwSignal::new(None::<u32>);
    let typed = Binding::new(
        Memo::new(move |_| list.with(|list| list.text.clone())),
        move |text: String| {
            router.set_list(ListState {
                text,
                ..list.get_untracked()
            });
        },
    );
    let source = TableSource::from_engine(
        use_engine(),
        move |window| question(&list.get_untracked(), window),
        |view: ProductListView| TablePage {
            total: view.total,
            rows: view.rows,
        },
    );
    let count = move || total.get().map(|total| text::count(total.into()));
    view! {
        <Page
            title=t::shell::place::products()
            fills_window=true
            above=|| view! { <Link to=Route::customers()>{t::shell::place::customers()}</Link> }
            under=move || view! { <span class="list-count" role="status">{count}</span> }
            actions=|| {
                view! {
                    <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::NewProduct>
                        {text::new_title()}
                    </LinkButton>
                }
            }
        >
            <div class="list-pane">
                <div class="list-pane__tools">
                    <SearchField label=text::search() value=typed />
                </div>
                <VirtualTable
                    name="products"
                    label=t::shell::place::products()
                    columns=columns()
                    source
                    list=Binding::new(list, move |list: ListState| router.set_list(list))
                    key=|row: &ProductRow| row.product.id
                    to=RowLink::new(|row: &ProductRow| Route::Product(row.product.id))
                    narrow=narrow()
                    on_total=Callback::new(move |count| total.set(Some(count)))
                    empty=move || {
                        let is_searching = list.with_untracked(|list| !list.text.is_empty());
                        let words = if is_searching { text::nothing_found() } else { text::none() };
                        view! { <EmptyState icon=Icon::Box text=words /> }
                    }
                />
            </div>
        </Page>
    }
}

fn question(state: &ListState, window: Window) -> ProductList {
    let sort = match state.sort.as_ref().map(|sort| sort.column.as_str()) {
        Some("category") => ProductSort::Category,
        Some("price") => ProductSort::Price,
        Some("sold") => ProductSort::Sold,
        _ => ProductSort::Name,
    };
    ProductList {
        text: state.text.clone(),
        sort,
        descending: state.sort.as_ref().is_some_and(|sort| sort.descending),
        window,
    }
}

fn columns() -> Vec<Column<ProductRow>> {
    use t::products as text;
    let label = |field: &str| field_label("product", field);
    vec![
        Column::new("name", label("name"), |row: &ProductRow| {
            let name = row.product.name.clone();
            view! { <strong class="customer-name">{name}</strong> }
        })
        .share(26)
        .sortable()
        .fixed(),
        Column::new("category", label("category"), |row: &ProductRow| {
            row.product.category.clone()
        })
        .share(14)
        .sortable(),
        Column::new("number", label("number"), |row: &ProductRow| {
            row.product.number.clone()
        })
        .share(12)
        .hidden_at_first(),
        Column::new("price", label("price"), |row: &ProductRow| {
            row.product.price.map(format::money)
        })
        .share(12)
        .number()
        .sortable(),
        Column::new("sold", text::sold(), |row: &ProductRow| {
            format::count(row.sold.into())
        })
        .share(10)
        .number()
        .sortable(),
        Column::new("last_sold", text::last_sold(), |row: &ProductRow| {
            row.last_sold.map(|day| format::day(day, DayStyle::Medium))
        })
        .share(14)
        .number(),
    ]
}

fn narrow() -> NarrowRow<ProductRow> {
    NarrowRow::new(|row: &ProductRow| {
        let facts = [
            Some(row.product.category.clone()).filter(|text| !text.is_empty()),
            Some(t::products::sold_count(row.sold.into())),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        view! {
            <span class="customer-line">
                <strong class="customer-name">{row.product.name.clone()}</strong>
                <strong class="customer-line__end">{row.product.price.map(format::money)}</strong>
            </span>
            <span class="customer-line customer-line--facts">{facts.join(" · ")}</span>
        }
    })
}
