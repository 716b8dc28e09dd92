//! The engine from outside: requests in, replies out, memory below.
#![cfg(not(target_arch = "wasm32"))]

mod desk;
mod importing;
mod saving;
