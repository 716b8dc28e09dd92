//! Complaints: recorded in under a minute, solved on the spot or left open, seen until they are closed.

mod complaint_form;
mod complaint_list;
mod complaint_page;
mod pages;

pub use pages::page;
