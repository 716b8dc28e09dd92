use super::Icon;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// More, for those who ask.
#[component]
pub fn Disclosure(
    #[prop(into)] label: TextProp,
    /// Told when somebody asks, for what is costly to find out.
    #[prop(optional, into)]
    asked: Option<RwSignal<bool>>,
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Details>::new();
    let on_toggle = move |_| {
        if let Some(asked) = asked
            && let Some(details) = place.get_untracked()
        {
            asked.set(details.open());
        }
    };
    view! {
        <details class="disclosure" node_ref=place on:toggle=on_toggle>
            <summary>{Icon::Forward.view()} {move || label.get()}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
