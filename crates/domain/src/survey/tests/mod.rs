#[cfg(not(target_arch = "wasm32"))]
mod any;
mod checking;
mod drafts;
mod files;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod replies;
