//! Sharing: who is asked, links and codes for customers' own phones, the page those phones show, and taking the answers
//! over again.

mod given;
mod pages;
mod poster;
mod scan;
mod send;

pub use pages::given_page;
pub(super) use pages::page;
