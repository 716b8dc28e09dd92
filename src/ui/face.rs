use leptos::prelude::*;

/// The first character of a name, where others show a photograph.
#[component]
pub fn Face(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let letter = move || {
        name.with(|name| {
            name.trim()
                .chars()
                .next()
                .map(|c| c.to_uppercase().collect::<String>())
        })
    };
    view! {
        <span class="face" aria-hidden="true">
            {letter}
        </span>
    }
}
