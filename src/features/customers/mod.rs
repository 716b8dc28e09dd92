//! The customers place: the list, the page of one, the form, duplicates and merging.

mod drill_down;
mod form;
mod list;
mod merge;
mod page;
mod pages;
mod picker;
mod place;
mod print_card;
mod staff_choices;

pub use drill_down::{customers_in_group, customers_in_segment};
pub use form::birthday_text;
pub use list::SavedViews;
pub use pages::{beside_list, page, record_page};
pub use picker::CustomerPicker;
pub use staff_choices::{staff_choices, use_staff};
