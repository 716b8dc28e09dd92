//! What the answers come to: results, answers one by one, a report on paper, answers from a file.

mod address;
mod answer_page;
mod answer_table;
mod answers_page;
mod filter_chips;
mod filters;
mod import;
mod named;
mod pages;
mod replies;
mod report;
mod results_page;
mod shown;
mod written;

pub(super) use pages::page;
pub(super) use replies::Replies;
