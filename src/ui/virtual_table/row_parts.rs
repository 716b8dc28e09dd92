use crate::route::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// Where a row leads.
pub struct RowLink<T>(Arc<dyn Fn(&T) -> Route + Send + Sync>);

impl<T> RowLink<T> {
    pub fn new(to: impl Fn(&T) -> Route + Send + Sync + 'static) -> Self {
        Self(Arc::new(to))
    }

    pub(super) fn route(&self, row: &T) -> Route {
        (self.0)(row)
    }
}

/// A row in one cell, for a phone and for the list beside an open record.
pub struct NarrowRow<T>(Arc<dyn Fn(&T) -> AnyView + Send + Sync>);

impl<T> Clone for NarrowRow<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> NarrowRow<T> {
    pub fn new<V: IntoView + 'static>(show: impl Fn(&T) -> V + Send + Sync + 'static) -> Self {
        Self(Arc::new(move |row| show(row).into_any()))
    }

    pub(super) fn view(&self, row: &T) -> AnyView {
        (self.0)(row)
    }
}
