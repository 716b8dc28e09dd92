use super::column::Column;
use super::column_menu::{ColumnChoice, ColumnMenu};
use super::controls::Controls;
use super::head_view::HeadView;
use super::header_cell::template;
use super::row_parts::{NarrowRow, RowLink};
use super::rows_view::{RowKit, RowView};
use super::selection::Selection;
use super::source::TableSource;
use super::table_state::{Table, Total};
use crate::engine_client::use_engine;
use crate::i18n::{explain, format, t};
use crate::platform::resize;
use crate::route::ListState;
use crate::router::{use_router, use_scroll_memory};
use crate::state::use_look;
use crate::ui::{Binding, Button, Icon, Notice, NoticeKind, Waiting, fresh_id};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Narrower than this, or than so much for each column, a row is shown in one cell, where the table has such a form.
const NARROW_PX: f64 = 560.0;
const COLUMN_PX: f64 = 92.0;

/// A table of any length. See the module for how it works, `features/gallery` for an example.
#[component]
pub fn VirtualTable<T, K>(
    /// Keeps the choice of columns and the scroll position apart from another table's.
    name: &'static str,
    /// What the table lists, for a screen reader.
    #[prop(into)]
    label: TextProp,
    columns: Vec<Column<T>>,
    source: TableSource<T>,
    /// Order and filters: the rows are read anew when they change, and sorting changes them.
    #[prop(into)]
    list: Binding<ListState>,
    /// What tells one row from another.
    key: fn(&T) -> K,
    /// Where a row leads.
    #[prop(optional)]
    to: Option<RowLink<T>>,
    /// A row in one cell, for a phone and for the list beside an open record.
    #[prop(optional)]
    narrow: Option<NarrowRow<T>>,
    /// Lets rows be chosen.
    #[prop(optional, into)]
    selection: Option<Selection<K>>,
    /// The row whose record is open.
    #[prop(optional, into)]
    current: Signal<Option<K>>,
    /// Is told how many rows there are.
    #[prop(optional, into)]
    on_total: Option<Callback<u32>>,
    /// What is shown instead of no rows.
    #[prop(into)]
    empty: ViewFn,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Clone + Ord + Send + Sync + 'static,
{
    let table = Table::new(source);
    let engine = use_engine();
    let look = use_look();
    let width = RwSignal::new(f64::INFINITY);
    let has_narrow = narrow.is_some();
    let all_columns = StoredValue::new(columns);
    let choice = ColumnChoice::read(name);
    let shown_columns = Memo::new(move |_| {
        all_columns.with_value(|columns| {
            let is_shown = |index: &usize| {
                columns
                    .get(*index)
                    .is_some_and(|column| choice.is_shown(column))
            };
            (0..columns.len()).filter(is_shown).collect()
        })
    });
    let controls = Controls {
        table,
        scroller: NodeRef::new(),
        router: use_router(),
        key,
        to: StoredValue::new(to),
        selection,
        active: RwSignal::new(None),
        anchor: StoredValue::new(None),
        resting: StoredValue::new(None),
        is_one_cell: Memo::new(move |_| {
            #[allow(clippy::cast_precision_loss, reason = "columns of a table are few")]
            let wanted = shown_columns.with(Vec::len) as f64 * COLUMN_PX;
            has_narrow && width.get() < wanted.max(NARROW_PX)
        }),
    };
    let Controls {
        scroller,
        is_one_cell,
        active,
        ..
    } = controls;

    // Where the reader left the list, when this is a return to it.
    let (left_at, remember) = use_scroll_memory(name);
    if let Some(top) = left_at {
        table.start_at(top);
    }
    on_cleanup(move || {
        if let Some(timer) = controls.resting.try_get_value().flatten() {
            timer.cancel();
        }
    });

    // Rows are read anew when the list state or the book changes.
    Effect::new(move |before: Option<(ListState, u64)>| {
        let now = (list.get(), engine.revision().get());
        match &before {
            Some((state, _)) if *state != now.0 => {
                active.set(None);
                table.read_anew(true);
                controls.place();
            }
            Some((_, revision)) if *revision != now.1 => table.read_anew(false),
            _ => {}
        }
        now
    });
    Effect::new(move |_| {
        if let (Some(on_total), Total::Known(total)) = (on_total, table.total.get()) {
            on_total.run(total);
        }
    });
    Effect::new(move |_| {
        table.geometry.track();
        controls.place_soon();
    });
    Effect::new(move |_| {
        look.density();
        controls.measure();
    });
    Effect::new(move |_| {
        if let Some(element) = scroller.get() {
            resize::watch(&element, move |size| {
                width.try_set(size.width);
                controls.measure();
            });
        }
    });

    let kit = RowKit {
        table,
        key,
        columns: shown_columns,
        all_columns,
        narrow: StoredValue::new(narrow),
        is_narrow: is_one_cell,
        selection,
        active,
        current,
        on_press: Callback::new(move |(row, with_shift)| controls.press(row, with_shift)),
        on_toggle: Callback::new(move |(row, with_shift)| controls.choose(row, with_shift)),
        id: StoredValue::new(fresh_id("row")),
    };
    let painted_rows = move || {
        let painted = table.painted.get();
        painted.first..painted.first + painted.count
    };
    let rows = move || {
        let generation = table.painted.get().generation;
        painted_rows()
            .map(|row| (row, generation))
            .collect::<Vec<_>>()
    };
    let columns_template = move || {
        all_columns.with_value(|columns| match (is_one_cell.get(), selection.is_some()) {
            (true, true) => "var(--target) minmax(0, 1fr)".to_owned(),
            (true, false) => "minmax(0, 1fr)".to_owned(),
            (false, has_pick) => template(columns, &shown_columns.get(), has_pick),
        })
    };
    let active_id = move || {
        active
            .get()
            .filter(|row| painted_rows().contains(row))
            .map(|row| kit.row_id(row))
    };
    let row_count = move || match table.total.get() {
        Total::Known(total) => (u64::from(total) + 1).to_string(),
        Total::Unknown => "-1".to_owned(),
    };
    // Paper takes the rows in sight; a list of any length is exported instead.
    let rows_on_paper = move || match table.total.get() {
        Total::Known(total) if total > table.painted.get().count => Some(t::ui::rows_on_paper(
            &format::count(table.painted.get().count.into()),
            &format::count(total.into()),
        )),
        _ => None,
    };
    let is_empty = Memo::new(move |_| table.total.get() == Total::Known(0));
    let is_waiting =
        move || table.total.get() == Total::Unknown && table.error.with(Option::is_none);
    view! {
        <div class="table-frame">
            <Trouble table />
            <Show when=is_waiting>
                <Waiting />
            </Show>
            <Show when=move || is_empty.get()>{empty.run()}</Show>
            <p data-paper-only="">{rows_on_paper}</p>
            <div
                node_ref=scroller
                class="table"
                class:table--narrow=is_one_cell
                hidden=is_empty
                style=("--columns", columns_template)
                on:scroll=move |_| {
                    controls.on_scroll();
                    remember(table.top());
                }
            >
                <div
                    class="table__space"
                    style=("--rows-px", move || format!("{}px", table.geometry.get().scroll_px()))
                >
                    <table
                        class="table__grid"
                        role="grid"
                        tabindex="0"
                        aria-label=move || label.get()
                        aria-rowcount=row_count
                        aria-multiselectable=selection.is_some().then_some("true")
                        aria-activedescendant=active_id
                        on:keydown=move |event| controls.on_key(&event)
                    >
                        <HeadView all_columns shown=shown_columns list selection />
                        <tbody
                            role="rowgroup"
                            class="table__body"
                            style:transform=move || format!("translateY({}px)", -table.painted.get().hidden_px)
                        >
                            <For each=rows key=|row| *row let:row>
                                <RowView kit row=row.0 />
                            </For>
                        </tbody>
                    </table>
                </div>
            </div>
            <Show when=move || !is_one_cell.get() && !is_empty.get()>
                <div class="table-frame__menu">
                    <ColumnMenu columns=all_columns choice />
                </div>
            </Show>
        </div>
    }
}

/// Why rows could not be read; those shown stay.
#[component]
fn Trouble<T: Clone + Send + Sync + 'static>(table: Table<T>) -> impl IntoView {
    move || {
        table.error.get().map(|error| {
            view! {
                <Notice kind=NoticeKind::Problem>
                    <p>{explain(&error)}</p>
                    <Button icon=Icon::Reload on_press=move |()| table.read_anew(false)>
                        {t::ui::ask_again()}
                    </Button>
                </Notice>
            }
        })
    }
}
