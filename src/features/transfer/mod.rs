//! Files in and out: the import wizard, exports, the full backup.
#![allow(
    clippy::large_types_passed_by_value,
    reason = "the wizard's state is a bundle of handles, copied as Leptos signals are"
)]

mod explain_file;
mod export_lists;
mod export_page;
mod field_words;
mod import_page;
mod import_state;
mod look_part;
mod map_part;
mod pages;
mod plan_part;

pub(in crate::features) use explain_file::explain_files;
pub(in crate::features) use export_lists::{
    AnswersWanted, CustomersWanted, answers as export_answers, customers as export_customers,
    metrics as export_metrics,
};
pub(in crate::features) use export_page::LAST_BACKUP;
pub(in crate::features) use field_words::date_word;
pub(in crate::features) use import_state::both;
pub use pages::page;
