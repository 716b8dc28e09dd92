//! Lines above the page: an update, the network, the storage, the demo.

use crate::engine_client::{use_book, use_engine};
use crate::i18n::t;
use crate::platform::{connection, page, update};
use crate::ui::{Button, ButtonKind, Icon};
use leptos::prelude::*;

/// What the reader should know about the app itself; usually nothing.
#[component]
pub(super) fn Bars() -> impl IntoView {
    let online = connection::use_online();
    let has_update = update::use_update();
    let is_put_off = RwSignal::new(false);
    let lost = use_engine().storage_lost();
    view! {
        <div role="status" class="app-bars">
            <Show when=move || !online.get()>
                <p class="bar bar--quiet">{Icon::Offline.view()} {t::shell::offline()}</p>
            </Show>
            <Show when=move || has_update.get() && !is_put_off.get()>
                <div class="bar">
                    <p>{t::shell::update_ready()}</p>
                    <Button kind=ButtonKind::Primary on_press=move |()| update::apply()>
                        {t::shell::update_now()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| is_put_off.set(true)>
                        {t::shell::update_later()}
                    </Button>
                </div>
            </Show>
            <Show when=move || lost.get().is_some()>
                <div class="bar bar--problem">
                    {Icon::Warning.view()} <p>{t::shell::storage_lost()}</p>
                    <Button icon=Icon::Reload on_press=move |()| page::reload()>
                        {t::shell::reload()}
                    </Button>
                </div>
            </Show>
        </div>
    }
}

/// Says that what is shown is invented, and leads out.
#[component]
pub(super) fn DemoBanner() -> impl IntoView {
    let book = use_book();
    let is_demo = book.is_demo();
    view! {
        <Show when=move || is_demo.get()>
            <div class="bar bar--demo">
                {Icon::Info.view()} <p>{t::shell::demo_banner()}</p>
                <Button on_press=move |()| book.leave_demo()>{t::shell::leave_demo()}</Button>
            </div>
        </Show>
    }
}
