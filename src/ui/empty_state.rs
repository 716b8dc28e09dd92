use super::Icon;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What a place says while it has nothing to show: one sentence, one button.
#[component]
pub fn EmptyState(
    icon: Icon,
    /// What will stand here and how it gets here.
    #[prop(into)]
    text: TextProp,
    /// The button, and 'try with demo data' where that makes sense.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon">{icon.view()}</span>
            <p>{move || text.get()}</p>
            {actions.map(|actions| view! { <div class="empty__actions">{actions.run()}</div> })}
        </div>
    }
}
