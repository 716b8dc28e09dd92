use super::beginning::NewSurveyPage;
use super::designer::DesignerPage;
use super::list::SurveysPage;
use crate::route::{SurveyPlace, View};
use leptos::prelude::*;

/// The pages of designing.
pub(in super::super) fn page(view: &View) -> Option<AnyView> {
    let View::Surveys(place) = view else {
        return None;
    };
    Some(match place {
        SurveyPlace::List => view! { <SurveysPage /> }.into_any(),
        SurveyPlace::New => view! { <NewSurveyPage /> }.into_any(),
        SurveyPlace::Design(id) => view! { <DesignerPage id=*id /> }.into_any(),
        _ => return None,
    })
}
