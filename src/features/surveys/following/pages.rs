use super::follow_ups_page::FollowUpsPage;
use super::lost_page::LostPage;
use super::service_page::ServicePage;
use crate::route::{SurveyPlace, View};
use leptos::prelude::*;

pub(in super::super) fn page(view: &View) -> Option<AnyView> {
    let View::Surveys(place) = view else {
        return None;
    };
    match place {
        SurveyPlace::FollowUps => Some(view! { <FollowUpsPage /> }.into_any()),
        SurveyPlace::Service => Some(view! { <ServicePage /> }.into_any()),
        SurveyPlace::Lost => Some(view! { <LostPage /> }.into_any()),
        _ => None,
    }
}
