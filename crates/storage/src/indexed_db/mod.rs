//! The backend in the browser's IndexedDB, for a dedicated worker or a window.
//!
//! One database per store, named by the caller, with one object store per shelf. Its version is the
//! format; each step that leads to a newer one has its file in `upgrades`.
//!
//! What the browser does to a database under a running app, and what becomes of it here:
//!
//! | The browser | This backend |
//! |---|---|
//! | loses or closes the connection | opens it again once, repeats the call once |
//! | removed the data (or someone else made the database anew) | [`DataRemoved`](crate::StorageError::DataRemoved), nothing is created |
//! | asks to make way for a newer build | closes, tells by [`Notice`]; the next call gives [`FormatTooNew`](crate::StorageError::FormatTooNew) |
//! | cannot open while another tab is in the way | tells by [`Notice`], at once or after a while, and goes on waiting |
//! | lets every put succeed and then aborts (quota) | only `complete` counts |

mod connection;
mod database;
mod dom_error;
mod factory;
mod notice;
mod opening;
mod reading;
mod shelf;
mod store;
mod transaction;
mod upgrades;
mod usage;
mod writing;

pub use database::{delete, exists};
pub use notice::Notice;
pub use store::{Expect, IndexedDb, OpenOptions};
pub use upgrades::FORMAT_VERSION;
pub use usage::{Usage, usage};
