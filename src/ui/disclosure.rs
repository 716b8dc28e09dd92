use super::Icon;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// More, for those who ask.
#[component]
pub fn Disclosure(#[prop(into)] label: TextProp, children: Children) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{Icon::Forward.view()} {move || label.get()}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
