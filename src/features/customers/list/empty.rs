use crate::engine_client::use_book;
use crate::i18n::t;
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, EmptyState, Icon, LinkButton};
use leptos::prelude::*;

/// What the list says when it has nothing to show: how customers get here, or that nobody fits.
#[component]
pub(super) fn NobodyHere() -> impl IntoView {
    let router = use_router();
    let list = router.list();
    let is_plain =
        Memo::new(move |_| list.with(|list| list.text.is_empty() && list.filters.is_empty()));
    move || {
        if is_plain.get() {
            view! { <NoCustomers /> }.into_any()
        } else {
            view! { <NothingFound /> }.into_any()
        }
    }
}

#[component]
fn NoCustomers() -> impl IntoView {
    use t::customers::empty as text;
    let book = use_book();
    view! {
        <EmptyState
            icon=Icon::Customers
            text=text::none()
            actions=move || {
                view! {
                    <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::NewCustomer>
                        {t::shell::command::new_customer()}
                    </LinkButton>
                    <LinkButton icon=Icon::Import to=Route::Import>
                        {text::import()}
                    </LinkButton>
                    <Show when=move || !book.is_demo().get()>
                        <Button kind=ButtonKind::Quiet on_press=move |()| book.open_demo()>
                            {text::demo()}
                        </Button>
                    </Show>
                }
            }
        />
    }
}

#[component]
fn NothingFound() -> impl IntoView {
    use t::customers::empty as text;
    let router = use_router();
    let show_all = move |()| {
        let sort = router.list().get_untracked().sort;
        router.set_list(ListState {
            sort,
            ..ListState::default()
        });
    };
    view! {
        <EmptyState
            icon=Icon::Search
            text=text::nobody_fits()
            actions=move || {
                view! {
                    <Button on_press=show_all>{text::show_all()}</Button>
                    <LinkButton kind=ButtonKind::Quiet icon=Icon::Plus to=Route::NewCustomer>
                        {t::shell::command::new_customer()}
                    </LinkButton>
                }
            }
        />
    }
}
