use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::i18n::t;
use crate::ui::Icon;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::InputEvent;

/// What stands between two words.
const SEPARATORS: [char; 5] = [',', '，', '、', ';', '；'];

/// Words that group customers. Enter, a comma or leaving the field adds what was typed.
#[component]
pub fn TagsField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<BTreeSet<String>>,
    /// The words in use, so that one thing keeps one name.
    #[prop(optional, into)]
    known: Signal<Vec<String>>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let list_id = format!("{}-list", ids.control);
    let input = NodeRef::<html::Input>::new();
    // Also called when the form goes away with the focus in it.
    let add = move || {
        let Some(input) = input.try_get_untracked().flatten() else {
            return;
        };
        let typed = input.value();
        let mut tags = value.get_untracked();
        let before = tags.len();
        tags.extend(
            typed
                .split(SEPARATORS)
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned),
        );
        input.set_value("");
        if tags.len() > before {
            value.set(tags);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let is_empty = input
            .get_untracked()
            .is_none_or(|input| input.value().is_empty());
        match event.key().as_str() {
            "Enter" if !is_empty => {
                event.prevent_default();
                add();
            }
            "Backspace" if is_empty => {
                let mut tags = value.get_untracked();
                if tags.pop_last().is_some() {
                    value.set(tags);
                }
            }
            _ => {}
        }
    };
    let on_input = move |event: web_sys::Event| {
        let typed = event.dyn_ref::<InputEvent>();
        if typed.is_some_and(InputEvent::is_composing) {
            return;
        }
        // A word chosen from the list is whole; a word being typed may still grow.
        let is_picked = typed.is_none_or(|typed| typed.input_type() == "insertReplacementText");
        if is_picked || event_target_value(&event).ends_with(SEPARATORS) {
            add();
        }
    };
    let chips = move || {
        value
            .get()
            .into_iter()
            .map(|tag| {
                let removed = tag.clone();
                let on_remove = move |_| {
                    let mut tags = value.get_untracked();
                    tags.remove(&removed);
                    value.set(tags);
                };
                view! {
                    <button type="button" class="tag" aria-label=t::ui::remove_tag(&tag) on:click=on_remove>
                        {tag.clone()}
                        {Icon::Close.view()}
                    </button>
                }
            })
            .collect_view()
    };
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required=false>
            <div class="tags">
                {chips}
                <input
                    node_ref=input
                    id=ids.control.clone()
                    class="tags__input"
                    type="text"
                    list=list_id.clone()
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="done"
                    aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                    on:keydown=on_key
                    on:input=on_input
                    on:blur=move |_| add()
                />
                <datalist id=list_id>
                    {move || {
                        let chosen = value.get();
                        known
                            .get()
                            .into_iter()
                            .filter(|tag| !chosen.contains(tag))
                            .map(|tag| view! { <option value=tag></option> })
                            .collect_view()
                    }}
                </datalist>
            </div>
        </FieldFrame>
    }
}
