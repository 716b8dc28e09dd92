use super::today_page::TodayPage;
use crate::route::View;
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Today => Some(view! { <TodayPage /> }.into_any()),
        _ => None,
    }
}
