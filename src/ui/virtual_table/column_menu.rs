use super::column::Column;
use crate::i18n::t;
use crate::platform::preferences;
use crate::ui::{Binding, CheckBox, Icon, Menu};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Which columns the reader has switched on or off, by table; kept on this device.
#[derive(Clone, Copy)]
pub(super) struct ColumnChoice {
    name: &'static str,
    chosen: RwSignal<BTreeMap<String, bool>>,
}

impl ColumnChoice {
    pub(super) fn read(name: &'static str) -> Self {
        let kept = preferences::read(&format!("columns.{name}")).unwrap_or_default();
        Self {
            name,
            chosen: RwSignal::new(kept),
        }
    }

    pub(super) fn is_shown<T>(self, column: &Column<T>) -> bool {
        column.is_fixed || self.is_on(column.id, column.is_shown)
    }

    fn is_on(self, id: &str, at_first: bool) -> bool {
        self.chosen
            .with(|chosen| chosen.get(id).copied().unwrap_or(at_first))
    }

    fn set(self, id: &str, is_shown: bool) {
        self.chosen.update(|chosen| {
            chosen.insert(id.to_owned(), is_shown);
        });
        preferences::write(
            &format!("columns.{}", self.name),
            &self.chosen.get_untracked(),
        );
    }
}

/// The list of columns to choose from.
#[component]
pub(super) fn ColumnMenu<T: 'static>(
    columns: StoredValue<Vec<Column<T>>>,
    choice: ColumnChoice,
) -> impl IntoView {
    let boxes = columns.with_value(|columns| {
        columns
            .iter()
            .filter(|column| !column.is_fixed)
            .map(|column| {
                let (id, label, at_first) = (column.id, column.label.clone(), column.is_shown);
                let is_shown = Signal::derive(move || choice.is_on(id, at_first));
                view! { <CheckBox label value=Binding::new(is_shown, move |is_shown| choice.set(id, is_shown)) /> }
            })
            .collect_view()
    });
    view! {
        <Menu label=t::ui::table::columns() icon=Icon::Columns>
            <div class="menu__boxes">{boxes}</div>
        </Menu>
    }
}
