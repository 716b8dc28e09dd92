use super::Binding;
use crate::i18n::t;
use crate::ui::input_value::keep_value;
use crate::ui::{Icon, IconButton};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Narrows a list while typing.
#[component]
pub fn SearchField(
    /// Read out, and shown while it is empty.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] value: Binding<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    keep_value(input, value.signal());
    let clear = move |()| {
        value.set(String::new());
        if let Some(input) = input.get_untracked() {
            // An input that is gone needs no focus.
            let _gone = input.focus();
        }
    };
    let hint = label.clone();
    view! {
        <div class="search" role="search">
            {Icon::Search.view()}
            <input
                node_ref=input
                type="search"
                class="search__input"
                aria-label=move || label.get()
                placeholder=move || hint.get()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                on:input=move |event| value.set(event_target_value(&event))
            />
            <Show when=move || value.with(|text| !text.is_empty())>
                <IconButton icon=Icon::Close label=t::ui::clear() on_press=clear />
            </Show>
        </div>
    }
}
