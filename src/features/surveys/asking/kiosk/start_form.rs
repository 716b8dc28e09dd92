use super::exit_code::{SHORTEST, digest, fresh_salt};
use super::person::Person;
use crate::features::surveys::asking::tongue::Tongue;
use crate::i18n::{survey_language, t};
use crate::platform::screen;
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::state::{KioskLock, use_kiosk, use_toasts};
use crate::ui::{
    Button, ButtonKind, Form, Link, Notice, NoticeKind, NumberField, Page, TextField, TextKind,
};
use api::AnswerSheetView;
use domain::record::SurveyId;
use leptos::prelude::*;

/// Offered, in seconds.
const IDLE: i64 = 60;
const SHORTEST_IDLE: i64 = 10;
const LONGEST_IDLE: i64 = 900;

/// Before the tablet is handed over: the exit code, and how long a person may think.
#[component]
pub(super) fn StartForm(survey: SurveyId, view: AnswerSheetView) -> impl IntoView {
    use t::asking::kiosk as text;
    let (kiosk, toasts, router) = (use_kiosk(), use_toasts(), use_router());
    let code = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let idle = RwSignal::new(Some(IDLE));
    let is_tried = RwSignal::new(false);
    let said = move |is_wrong: bool, words: &'static str| {
        (is_tried.get() && is_wrong).then(|| words.to_owned())
    };
    let is_short = move || code.with(|code| code.trim().chars().count() < SHORTEST);
    let differs = move || code.with(|code| again.with(|again| code.trim() != again.trim()));
    let seconds = move || {
        idle.get()
            .filter(|idle| (SHORTEST_IDLE..=LONGEST_IDLE).contains(idle))
            .and_then(|idle| u32::try_from(idle).ok())
    };
    let code_error = Signal::derive(move || said(is_short(), text::code_too_short()));
    let again_error = Signal::derive(move || said(differs(), text::code_differs()));
    let idle_error = Signal::derive(move || said(seconds().is_none(), text::idle_range()));
    let start = move |()| {
        is_tried.set(true);
        let (Some(idle_seconds), false, false) = untrack(|| (seconds(), is_short(), differs()))
        else {
            return;
        };
        let salt = fresh_salt();
        let digest = digest(&salt, &code.get_untracked());
        screen::fill();
        Person::forget();
        let is_locked = kiosk.set(KioskLock {
            survey,
            idle_seconds,
            salt,
            digest,
            ..KioskLock::default()
        });
        if !is_locked {
            screen::give_back();
            toasts.problem(text::cannot_lock());
        }
    };
    let title = Tongue::of(&view.form, survey_language()).text(&view.form.title);
    let has_errors =
        Signal::derive(move || is_tried.get() && (is_short() || differs() || seconds().is_none()));
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary submit=true disabled=!view.is_open>
                {text::start()}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move |()| router.back_or(Route::survey(SurveyPlace::List))>
                {t::ui::cancel()}
            </Button>
        }
    };
    view! {
        <Page title=text::title()>
            <p>{text::about(&title)}</p>
            {(!view.is_open)
                .then(|| {
                    view! {
                        <Notice kind=NoticeKind::Problem>
                            <p>{t::asking::staff::not_open()}</p>
                            <p>
                                <Link to=Route::survey(SurveyPlace::Design(survey))>{text::to_design()}</Link>
                            </p>
                        </Notice>
                    }
                })}
            <Form on_submit=start has_errors actions>
                <TextField
                    label=text::code()
                    help=text::code_help()
                    kind=TextKind::Secret
                    value=code
                    error=code_error
                    required=true
                />
                <TextField
                    label=text::code_again()
                    kind=TextKind::Secret
                    value=again
                    error=again_error
                    required=true
                />
                <NumberField label=text::idle() unit=text::seconds() value=idle help=text::idle_help() error=idle_error />
            </Form>
        </Page>
    }
}
