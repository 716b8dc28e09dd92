//! A survey on the customer's own phone: no engine, no book, nothing kept but a half-given answer, as long as the tab.

mod given_page;
mod kept;
mod sealed;

pub(super) use given_page::GivenPage;
