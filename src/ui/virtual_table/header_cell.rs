use super::column::{Align, Column};
use crate::route::{ListState, Sort};
use crate::ui::{Binding, Icon};
use leptos::prelude::*;

/// The heading of a column; a button where the list can be sorted by it.
#[component]
pub(super) fn HeaderCell(
    id: &'static str,
    label: String,
    align: Align,
    is_sortable: bool,
    list: Binding<ListState>,
) -> impl IntoView {
    // Whether the list is sorted by this column, and which way.
    let sorted = Memo::new(move |_| {
        list.with(|list| {
            list.sort
                .as_ref()
                .filter(|sort| sort.column == id)
                .map(|sort| sort.descending)
        })
    });
    let aria_sort = move || {
        is_sortable.then(|| match sorted.get() {
            Some(true) => "descending",
            Some(false) => "ascending",
            None => "none",
        })
    };
    let on_sort = move |_| {
        let mut state = list.get_untracked();
        // Numbers and days are wanted largest first, names from the start of the alphabet.
        let first_way = align == Align::End;
        state.sort = match sorted.get_untracked() {
            None => Some(Sort {
                column: id.to_owned(),
                descending: first_way,
            }),
            Some(way) if way == first_way => Some(Sort {
                column: id.to_owned(),
                descending: !first_way,
            }),
            Some(_) => None,
        };
        list.set(state);
    };
    let mark = move || {
        sorted.get().map(|descending| {
            if descending {
                Icon::Down.view()
            } else {
                Icon::Up.view()
            }
        })
    };
    let content = if is_sortable {
        view! {
            <button type="button" class="table__sort" on:click=on_sort>
                {label}
                {mark}
            </button>
        }
        .into_any()
    } else {
        label.into_any()
    };
    view! {
        <th
            role="columnheader"
            scope="col"
            class="table__cell table__cell--head"
            data-end=(align == Align::End).then_some("")
            aria-sort=aria_sort
        >
            {content}
        </th>
    }
}

/// The widths of the columns shown, for the grid that every row is.
pub(super) fn template<T>(columns: &[Column<T>], shown: &[usize], has_pick: bool) -> String {
    let mut parts: Vec<String> = Vec::with_capacity(shown.len() + 1);
    if has_pick {
        parts.push("var(--target)".to_owned());
    }
    for column in shown.iter().filter_map(|index| columns.get(*index)) {
        parts.push(format!(
            "minmax({}px, {}fr)",
            column.share * 6,
            column.share
        ));
    }
    parts.join(" ")
}
