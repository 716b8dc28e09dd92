use super::column::Column;
use super::column_menu::{ColumnChoice, ColumnMenu};
use super::header_view::{HeaderCell, template};
use super::keyboard::{Step, step};
use super::row_parts::{NarrowRow, RowLink};
use super::rows_view::{RowKit, RowView};
use super::selection::Selection;
use super::source::TableSource;
use super::table_state::{Table, Total};
use crate::engine_client::use_engine;
use crate::i18n::{explain, format, t};
use crate::platform::{resize, task, timer};
use crate::route::ListState;
use crate::router::{use_router, use_scroll_memory};
use crate::ui::{Binding, Button, Icon, Notice, NoticeKind, Waiting, fresh_id};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Narrower than this, a row is shown in one cell, where the table has such a form.
const NARROW_PX: f64 = 560.0;
/// The scrolled element of a huge table is put where it belongs once scrolling rests.
const REST_MILLIS: u32 = 150;

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
    let router = use_router();
    let engine = use_engine();
    let scroller = NodeRef::<html::Div>::new();
    let is_narrow = RwSignal::new(false);
    let active = RwSignal::new(None::<u32>);
    let has_narrow = narrow.is_some();
    let to = StoredValue::new(to);
    let all_columns = StoredValue::new(columns);
    let choice = ColumnChoice::read(name);
    let shown_columns = Memo::new(move |_| {
        all_columns.with_value(|columns| {
            (0..columns.len())
                .filter(|index| {
                    columns
                        .get(*index)
                        .is_some_and(|column| choice.is_shown(column))
                })
                .collect()
        })
    });
    let is_one_cell = Memo::new(move |_| has_narrow && is_narrow.get());

    // Where the reader left the list, when this is a return to it.
    let (left_at, remember) = use_scroll_memory(name);
    if let Some(top) = left_at {
        table.start_at(top);
    }

    // Rows are read anew when the list state or the book changes.
    Effect::new(move |before: Option<(ListState, u64)>| {
        let now = (list.get(), engine.revision().get());
        match &before {
            Some((state, _)) if *state != now.0 => {
                active.set(None);
                table.read_anew(true);
                place(table, scroller);
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

    // Sizes come from the style sheet, so that density is a matter of style.
    let measure = move || {
        if let Some(element) = scroller.get_untracked() {
            let property = if is_one_cell.get_untracked() {
                "--row-narrow"
            } else {
                "--row"
            };
            let row_px = resize::length(&element, property).unwrap_or(56.0);
            let head_px = if is_one_cell.get_untracked() {
                0.0
            } else {
                resize::length(&element, "--target").unwrap_or(44.0)
            };
            table.measured(
                row_px,
                (f64::from(element.client_height()) - head_px).max(row_px),
            );
        }
    };
    Effect::new(move |_| {
        if let Some(element) = scroller.get() {
            resize::watch(&element, move |size| {
                is_narrow.try_set(size.width < NARROW_PX);
                measure();
                place(table, scroller);
            });
        }
    });

    let resting = StoredValue::new(None::<timer::Timer>);
    let on_scroll = move |_| {
        let Some(element) = scroller.get_untracked() else {
            return;
        };
        table.scrolled(f64::from(element.scroll_top()));
        remember(table.top());
        if let Some(timer) = resting.get_value() {
            timer.cancel();
        }
        resting.set_value(Some(timer::after(REST_MILLIS, move || {
            place(table, scroller);
        })));
    };

    // The other end of a choice made with Shift.
    let anchor = StoredValue::new(None::<u32>);
    let choose = move |row: u32, with_shift: bool| {
        let Some(selection) = selection else {
            return;
        };
        let from = anchor.get_value().filter(|_| with_shift).unwrap_or(row);
        anchor.set_value(Some(row));
        if from == row {
            if let Some(record) = table.row(row) {
                selection.toggle(&key(&record));
            }
            return;
        }
        task::spawn(async move {
            let rows = table.rows(from.min(row), from.max(row) + 1).await;
            selection.add(rows.iter().map(key));
        });
    };
    let open = move |row: u32| {
        let route = table
            .row(row)
            .and_then(|record| to.with_value(|to| to.as_ref().map(|to| to.route(&record))));
        if let Some(route) = route {
            router.go(route);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let geometry = table.geometry.get_untracked();
        let page = table.painted.get_untracked().count.saturating_sub(1);
        let Some(step) = step(&event.key(), active.get_untracked(), geometry.rows, page) else {
            return;
        };
        event.prevent_default();
        match step {
            Step::To(row) => {
                if event.shift_key() {
                    if anchor.get_value().is_none() {
                        anchor.set_value(active.get_untracked());
                    }
                    choose(row, true);
                }
                active.set(Some(row));
                table.show(row);
                place(table, scroller);
            }
            Step::Open => {
                if let Some(row) = active.get_untracked() {
                    open(row);
                }
            }
            Step::Toggle => {
                if let Some(row) = active.get_untracked() {
                    choose(row, false);
                }
            }
        }
    };

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
        on_press: Callback::new(move |(row, with_shift): (u32, bool)| {
            active.set(Some(row));
            if with_shift && selection.is_some() {
                choose(row, true);
            } else {
                open(row);
            }
        }),
        on_toggle: Callback::new(move |(row, with_shift)| choose(row, with_shift)),
        id: StoredValue::new(fresh_id("row")),
    };
    let rows = move || {
        let painted = table.painted.get();
        (painted.first..painted.first + painted.count)
            .map(|row| (row, painted.generation))
            .collect::<Vec<_>>()
    };
    let columns_template = move || {
        if is_one_cell.get() {
            return if selection.is_some() {
                "var(--target) minmax(0, 1fr)"
            } else {
                "minmax(0, 1fr)"
            }
            .to_owned();
        }
        all_columns
            .with_value(|columns| template(columns, &shown_columns.get(), selection.is_some()))
    };
    let heads = move || {
        shown_columns
            .get()
            .into_iter()
            .filter_map(|index| {
                all_columns.with_value(|columns| {
                    let column = columns.get(index)?;
                    Some(view! {
                        <HeaderCell
                            id=column.id
                            label=column.label.clone()
                            align=column.align
                            is_sortable=column.is_sortable
                            list
                        />
                    })
                })
            })
            .collect_view()
    };
    let active_id = move || {
        let painted = table.painted.get();
        active
            .get()
            .filter(|row| (painted.first..painted.first + painted.count).contains(row))
            .map(|row| kit.row_id(row))
    };
    let row_count = move || match table.total.get() {
        Total::Known(total) => (u64::from(total) + 1).to_string(),
        Total::Unknown => "-1".to_owned(),
    };
    let is_empty = Memo::new(move |_| table.total.get() == Total::Known(0));
    let is_waiting = Memo::new(move |_| {
        table.total.get() == Total::Unknown && table.error.with(Option::is_none)
    });
    let problem = move || {
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
    };
    view! {
        <div class="table-frame">
            {problem}
            <Show when=move || is_waiting.get()>
                <Waiting />
            </Show>
            <Show when=move || is_empty.get()>{empty.run()}</Show>
            <div
                node_ref=scroller
                class="table"
                class:table--narrow=is_one_cell
                hidden=is_empty
                style=("--columns", columns_template)
                on:scroll=on_scroll
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
                        on:keydown=on_key
                    >
                        <thead role="rowgroup" class="table__head">
                            <tr role="row" class="table__row table__row--head" aria-rowindex="1">
                                {selection
                                    .map(|selection| {
                                        view! {
                                            <th role="columnheader" scope="col" class="table__cell table__cell--pick">
                                                <span class="visually-hidden">{t::ui::table::chosen()}</span>
                                                {move || {
                                                    Some(selection.count())
                                                        .filter(|count| *count > 0)
                                                        .map(|count| format::count(u64::try_from(count).unwrap_or_default()))
                                                }}
                                            </th>
                                        }
                                    })}
                                {heads}
                            </tr>
                        </thead>
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

/// Puts the scrolled element where it belongs for the rows shown.
fn place<T: Clone + Send + Sync + 'static>(table: Table<T>, scroller: NodeRef<html::Div>) {
    let Some(element) = scroller.try_get_untracked().flatten() else {
        return;
    };
    let wanted = table.scroll_top();
    if (f64::from(element.scroll_top()) - wanted).abs() >= 1.0 {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "at most eight million pixels"
        )]
        element.set_scroll_top(wanted.round() as i32);
    }
    table.placed(f64::from(element.scroll_top()));
}
