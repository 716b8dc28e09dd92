//! IndexedDB keeps the contract and its own promises in a dedicated worker, where the app uses it.
//! How to run: see the crate's docs.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    reason = "tests, which clippy does not see behind wasm_bindgen_test"
)]

mod indexed_db;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
