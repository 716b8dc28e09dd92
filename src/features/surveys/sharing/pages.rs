use super::given::GivenPage;
use super::poster::Poster;
use super::scan::ScanPage;
use super::send::SendPage;
use crate::route::{PrintSheet, SurveyPlace, View};
use leptos::prelude::*;

/// The pages of sharing.
pub(in crate::features::surveys) fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Surveys(SurveyPlace::Send(survey)) => {
            Some(view! { <SendPage survey=*survey /> }.into_any())
        }
        View::Surveys(SurveyPlace::Scan) => Some(view! { <ScanPage /> }.into_any()),
        View::Print(PrintSheet::SurveyPoster(link)) => {
            Some(view! { <Poster link=*link /> }.into_any())
        }
        _ => None,
    }
}

/// The customer's own phone: a part of its own, since nothing else of the app comes with it.
pub fn given_page(view: &View) -> Option<AnyView> {
    (*view == View::GivenSurvey).then(|| view! { <GivenPage /> }.into_any())
}
