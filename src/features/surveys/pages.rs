use super::ask_page::AskPage;
use super::design;
use crate::route::{SurveyPlace, View};
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Surveys(SurveyPlace::Ask { customer, .. }) => {
            Some(view! { <AskPage customer=*customer /> }.into_any())
        }
        _ => design::page(view),
    }
}
