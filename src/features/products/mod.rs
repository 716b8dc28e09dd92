//! Products: the list and the form.

mod pages;
mod product_form;
mod product_list;

pub use pages::page;
