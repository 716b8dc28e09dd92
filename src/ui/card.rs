use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A quiet surface with a heading of its own.
#[component]
pub fn Card(
    /// Without one, the card is only a surface.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// At the end of the heading's line: a count, a link.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// The content brings its own padding: rows that reach the edges.
    #[prop(optional)]
    flush: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            {title
                .map(|title| {
                    view! {
                        <header class="card__header">
                            <h2>{move || title.get()}</h2>
                            {aside.map(|aside| view! { <div class="card__aside">{aside.run()}</div> })}
                        </header>
                    }
                })}
            <div class="card__body" class:card__body--flush=flush>
                {children()}
            </div>
        </section>
    }
}
