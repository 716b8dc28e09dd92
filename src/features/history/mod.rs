//! Who changed what: the history of a record, the latest changes of the book, the recycle bin.

mod change_label;
mod changes_page;
mod pages;
mod record_history;
mod record_route;
mod recycle_bin_page;
mod removal_items;
mod shown_value;

pub use pages::page;
pub use record_history::RecordHistoryCard;
pub use record_route::route_of;
pub use removal_items::{RemovalItems, RemovalMenu};
pub use shown_value::shown_value;
