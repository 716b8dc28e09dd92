use super::finder_rows::{Found, use_found};
use crate::command::{Sheet, use_commands};
use crate::i18n::t;
use crate::router::use_router;
use crate::ui::Icon;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// Search and command palette in one: a field, and a list that the arrow keys walk through.
#[component]
pub(super) fn Finder() -> impl IntoView {
    let commands = use_commands();
    let dialog = NodeRef::<html::Dialog>::new();
    let sheet = Memo::new(move |_| {
        commands
            .sheet()
            .get()
            .filter(|sheet| *sheet != Sheet::Shortcuts)
    });
    let close = move || {
        if commands.sheet().get_untracked() != Some(Sheet::Shortcuts) {
            commands.sheet().set(None);
        }
    };
    Effect::new(move |_| {
        let is_wanted = sheet.get().is_some();
        if let Some(dialog) = dialog.get() {
            if is_wanted && !dialog.open() {
                // Fails only for a dialog that is open or not in the document.
                let _shown = dialog.show_modal();
            } else if !is_wanted && dialog.open() {
                dialog.close();
            }
        }
    });
    let on_backdrop = move |event: leptos::ev::MouseEvent| {
        let outside = dialog.get_untracked().is_some_and(|dialog| {
            let dialog: &web_sys::EventTarget = &dialog;
            event.target().as_ref() == Some(dialog)
        });
        if outside {
            close();
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="finder"
            aria-label=t::shell::palette::title()
            on:close=move |_| close()
            on:click=on_backdrop
        >
            {move || sheet.get().map(|sheet| view! { <FinderBody sheet /> })}
        </dialog>
    }
}

const LIST: &str = "finder-list";

#[component]
fn FinderBody(sheet: Sheet) -> impl IntoView {
    let commands = use_commands();
    let router = use_router();
    let text = RwSignal::new(String::new());
    let (found, is_settled) = use_found(text.into(), sheet);
    let chosen = RwSignal::new(0_usize);
    Effect::new(move |_| {
        text.track();
        chosen.set(0);
    });
    let choose = move |row: &Found| {
        commands.sheet().set(None);
        match row {
            Found::Record { to, .. } => router.go(to.clone()),
            Found::Command(command) => commands.run(*command),
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // The input method uses the same keys to choose a character.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let count = found.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|index| *index = (*index + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|index| *index = (*index + count - 1) % count),
            // The browser would first only empty a search field.
            "Escape" => commands.sheet().set(None),
            "Enter" => {
                let row = found.with(|rows| rows.get(chosen.get_untracked()).cloned());
                if let Some(row) = row {
                    choose(&row);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let placeholder = match sheet {
        Sheet::Search => t::shell::palette::search_placeholder(),
        _ => t::shell::palette::placeholder(),
    };
    let rows = move || {
        found
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, row)| {
                let is_first_command = matches!(row, Found::Command(_))
                    && found.with_untracked(|rows| {
                        index.checked_sub(1).is_some_and(|before| {
                            matches!(rows.get(before), Some(Found::Record { .. }))
                        })
                    });
                let pressed = row.clone();
                view! {
                    <li
                        id=option_id(index)
                        class="finder__row"
                        class:finder__row--apart=is_first_command
                        role="option"
                        aria-selected=move || (chosen.get() == index).to_string()
                        on:pointermove=move |_| {
                            if chosen.get_untracked() != index {
                                chosen.set(index);
                            }
                        }
                        on:click=move |_| choose(&pressed)
                    >
                        {row.view()}
                    </li>
                }
            })
            .collect_view()
    };
    let is_nothing = move || {
        is_settled.get() && !text.with(|text| text.trim().is_empty()) && found.with(Vec::is_empty)
    };
    let says = move || match found.with(Vec::len) {
        0 => String::new(),
        count => t::shell::palette::found(u64::try_from(count).unwrap_or_default()),
    };
    let on_row_in_view =
        move |index: usize| crate::platform::focus::scroll_into_view(&option_id(index));
    Effect::new(move |_| on_row_in_view(chosen.get()));
    view! {
        <div class="finder__frame">
            <div class="finder__field">
                {Icon::Search.view()}
                <input
                    type="search"
                    role="combobox"
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-activedescendant=move || found.with(|rows| !rows.is_empty()).then(|| option_id(chosen.get()))
                    aria-label=placeholder
                    placeholder=placeholder
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    autofocus=true
                    bind:value=text
                    on:keydown=on_key
                />
            </div>
            <ul id=LIST class="finder__list" role="listbox" aria-label=t::shell::palette::results()>
                {rows}
            </ul>
            <Show when=is_nothing>
                <div class="finder__nothing">
                    <p>{move || t::shell::palette::nothing(text.get().trim())}</p>
                    <small>{t::shell::palette::nothing_hint()}</small>
                </div>
            </Show>
            <p class="visually-hidden" role="status">{says}</p>
        </div>
    }
}

fn option_id(index: usize) -> String {
    format!("finder-option-{index}")
}
