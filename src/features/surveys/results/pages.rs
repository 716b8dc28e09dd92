use super::answer_page::AnswerPage;
use super::answers_page::AnswersPage;
use super::import::ImportPage;
use super::report::ReportSheet;
use super::results_page::ResultsPage;
use crate::route::{PrintSheet, SurveyPlace, View};
use leptos::prelude::*;

/// The pages of results.
pub(in super::super) fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Surveys(SurveyPlace::Results(id)) => {
            Some(view! { <ResultsPage id=*id /> }.into_any())
        }
        View::Surveys(SurveyPlace::Answers(id)) => {
            Some(view! { <AnswersPage id=*id /> }.into_any())
        }
        View::Surveys(SurveyPlace::Answer(id)) => Some(view! { <AnswerPage id=*id /> }.into_any()),
        View::Surveys(SurveyPlace::Import(id)) => Some(view! { <ImportPage id=*id /> }.into_any()),
        View::Print(PrintSheet::SurveyReport(id)) => {
            Some(view! { <ReportSheet id=*id /> }.into_any())
        }
        _ => None,
    }
}
