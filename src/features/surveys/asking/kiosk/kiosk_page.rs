use super::screen::Screen;
use super::start_form::StartForm;
use crate::engine_client::use_query;
use crate::state::use_kiosk;
use crate::ui::FirstAnswer;
use api::{AnswerSheet, AnswerSheetView};
use domain::record::SurveyId;
use leptos::prelude::*;

/// Locked, the survey; else what is needed to lock it.
#[component]
pub(in crate::features::surveys::asking) fn KioskPage(survey: SurveyId) -> impl IntoView {
    let kiosk = use_kiosk();
    let is_locked = Memo::new(move |_| kiosk.survey() == Some(survey));
    let query = use_query(move || {
        Some(AnswerSheet {
            survey,
            customer: None,
            answer: None,
        })
    });
    let show = move |view: AnswerSheetView| {
        move || {
            let view = view.clone();
            if is_locked.get() {
                view! { <Screen survey view /> }.into_any()
            } else {
                view! { <StartForm survey view /> }.into_any()
            }
        }
    };
    view! { <FirstAnswer query show /> }
}
