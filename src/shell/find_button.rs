use crate::command::{Shortcut, UiCommand, use_commands};
use crate::i18n::t;
use crate::ui::{Icon, Keycaps};
use leptos::prelude::*;

/// Looks like a search field and opens the finder; for the head of a page.
#[component]
pub fn FindButton() -> impl IntoView {
    let commands = use_commands();
    view! {
        <button
            type="button"
            class="find"
            aria-keyshortcuts=UiCommand::Search.shortcut().and_then(Shortcut::aria)
            on:click=move |_| commands.run(UiCommand::Search)
        >
            {Icon::Search.view()}
            <span class="find__hint">{t::shell::search_hint()}</span>
            {UiCommand::Search.shortcut().map(|shortcut| view! { <Keycaps shortcut /> })}
        </button>
    }
}
