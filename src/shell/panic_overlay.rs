//! The last resort. After a panic the program is gone, so the overlay is made of plain elements, in both
//! languages, and its button is a link: nothing of ours has to run for it.

use leptos::prelude::document;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

static SHOWN: AtomicBool = AtomicBool::new(false);

const SAYS: [(&str, &str); 2] = [
    (
        "zh-CN",
        "程序出了差错，但您的数据是安全的：已保存的都在，没写完的表单也留着。请重新载入页面。",
    ),
    (
        "en",
        "Something went wrong in the app, but your data is safe: all that was saved is there, and so are half-filled forms. Reload the page.",
    ),
];

/// Logs every panic and shows the overlay once.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show(info);
    }));
}

fn show(_info: &PanicHookInfo<'_>) {
    if SHOWN.swap(true, Ordering::Relaxed) {
        return;
    }
    // Whatever the document refuses now cannot be mended; the console has the panic.
    let _as_far_as_possible = build();
}

fn build() -> Option<()> {
    let document = document();
    let overlay = document.create_element("div").ok()?;
    overlay.set_attribute("class", "crash").ok()?;
    overlay.set_attribute("role", "alertdialog").ok()?;
    overlay.set_attribute("aria-modal", "true").ok()?;
    overlay.set_attribute("aria-label", "熟客 Shuke").ok()?;
    let sheet = document.create_element("div").ok()?;
    sheet.set_attribute("class", "crash__sheet").ok()?;
    for (language, text) in SAYS {
        let line = document.create_element("p").ok()?;
        line.set_attribute("lang", language).ok()?;
        line.set_text_content(Some(text));
        sheet.append_child(&line).ok()?;
    }
    // An empty address is this very page; a changed fragment alone would not load it again.
    let link = document.create_element("a").ok()?;
    link.set_attribute("class", "button button--primary").ok()?;
    link.set_attribute("href", "?").ok()?;
    link.set_text_content(Some("重新载入 Reload"));
    sheet.append_child(&link).ok()?;
    overlay.append_child(&sheet).ok()?;
    document.body()?.append_child(&overlay).ok()?;
    leptos::prelude::window().scroll_to_with_x_and_y(0.0, 0.0);
    wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(&link)?
        .focus()
        .ok()
}
