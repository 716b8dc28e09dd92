//! The document as a whole.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Told once the engine has answered its first opening.
const READY: &str = "shuke:ready";

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// `<html lang>`.
pub fn set_language(tag: &str) {
    set_root("lang", tag);
}

/// `<html data-…>`, which the tokens in the style sheet follow; empty removes it.
pub fn set_look(name: &str, value: &str) {
    if value.is_empty() {
        if let Some(root) = document().document_element() {
            // Removing what is not there is fine.
            let _absent = root.remove_attribute(name);
        }
    } else {
        set_root(name, value);
    }
}

/// The languages the reader's browser asks for, best first.
pub fn languages() -> Vec<String> {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Whether `?name` stands in the address before the `#`.
pub fn has_flag(name: &str) -> bool {
    let search = window().location().search().unwrap_or_default();
    search
        .trim_start_matches('?')
        .split('&')
        .any(|flag| flag.split('=').next() == Some(name))
}

/// The address of a file of this very build, so that an old page never starts a new worker.
pub fn build_file(name: &str) -> String {
    let folder = document()
        .query_selector("meta[name=shuke-files]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"));
    format!("{}{name}", folder.as_deref().unwrap_or("./"))
}

/// The whole address of a place of this very site, for another device.
pub fn whole_address(hash: &str) -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}{hash}")
}

/// Whether the site's address means this very device, so that no other can open it.
pub fn is_own_device() -> bool {
    let host = window().location().hostname().unwrap_or_default();
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}

/// Says that the app can be used: `<body data-ready="1">` and a DOM event.
pub fn announce_ready() {
    if let Some(body) = document().body() {
        let _unsupported = body.set_attribute("data-ready", "1");
    }
    if let Ok(event) = CustomEvent::new(READY) {
        let _cancelled = window().dispatch_event(&event);
    }
}

/// Sends a DOM event with a text to the window.
pub fn dispatch(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _cancelled = window().dispatch_event(&event);
    }
}

/// Loads the page again. Drafts and the book survive; what was only on the screen does not.
pub fn reload() {
    let _refused = window().location().reload();
}

pub fn is_apple() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    ["Mac", "iPhone", "iPad"]
        .iter()
        .any(|name| agent.contains(name))
}

fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _invalid = root.set_attribute(name, value);
    }
}
