//! Import and export. Rows come and go in blocks over a port; here they are only blocks.

mod answers;
mod cells;
mod columns;
mod everything;
mod export;
mod goods;
mod importer;
mod jobs;
mod json;
mod people;
#[cfg(target_arch = "wasm32")]
mod port;
mod receipts;
mod suggest;
mod trade;
mod words;

pub use export::ExportRows;
pub(crate) use jobs::Jobs;
#[cfg(target_arch = "wasm32")]
pub(crate) use port::answer_with_port;
