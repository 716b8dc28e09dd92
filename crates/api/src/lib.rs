//! What the page may ask, and what it is told: plain data, no behaviour.
//!
//! Requests are structs; each implements [`Ask`], which names the type of its reply. Replies end in `View` (what a
//! page shows), `Row` (a line of a list) or are records themselves.

mod ask;
mod book;
mod customers;
mod desk;
mod desk_figures;
mod error;
mod event;
mod find;
mod frame;
mod insights;
mod request;
pub mod sheet;
mod trade;
mod transfer;

pub use ask::{Ask, decode_reply};
pub use book::*;
pub use customers::*;
pub use desk::*;
pub use desk_figures::*;
pub use error::{AppError, ImportProblem, StorageProblem};
pub use event::{Event, Progress, Stage};
pub use find::{Matched, Search, SearchHit, SearchView};
pub use frame::{FromEngine, Moment, ToEngine};
pub use insights::*;
pub use request::{Request, Window};
pub use trade::*;
pub use transfer::*;

/// Which build this is; `dev` when nobody said. Page, engine and files worker must agree.
pub const BUILD_ID: &str = match option_env!("SHUKE_BUILD_ID") {
    Some(id) => id,
    None => "dev",
};
