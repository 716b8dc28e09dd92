use super::bulk_bar::BulkBar;
use super::columns::{columns, narrow};
use super::empty::NobodyHere;
use super::filter_chips::FilterChips;
use super::filter_dialog::FilterDialog;
use super::list_query::question;
use super::saved_views::SavedViews;
use crate::engine_client::use_engine;
use crate::features::customers::staff_choices::use_staff;
use crate::features::transfer::{CustomersWanted, export_customers};
use crate::i18n::t;
use crate::platform::{focus, task};
use crate::route::{CustomerTab, ListState, Route};
use crate::router::use_router;
use crate::state::{use_look, use_toasts};
use crate::ui::{
    Binding, ButtonKind, Icon, IconButton, LinkButton, Menu, MenuItem, Page, RowLink, SearchField,
    Selection, TablePage, TableSource, VirtualTable,
};
use api::sheet::OutputFormat;
use api::{CustomerList, CustomerListView, CustomerRow, Window};
use domain::record::CustomerId;
use leptos::ev;
use leptos::prelude::*;

/// All customers, narrowed by search and filters; the state stands in the address.
#[component]
pub(in super::super) fn CustomerListPane(
    /// The customer whose page is open beside the list.
    #[prop(into)]
    open: Signal<Option<CustomerId>>,
) -> impl IntoView {
    let router = use_router();
    let engine = use_engine();
    let list = router.list();
    let settings = use_staff();
    let total = RwSignal::new(None::<u32>);
    let is_filtering = RwSignal::new(false);
    let selection = Selection::<CustomerId>::default();
    use_list_keys();

    let text = Binding::new(
        Memo::new(move |_| list.with(|list| list.text.clone())),
        move |text: String| {
            router.set_list(ListState {
                text,
                ..list.get_untracked()
            });
        },
    );
    let state = Binding::new(list, move |list: ListState| router.set_list(list));
    let source = TableSource::from_engine(
        engine,
        move |window| question(&list.get_untracked(), window),
        |view: CustomerListView| TablePage {
            total: view.total,
            rows: view.rows,
        },
    );
    let to = RowLink::new(move |row: &CustomerRow| Route::Customer {
        id: row.id,
        tab: CustomerTab::default(),
        list: list.get_untracked(),
    });
    let filter_count = Memo::new(move |_| list.with(|list| list.filters.len()));
    let filter_label = move || match filter_count.get() {
        0 => t::customers::filter::title().to_owned(),
        count => t::customers::filter::title_count(u64::try_from(count).unwrap_or_default()),
    };
    let count = move || total.get().map(|total| t::customers::count(total.into()));
    view! {
        <Page
            title=t::shell::place::customers()
            fills_window=true
            under=move || view! { <span class="list-count" role="status">{count}</span> }
            actions=move || view! { <ListActions total /> }
        >
            <div class="list-pane">
                <div class="list-pane__tools">
                    <SearchField label=t::customers::search() value=text />
                    <IconButton
                        icon=Icon::Filter
                        label=filter_label
                        pressed=Signal::derive(move || filter_count.get() > 0)
                        on_press=move |()| is_filtering.set(true)
                    />
                    <SavedViews settings place="customers" to=Route::Customers />
                </div>
                <FilterChips settings=Signal::derive(move || settings.value()) />
                <VirtualTable
                    name="customers"
                    label=t::shell::place::customers()
                    columns=columns()
                    source
                    list=state
                    key=|row: &CustomerRow| row.id
                    to
                    narrow=narrow()
                    selection
                    current=open
                    on_total=Callback::new(move |count| total.set(Some(count)))
                    empty=|| view! { <NobodyHere /> }
                />
                <BulkBar selection total settings />
            </div>
            <FilterDialog open=is_filtering total settings />
        </Page>
    }
}

/// New, and where else the customers place leads.
#[component]
fn ListActions(total: RwSignal<Option<u32>>) -> impl IntoView {
    let router = use_router();
    let engine = use_engine();
    let toasts = use_toasts();
    let job = engine.fresh_task();
    let go = move |route: Route| move |()| router.go(route.clone());
    // Those the list shows, in its order.
    let export = move |()| {
        let CustomerList {
            filter,
            sort,
            descending,
            ..
        } = question(&router.list().get_untracked(), Window::default());
        let wanted = CustomersWanted {
            filter,
            sort,
            descending,
        };
        task::spawn(async move {
            match export_customers(engine, job, wanted, OutputFormat::Xlsx).await {
                Ok(said) => toasts.done(said),
                Err(said) => toasts.problem(said),
            };
        });
    };
    let export_these = move || match total.get() {
        Some(total) => t::customers::export_these(total.into()),
        None => t::shell::command::export().to_owned(),
    };
    view! {
        <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::NewCustomer>
            {t::shell::command::new_customer()}
        </LinkButton>
        <Menu label=t::shell::more()>
            <MenuItem icon=Icon::Receipt on_press=go(Route::Purchases(ListState::default()))>
                {t::shell::place::purchases()}
            </MenuItem>
            <MenuItem icon=Icon::Box on_press=go(Route::Products(ListState::default()))>
                {t::shell::place::products()}
            </MenuItem>
            <MenuItem icon=Icon::Merge on_press=go(Route::Duplicates(ListState::default()))>
                {t::shell::place::duplicates()}
            </MenuItem>
            <MenuItem icon=Icon::Import on_press=go(Route::Import)>{t::shell::command::import()}</MenuItem>
            <MenuItem icon=Icon::Export on_press=export>{export_these}</MenuItem>
            <MenuItem icon=Icon::Export on_press=go(Route::Export)>{t::shell::command::export()}</MenuItem>
        </Menu>
    }
}

/// The first `j`, `k` or arrow moves the keyboard into the list; from there the list takes them itself.
fn use_list_keys() {
    let look = use_look();
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_taken = event.default_prevented()
            || event.is_composing()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || focus::is_typing()
            || focus::is_in_dialog();
        let is_letter = matches!(event.key().as_str(), "j" | "k");
        let is_arrow = matches!(event.key().as_str(), "ArrowDown" | "ArrowUp")
            && focus::active().is_none_or(|active| active.tag_name() == "BODY");
        let letters_on = untrack(|| look.has_letter_shortcuts());
        if !is_taken && (is_arrow || (is_letter && letters_on)) && focus::first(GRID) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

const GRID: &str = ".list-pane [role='grid']";
