//! The list: search, filters, order, saved views, changing many at once.

mod bulk_bar;
mod columns;
mod empty;
mod filter_chips;
mod filter_dialog;
mod list_pane;
mod list_query;
mod saved_views;

pub(super) use list_pane::CustomerListPane;
pub use saved_views::SavedViews;
