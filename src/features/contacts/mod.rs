//! A contact with a customer, logged or corrected.

mod contact_form;
mod pages;

pub use pages::page;
