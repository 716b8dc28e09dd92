use super::overview_page::InsightsPage;
use crate::route::{InsightQuestion, View};
use leptos::prelude::*;

/// The pages of this feature. A question's own address opens the overview at its card.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Insights => Some(view! { <InsightsPage question=None /> }.into_any()),
        // The complaint desk has a page of its own.
        View::Insight(InsightQuestion::Complaints) => None,
        View::Insight(question) => {
            Some(view! { <InsightsPage question=Some(*question) /> }.into_any())
        }
        _ => None,
    }
}
