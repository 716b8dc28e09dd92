use super::kept::Kept;
use super::sealed::Sealed;
use crate::features::surveys::asking::{FormView, Replies, Tongue};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{explain_slip, survey_language, t};
use crate::platform::{clock, page};
use crate::route::Route;
use crate::router::{focus_heading_soon, use_route};
use crate::ui::{Binding, EmptyState, Icon, Notice, NoticeKind, Page};
use domain::Day;
use leptos::prelude::*;
use slips::{SlipError, SurveySlip};
use std::sync::Arc;

/// What stands in the link, asked.
#[component]
pub(in super::super) fn GivenPage() -> impl IntoView {
    let route = use_route();
    let text = Memo::new(move |_| {
        route.with(|route| match route {
            Route::GivenSurvey(text) => text.clone(),
            _ => String::new(),
        })
    });
    Effect::new(|_| page::announce_ready());
    move || match text.with(|text| SurveySlip::read(text)) {
        Ok(slip) => view! { <Survey slip /> }.into_any(),
        Err(error) => view! { <Unreadable error /> }.into_any(),
    }
}

#[component]
fn Unreadable(error: SlipError) -> impl IntoView {
    view! {
        <Page title=t::sharing::given::unreadable()>
            <div role="alert">
                <EmptyState icon=Icon::Warning text=explain_slip(error) />
            </div>
        </Page>
    }
}

#[component]
fn Survey(slip: SurveySlip) -> impl IntoView {
    let slip = Arc::new(slip);
    let form = Arc::new(slip.form.clone());
    let own = Tongue::of(&form, survey_language());
    let kept = RwSignal::new(Kept::read(&slip, own.tag()));
    let change = {
        let slip = Arc::clone(&slip);
        move |change: &dyn Fn(&mut Kept)| {
            kept.update(change);
            kept.with_untracked(|kept| kept.write(&slip));
        }
    };
    let change = StoredValue::new(change);
    let keep = move |how: &dyn Fn(&mut Kept)| change.with_value(|change| change(how));
    let tongue = {
        let form = Arc::clone(&form);
        Memo::new(move |_| kept.with(|kept| Tongue::of(&form, &kept.language)))
    };
    let is_done = Memo::new(move |_| kept.with(|kept| kept.done.is_some()));
    let title = {
        let form = Arc::clone(&form);
        Signal::derive(move || tongue.with(|tongue| tongue.text(&form.title)))
    };
    let is_over = slip.until.is_some_and(|until| clock::today() > until);
    let shop = slip.shop.clone();
    let until = slip.until;
    // Each told only of what is new to it: another language mounts the questions anew.
    let replies = Binding::new(
        Memo::new(move |_| kept.with(|kept| kept.replies.clone())),
        move |replies: Replies| {
            keep(&|kept| {
                kept.since = kept.since.or(Some(clock::now()));
                kept.replies.clone_from(&replies);
            });
        },
    );
    let language = Binding::new(
        Memo::new(move |_| kept.with(|kept| kept.language.clone())),
        move |language: String| keep(&|kept| kept.language.clone_from(&language)),
    );
    let page = Binding::new(
        Memo::new(move |_| kept.with(|kept| kept.page)),
        move |page: usize| keep(&|kept| kept.page = page),
    );
    let body = move || {
        if is_over && !is_done.get() {
            return tongue
                .with(|tongue| view! { <Over tongue=tongue.clone() until /> })
                .into_any();
        }
        if is_done.get() {
            let back = move |()| {
                keep(&|kept| kept.done = None);
                focus_heading_soon();
            };
            let (slip, tongue) = (Arc::clone(&slip), tongue.get());
            return view! { <Sealed slip kept=kept.get_untracked() tongue on_back=back /> }
                .into_any();
        }
        let done = move |()| {
            keep(&|kept| kept.done = Some(clock::now()));
            focus_heading_soon();
        };
        view! {
            <FormView form=Arc::clone(&form) replies language page on_done=done />
            <p class="given__privacy">{move || tongue.with(|tongue| tongue.say(|| t::sharing::given::privacy().to_owned()))}</p>
        }
        .into_any()
    };
    view! {
        <div class="given" lang=move || tongue.with(|tongue| tongue.tag().to_owned())>
            <Page title=title above=move || shop.clone()>
                {body}
            </Page>
        </div>
    }
}

/// Its last day is past: nobody should answer for nothing.
#[component]
fn Over(tongue: Tongue, until: Option<Day>) -> impl IntoView {
    let words = until
        .map(|until| tongue.say(|| t::sharing::given::over(&format::day(until, DayStyle::Medium))));
    view! {
        <Notice kind=NoticeKind::Problem>
            <p>{words}</p>
        </Notice>
    }
}
