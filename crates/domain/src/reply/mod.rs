//! Replies to customers: texts that come with the program in both languages, the shop's own, and how their fields are
//! filled in.
//!
//! The language of a reply is the customer's, not that of the page, so the texts are here and not in the page's
//! catalogues.

mod built_in;
mod chinese;
mod english;
mod fill;
#[cfg(test)]
mod tests;

pub use built_in::{BuiltIn, Reply, built_in, replies};
pub use fill::{Filled, ReplyField, fill};
