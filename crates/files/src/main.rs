//! The files worker: a module worker that the page starts when a file is dropped or exported, and
//! ends when it is done. See `api::sheet` for what it is told and what it says.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
