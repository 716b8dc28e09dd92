//! Purchases: the list, one of them, the form with its lines.

mod line_fields;
mod pages;
mod purchase_choices;
mod purchase_draft;
mod purchase_form;
mod purchase_list;
mod purchase_page;

pub use pages::page;
pub use purchase_choices::purchase_choices;
