use leptos::prelude::*;

/// A list of rows inside a flush card.
#[component]
pub fn Rows(children: Children) -> impl IntoView {
    view! { <ul class="rows">{children()}</ul> }
}

/// One row: a face or icon, what it is about, what can be done at once.
#[component]
pub fn Row(
    #[prop(optional, into)] lead: Option<ViewFn>,
    /// One-tap actions.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <li class="row">
            {lead.map(|lead| view! { <div class="row__lead">{lead.run()}</div> })}
            <div class="row__text">{children()}</div>
            {actions.map(|actions| view! { <div class="row__actions">{actions.run()}</div> })}
        </li>
    }
}
