//! The ledger as its users see it: batches in, a book out. Every property runs a bounded, seeded share of cases;
//! `SHUKE_LONG=1` raises it to a hundred thousand and more.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod batches;
mod bookshop;
mod codec;
mod codec_hostile;
mod commands;
mod memory;
mod merge;
mod properties;
mod replicas;
mod snapshot;
mod snapshot_damage;
mod undo;
