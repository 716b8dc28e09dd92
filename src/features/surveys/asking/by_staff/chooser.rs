use super::ask_page::Asked;
use crate::engine_client::use_query;
use crate::i18n::{InstantStyle, format, survey_language, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Card, FirstAnswer, Page, Row, Rows};
use api::{
    AnswerLine, AnswerListView, CustomerAnswers, SurveyList, SurveyListView, SurveyRow,
    SurveyState, Window,
};
use domain::record::{CustomerId, Survey, recommend};
use leptos::prelude::*;

/// So many of a customer's answers are looked through for one that was broken off.
const LOOKED_THROUGH: u32 = 20;

/// Which survey? Where there is but one, it is asked at once.
#[component]
pub(super) fn Chooser(customer: Option<CustomerId>) -> impl IntoView {
    let query = use_query(|| Some(SurveyList));
    view! {
        <FirstAnswer
            query
            show=move |surveys: SurveyListView| {
                let open: Vec<SurveyRow> = surveys.into_iter().filter(|row| row.state == SurveyState::Open).collect();
                match open.as_slice() {
                    [] | [_] => {
                        let survey = open.first().map_or(recommend::ID, |row| row.survey.id);
                        view! { <Asked survey customer answer=None /> }.into_any()
                    }
                    _ => view! { <Choices customer open /> }.into_any(),
                }
            }
        />
    }
}

/// What the staff call a survey.
pub(super) fn survey_title(survey: &Survey) -> String {
    if !survey.title.is_empty() {
        return survey.title.clone();
    }
    let own = format!("title.{}", survey_language());
    let text = survey.texts.get(&own).and_then(|text| text.as_text());
    text.unwrap_or(t::surveys::recommend_title()).to_owned()
}
