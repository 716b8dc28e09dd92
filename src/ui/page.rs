use crate::router::use_title;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A page: its heading, what can be done on it, its content. Sets the title of the window; the heading takes the
/// focus when the reader arrives.
#[component]
pub fn Page(
    #[prop(into)] title: TextProp,
    /// A line above the heading: where this is, or what day it is.
    #[prop(optional, into)]
    above: Option<ViewFn>,
    /// A line under the heading, such as chips.
    #[prop(optional, into)]
    under: Option<ViewFn>,
    /// Buttons at the end of the heading's line.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// For lists that fill the window and scroll by themselves.
    #[prop(optional)]
    fills_window: bool,
    children: Children,
) -> impl IntoView {
    let heading = title.clone();
    use_title(move || title.get().to_string());
    view! {
        <div class="page" class:page--filling=fills_window>
            <header class="page__header">
                <div class="page__heading">
                    {above.map(|above| view! { <div class="page__above">{above.run()}</div> })}
                    <h1 tabindex="-1" data-heading="">{move || heading.get()}</h1>
                    {under.map(|under| view! { <div class="page__under">{under.run()}</div> })}
                </div>
                {actions.map(|actions| view! { <div class="page__actions">{actions.run()}</div> })}
            </header>
            {children()}
        </div>
    }
}
