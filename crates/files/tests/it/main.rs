//! Files as they come from outside, and as they go out.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test that stops is a test that fails"
)]

mod hostile;
mod real_files;
mod round_trip;
mod support;
mod text_shapes;
mod workbooks;
