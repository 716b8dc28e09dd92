use super::fresh_id;
use crate::route::Route;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    pub label: String,
    /// Every tab has an address, so that the back button and a reload find it again.
    pub to: Route,
    /// How much is behind it.
    pub count: Option<u32>,
}

/// Links to the parts of a page, and the part shown.
#[component]
pub fn Tabs(
    /// What the parts are of, for a screen reader.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
    #[prop(into)] current: Signal<Route>,
    children: Children,
) -> impl IntoView {
    let id = fresh_id("tab");
    let items = move || {
        tabs.get()
            .into_iter()
            .map(|tab| {
                let to = tab.to.clone();
                let is_current = Memo::new(move |_| current.with(|current| *current == to));
                view! {
                    <li>
                        <a class="tabs__tab" href=tab.to.href() aria-current=move || is_current.get().then_some("page")>
                            {tab.label}
                            {tab.count.map(|count| view! { <span class="tabs__count">{crate::i18n::format::count(count.into())}</span> })}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="tabs" aria-label=move || label.get()>
            <ul class="tabs__list" id=id>
                {items}
            </ul>
        </nav>
        {children()}
    }
}
