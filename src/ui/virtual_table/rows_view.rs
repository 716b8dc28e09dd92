use super::column::{Align, Column};
use super::row_parts::NarrowRow;
use super::selection::Selection;
use super::table_state::Table;
use crate::i18n::t;
use leptos::prelude::*;

/// What every row needs to draw itself.
pub(super) struct RowKit<T: Send + Sync + 'static, K: Send + Sync + 'static> {
    pub(super) table: Table<T>,
    pub(super) key: fn(&T) -> K,
    pub(super) columns: Memo<Vec<usize>>,
    pub(super) all_columns: StoredValue<Vec<Column<T>>>,
    pub(super) narrow: StoredValue<Option<NarrowRow<T>>>,
    pub(super) is_narrow: Memo<bool>,
    pub(super) selection: Option<Selection<K>>,
    pub(super) active: RwSignal<Option<u32>>,
    pub(super) current: Signal<Option<K>>,
    /// A row was pressed: its number, and whether Shift was held.
    pub(super) on_press: Callback<(u32, bool)>,
    /// A row's box was pressed.
    pub(super) on_toggle: Callback<(u32, bool)>,
    pub(super) id: StoredValue<String>,
}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> Clone for RowKit<T, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> Copy for RowKit<T, K> {}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> RowKit<T, K> {
    pub(super) fn row_id(self, row: u32) -> String {
        self.id.with_value(|id| format!("{id}-{row}"))
    }
}

/// The cells of one row; drawn once, because a row that changes is another row.
#[allow(
    clippy::large_types_passed_by_value,
    reason = "a bundle of handles; a property is owned"
)]
#[component]
pub(super) fn RowView<T, K>(kit: RowKit<T, K>, row: u32) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Clone + Ord + Send + Sync + 'static,
{
    // Rows are painted only when they are here; one that vanished meanwhile leaves an empty line for a moment.
    let record = kit.table.row(row)?;
    let key = (kit.key)(&record);
    let is_current = {
        let key = key.clone();
        Memo::new(move |_| kit.current.with(|current| current.as_ref() == Some(&key)))
    };
    let is_chosen = kit
        .selection
        .map(|selection| Memo::new(move |_| selection.contains(&key)));
    let pick = is_chosen.map(|is_chosen| {
        let on_click = move |event: leptos::ev::MouseEvent| {
            event.stop_propagation();
            kit.on_toggle.run((row, event.shift_key()));
        };
        view! {
            <td role="gridcell" class="table__cell table__cell--pick">
                <label class="pick">
                    <input
                        type="checkbox"
                        tabindex="-1"
                        aria-label=t::ui::table::choose_row()
                        prop:checked=is_chosen
                        on:click=on_click
                    />
                </label>
            </td>
        }
    });
    let cells = move || {
        if kit.is_narrow.get()
            && let Some(narrow) = kit.narrow.get_value()
        {
            return view! {
                <td role="gridcell" class="table__cell table__cell--narrow">
                    {narrow.view(&record)}
                </td>
            }
            .into_any();
        }
        let chosen = kit.columns.get();
        kit.all_columns
            .with_value(|columns| {
                chosen
                    .iter()
                    .filter_map(|index| columns.get(*index))
                    .map(|column| {
                        view! {
                            <td role="gridcell" class="table__cell" data-end=(column.align == Align::End).then_some("")>
                                {(column.cell)(&record)}
                            </td>
                        }
                    })
                    .collect_view()
            })
            .into_any()
    };
    let on_click = move |event: leptos::ev::MouseEvent| {
        if !is_control(&event) {
            kit.on_press.run((row, event.shift_key()));
        }
    };
    Some(view! {
        <tr
            role="row"
            id=kit.row_id(row)
            class="table__row"
            aria-rowindex=(u64::from(row) + 2).to_string()
            aria-selected=move || is_chosen.map(|is_chosen| is_chosen.get().to_string())
            data-current=move || is_current.get().then_some("")
            data-active=move || (kit.active.get() == Some(row)).then_some("")
            on:click=on_click
        >
            {pick}
            {cells}
        </tr>
    })
}

/// A link or button inside the row does its own work.
fn is_control(event: &leptos::ev::MouseEvent) -> bool {
    use wasm_bindgen::JsCast;
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| {
            element
                .closest("a, button, input, label")
                .ok()
                .flatten()
                .is_some()
        })
}
