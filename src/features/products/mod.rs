//! Products: the list, the form, and the field that chooses one.

mod pages;
mod picker;
mod product_form;
mod product_list;

pub use pages::page;
pub use picker::ProductPicker;
