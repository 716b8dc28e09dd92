use leptos::prelude::*;
use std::sync::Arc;

/// On which side of its column a value stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    /// Numbers and money, so that digits stand below each other.
    End,
}

/// One column of a table.
pub struct Column<T> {
    pub(super) id: &'static str,
    pub(super) label: String,
    pub(super) share: u32,
    pub(super) align: Align,
    pub(super) is_sortable: bool,
    pub(super) is_shown: bool,
    pub(super) is_fixed: bool,
    pub(super) cell: Arc<dyn Fn(&T) -> AnyView + Send + Sync>,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        Self {
            label: self.label.clone(),
            cell: Arc::clone(&self.cell),
            ..*self
        }
    }
}

impl<T> Column<T> {
    /// A column under this id (in the address when the list is sorted by it, and in the choice of columns).
    pub fn new<V: IntoView + 'static>(
        id: &'static str,
        label: impl Into<String>,
        cell: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        Self {
            id,
            label: label.into(),
            share: 10,
            align: Align::Start,
            is_sortable: false,
            is_shown: true,
            is_fixed: false,
            cell: Arc::new(move |row| cell(row).into_any()),
        }
    }

    /// How much of the width it takes against the others' 10.
    #[must_use]
    pub fn share(mut self, share: u32) -> Self {
        self.share = share;
        self
    }

    /// Numbers: at the end of the column.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.align = Align::End;
        self
    }

    /// The list can be sorted by it.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.is_sortable = true;
        self
    }

    /// Shown only when the reader chooses it.
    #[must_use]
    pub fn hidden_at_first(mut self) -> Self {
        self.is_shown = false;
        self
    }

    /// Always shown, such as the name.
    #[must_use]
    pub fn fixed(mut self) -> Self {
        self.is_fixed = true;
        self
    }
}
