use crate::i18n::{format, t};
use crate::ui::{Notice, NoticeKind};
use api::Basis;
use leptos::prelude::*;

/// What the figures rest on, and a remark when the book is behind.
#[component]
pub(super) fn BasisNote(basis: Basis) -> impl IntoView {
    let as_of = basis
        .as_of
        .map(|day| format::day(day, format::DayStyle::Medium));
    let behind = as_of.clone().filter(|_| basis.is_behind).map(
        |day| view! { <Notice kind=NoticeKind::Info><p>{t::insights::behind(&day)}</p></Notice> },
    );
    let rests_on = as_of.map(|day| {
        t::insights::based_on(
            &format::count(basis.customers),
            &format::count(basis.purchases),
            &day,
        )
    });
    view! {
        <p class="basis"><small>{rests_on}</small></p>
        {behind}
    }
}

/// How much is missing.
#[component]
pub(super) fn Missing(n: u64, need: u64) -> impl IntoView {
    view! { <Notice kind=NoticeKind::Info><p>{t::ui::not_enough(n, need)}</p></Notice> }
}
