//! The worker's entry: says hello with its build id until the engine moves in.

use wasm_bindgen::JsCast as _;

fn main() {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let hello = option_env!("SHUKE_BUILD_ID").unwrap_or("dev");
    if let Err(refused) = scope.post_message(&hello.into()) {
        web_sys::console::error_1(&refused);
    }
}
