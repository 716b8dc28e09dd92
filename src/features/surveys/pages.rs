use super::surveys_page::SurveysPage;
use super::{asking, following, sharing};
use crate::route::{SurveyPlace, View};
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Surveys(SurveyPlace::List) => Some(view! { <SurveysPage /> }.into_any()),
        _ => asking::page(view)
            .or_else(|| following::page(view))
            .or_else(|| sharing::page(view)),
    }
}
