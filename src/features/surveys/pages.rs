use super::ask_page::AskPage;
use super::surveys_page::SurveysPage;
use super::{following, results};
use crate::route::{SurveyPlace, View};
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Surveys(SurveyPlace::List) => Some(view! { <SurveysPage /> }.into_any()),
        View::Surveys(SurveyPlace::Ask { customer, .. }) => {
            Some(view! { <AskPage customer=*customer /> }.into_any())
        }
        _ => following::page(view).or_else(|| results::page(view)),
    }
}
