use crate::i18n::t;
use crate::router::{Router, use_router};
use crate::ui::{Binding, Choice, ChoiceField};
use leptos::prelude::*;

/// The filter in the address that holds the length of the window.
const WINDOW: &str = "days";
const LENGTHS: [u32; 4] = [30, 90, 180, 365];

/// The chosen length of the two windows that retention compares, in days.
pub(super) fn window_days(router: Router) -> u32 {
    let chosen = router
        .list()
        .with(|list| list.value(WINDOW).and_then(|days| days.parse().ok()));
    chosen.filter(|days| LENGTHS.contains(days)).unwrap_or(90)
}

/// 30, 90, 180 or 365 days; stands in the address.
#[component]
pub(super) fn WindowChoice() -> impl IntoView {
    let router = use_router();
    let value = Binding::new(
        Signal::derive(move || Some(window_days(router))),
        move |days: Option<u32>| {
            let days = days.unwrap_or(90).to_string();
            router.set_list(router.list().get_untracked().with(WINDOW, &days));
        },
    );
    let choices = LENGTHS
        .map(|days| Choice::new(days, t::insights::window(days.into())))
        .to_vec();
    view! { <ChoiceField label=t::insights::window_label() value choices settled=true /> }
}
