use leptos::prelude::*;

/// A list and the page of one of its records: beside each other from 1024 px on, one at a time below.
#[component]
pub fn Panes(
    /// Whether a record is open.
    #[prop(into)]
    has_detail: Signal<bool>,
    #[prop(into)] list: ViewFn,
    /// The record's page.
    #[prop(into)]
    detail: ViewFn,
) -> impl IntoView {
    let has_detail = Memo::new(move |_| has_detail.get());
    view! {
        <div class="panes" data-detail=move || has_detail.get().then_some("")>
            <div class="panes__list">{list.run()}</div>
            <Show when=move || has_detail.get()>
                <div class="panes__detail" data-scrolls="">{detail.run()}</div>
            </Show>
        </div>
    }
}
