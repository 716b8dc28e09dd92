//! Where bytes rest.
//!
//! One small trait, [`Storage`], with two backends: [`Memory`] and, in a browser,
//! `indexed_db::IndexedDb` (in a dedicated worker or a window). It knows only bytes: records, checksums, compression and
//! encryption belong to the layers above.
//!
//! # Shelves
//! - `Meta`: small named values, for example the pointer to the current snapshot generation.
//! - `Log`: entries under a dense sequence number, added one after the other.
//! - `Chunks`: packed pieces of snapshots under a number of the caller's choice.
//!
//! # Promises
//! - [`Storage::commit`] is all or nothing, and `Ok` means the bytes are durable: strict durability
//!   was asked for and the transaction's `complete` event has come.
//! - [`Write::Add`] is the lock between tabs: whoever adds the next log entry first wins, the other
//!   gets [`StorageError::Taken`] and nothing of its batch is stored.
//! - A store that was removed under the app is never taken for a new, empty one:
//!   [`StorageError::DataRemoved`].
//!
//! Every backend passes the same suite, `conformance` (feature `testing`), which the engine's tests
//! may lean on; `Faulty` lets the n-th call fail.
//!
//! # Running the tests
//! Natively (memory): `cargo test -p storage`.
//!
//! In headless Chromium (IndexedDB, in a window and in a dedicated worker), with the
//! `wasm-bindgen-test-runner` of exactly the locked wasm-bindgen version and a `chromedriver` on `PATH`:
//! ```sh
//! export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
//! cargo test -p storage --target wasm32-unknown-unknown
//! # the same on Chromium's SQLite back end of IndexedDB
//! WASM_BINDGEN_TEST_WEBDRIVER_JSON=webdriver.sqlite.json \
//!   cargo test -p storage --target wasm32-unknown-unknown
//! ```
//! The runner reads `webdriver.json` (or the named file) from this crate's directory.
#![warn(missing_docs)]

mod contract;
mod error;
#[cfg(any(target_arch = "wasm32", test))]
mod failure;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
mod memory;

#[cfg(feature = "testing")]
pub mod conformance;
#[cfg(feature = "testing")]
mod faulty;

pub use contract::{Entry, Key, Limit, MAX_NUMBER, Series, Storage, StoreId, Write};
pub use error::{Damage, DomErrorName, StorageError, Unavailability};
pub use memory::Memory;

#[cfg(feature = "testing")]
pub use faulty::{Fault, Faulty, When};
