use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Names and values in two columns.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn Fact(#[prop(into)] name: TextProp, children: Children) -> impl IntoView {
    view! {
        <div class="facts__row">
            <dt>{move || name.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
