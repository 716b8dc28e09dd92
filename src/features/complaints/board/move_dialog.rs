use crate::engine_client::use_query;
use crate::features::complaints::page::{StepContext, StepForm};
use crate::i18n::Word as _;
use crate::ui::{Dialog, FirstAnswer};
use api::{ComplaintView, DeskFacts};
use domain::record::{ComplaintId, StepKind};
use leptos::prelude::*;

/// A card that was put into another column: the step that leads there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moving {
    pub(super) complaint: ComplaintId,
    pub(super) kind: StepKind,
}

/// The form of the step; nothing has moved before it is filled in and kept.
#[component]
pub(super) fn MoveDialog(moving: RwSignal<Option<Moving>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if moving.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            moving.set(None);
        }
    });
    let title = move || {
        moving
            .with(|moving| moving.map(|moving| moving.kind.word()))
            .unwrap_or_default()
    };
    view! {
        <Dialog open title sheet=true>
            {move || moving.get().map(|moving| view! { <Filling moving on_done=move |()| open.set(false) /> })}
        </Dialog>
    }
}

#[component]
fn Filling(moving: Moving, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let query = use_query(move || {
        Some(api::ComplaintPage {
            id: moving.complaint,
        })
    });
    let facts = use_query(|| Some(DeskFacts));
    view! {
        <FirstAnswer
            query
            show=move |view: ComplaintView| {
                let view = StoredValue::new(view);
                view! {
                    <FirstAnswer
                        query=facts
                        show=move |facts: api::DeskFactsView| {
                            let view = view.get_value();
                            let context = StepContext::of(&view, facts.rules);
                            view! { <StepForm kind=moving.kind context on_done /> }
                        }
                    />
                }
            }
        />
    }
}
