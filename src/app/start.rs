use super::root::Root;
use crate::i18n;
use crate::platform::page;
use crate::shell::panic_overlay;
use leptos::mount::mount_to_body;

/// Starts the page. Called once.
pub fn start() {
    panic_overlay::install();
    i18n::set_pseudo(page::has_flag("pseudo"));
    mount_to_body(Root);
}
