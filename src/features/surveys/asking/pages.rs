use super::by_staff::{AskPage, KeyInPage};
use super::kiosk::KioskPage;
use super::paper::PenSheet;
use crate::route::{PrintSheet, SurveyPlace, View};
use leptos::prelude::*;

/// The pages of asking.
pub(in crate::features::surveys) fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Surveys(SurveyPlace::Ask {
            survey,
            customer,
            answer,
        }) => {
            Some(view! { <AskPage survey=*survey customer=*customer answer=*answer /> }.into_any())
        }
        View::Surveys(SurveyPlace::KeyIn(survey)) => {
            Some(view! { <KeyInPage survey=*survey /> }.into_any())
        }
        View::Surveys(SurveyPlace::Kiosk(survey)) => {
            Some(view! { <KioskPage survey=*survey /> }.into_any())
        }
        View::Print(PrintSheet::Survey(survey)) => {
            Some(view! { <PenSheet survey=*survey /> }.into_any())
        }
        _ => None,
    }
}
