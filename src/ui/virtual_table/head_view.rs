use super::column::Column;
use super::header_cell::HeaderCell;
use super::selection::Selection;
use crate::i18n::{format, t};
use crate::route::ListState;
use crate::ui::Binding;
use leptos::prelude::*;

/// The row of headings; above the boxes stands how many rows are chosen.
#[component]
pub(super) fn HeadView<T, K>(
    all_columns: StoredValue<Vec<Column<T>>>,
    shown: Memo<Vec<usize>>,
    list: Binding<ListState>,
    selection: Option<Selection<K>>,
) -> impl IntoView
where
    T: 'static,
    K: Clone + Ord + Send + Sync + 'static,
{
    let heads = move || {
        all_columns.with_value(|columns| {
            shown
                .get()
                .into_iter()
                .filter_map(|index| columns.get(index))
                .map(|column| {
                    view! {
                        <HeaderCell
                            id=column.id
                            label=column.label.clone()
                            align=column.align
                            is_sortable=column.is_sortable
                            list
                        />
                    }
                })
                .collect_view()
        })
    };
    let pick = selection.map(|selection| {
        let count = move || {
            let count = u64::try_from(selection.count()).unwrap_or_default();
            (count > 0).then(|| format::count(count))
        };
        view! {
            <th role="columnheader" scope="col" class="table__cell table__cell--pick">
                <span class="visually-hidden">{t::ui::table::chosen()}</span>
                {count}
            </th>
        }
    });
    view! {
        <thead role="rowgroup" class="table__head">
            <tr role="row" class="table__row table__row--head" aria-rowindex="1">
                {pick}
                {heads}
            </tr>
        </thead>
    }
}
