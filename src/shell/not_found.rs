use crate::i18n::t;
use crate::route::Route;
use crate::ui::{ButtonKind, EmptyState, Icon, LinkButton, Page};
use leptos::prelude::*;

/// An address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title=t::shell::not_found_title()>
            <EmptyState
                icon=Icon::Search
                text=t::shell::not_found_text()
                actions=|| {
                    view! {
                        <LinkButton kind=ButtonKind::Primary to=Route::Today>
                            {t::shell::back_to_today()}
                        </LinkButton>
                    }
                }
            />
        </Page>
    }
}
