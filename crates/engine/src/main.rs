//! The worker's entry.

fn main() {
    #[cfg(target_arch = "wasm32")]
    engine::worker::start();
}
