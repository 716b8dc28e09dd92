use super::parts::{Part, PartState, PartView, use_parts};
use crate::i18n::t;
use crate::platform::page;
use crate::router::focus_heading_soon;
use crate::ui::{Button, ButtonKind, EmptyState, Icon, Page, Waiting};
use leptos::prelude::*;

/// Something that a part shows: at once where the part is here, which it nearly always is.
#[component]
pub fn FromPart(part: Part, view: PartView) -> impl IntoView {
    let parts = use_parts();
    let state = parts.state(part);
    if state.get_untracked() == PartState::Here {
        return parts.show(part, &view);
    }
    parts.fetch(part);
    let shown = move || match state.get() {
        PartState::Here => {
            // The reader has arrived only now.
            focus_heading_soon();
            parts.show(part, &view)
        }
        PartState::Away | PartState::Underway => view! { <Waiting /> }.into_any(),
        PartState::Missing => view! { <MissingPart part /> }.into_any(),
    };
    shown.into_any()
}

/// Without a network, and without the copy that the service worker keeps; or the site has moved on to another build.
#[component]
fn MissingPart(part: Part) -> impl IntoView {
    let parts = use_parts();
    view! {
        <Page title=t::shell::missing_part_title()>
            <div role="alert">
                <EmptyState
                    icon=Icon::Warning
                    text=t::shell::missing_part_text()
                    actions=move || {
                        view! {
                            <Button
                                kind=ButtonKind::Primary
                                icon=Icon::Reload
                                on_press=move |()| parts.fetch(part)
                            >
                                {t::ui::ask_again()}
                            </Button>
                            <Button on_press=move |()| page::reload()>{t::shell::reload()}</Button>
                        }
                    }
                />
            </div>
        </Page>
    }
}
