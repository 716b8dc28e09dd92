use super::Binding;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Yes or no.
#[component]
pub fn CheckBox(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<bool>,
    #[prop(optional, into)] help: Option<TextProp>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=value.signal()
                on:change=move |event| value.set(event_target_checked(&event))
            />
            <span>{move || label.get()} {help.map(|help| view! { <small>{move || help.get()}</small> })}</span>
        </label>
    }
}
