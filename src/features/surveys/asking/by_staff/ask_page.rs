use super::chooser::Chooser;
use super::sheet::Sheet;
use crate::engine_client::use_query;
use crate::ui::FirstAnswer;
use api::{AnswerSheet, AnswerSheetView};
use domain::record::{AnswerId, CustomerId, SurveyId};
use leptos::prelude::*;

/// Asks a customer: first which survey, where there are several, then the questions.
#[component]
pub(in crate::features::surveys::asking) fn AskPage(
    survey: Option<SurveyId>,
    customer: Option<CustomerId>,
    answer: Option<AnswerId>,
) -> impl IntoView {
    match survey {
        Some(survey) => view! { <Asked survey customer answer /> }.into_any(),
        None => view! { <Chooser customer /> }.into_any(),
    }
}

#[component]
pub(super) fn Asked(
    survey: SurveyId,
    customer: Option<CustomerId>,
    answer: Option<AnswerId>,
) -> impl IntoView {
    let query = use_query(move || {
        Some(AnswerSheet {
            survey,
            customer,
            answer,
        })
    });
    // Every answer makes it anew with an empty sheet.
    let round = RwSignal::new(0_u32);
    view! {
        <FirstAnswer
            query
            show=move |view: AnswerSheetView| {
                move || {
                    let _round = round.get();
                    let view = view.clone();
                    view! { <Sheet survey customer answer view on_next=move |()| round.update(|round| *round += 1) /> }
                }
            }
        />
    }
}
