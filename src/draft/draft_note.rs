use super::Draft;
use crate::i18n::{format, t};
use crate::platform::clock;
use crate::ui::{Button, ButtonKind, Icon};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Says that a draft was restored, and offers to discard it; says when drafts cannot be kept.
#[component]
pub fn DraftNote<T>(draft: Draft<T>) -> impl IntoView
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let when = move || {
        draft
            .restored()
            .get()
            .map(|at| format::relative_instant(at, clock::now()))
    };
    view! {
        <div class="draft-note" role="status">
            {move || {
                when()
                    .map(|when| {
                        view! {
                            <p class="note">
                                {Icon::History.view()} <span>{t::ui::draft_restored(&when)}</span>
                                <Button kind=ButtonKind::Quiet on_press=move |()| draft.discard()>
                                    {t::ui::draft_discard()}
                                </Button>
                            </p>
                        }
                    })
            }} <Show when=move || !draft.is_kept().get()>
                <p class="note note--problem">{Icon::Warning.view()} <span>{t::ui::draft_not_kept()}</span></p>
            </Show>
        </div>
    }
}
