use super::figure_pages::{RecommendPage, SegmentsPage};
use super::overview_page::InsightsPage;
use super::questions::{
    BasketsPage, ComebackPage, ComplaintsPage, LeavingPage, PrioritiesPage, WorthPage,
};
use crate::route::{InsightQuestion, View};
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Insights => Some(view! { <InsightsPage /> }.into_any()),
        View::Insight(question) => Some(match question {
            InsightQuestion::Leaving => view! { <LeavingPage /> }.into_any(),
            InsightQuestion::Worth => view! { <WorthPage /> }.into_any(),
            InsightQuestion::Retention => view! { <ComebackPage /> }.into_any(),
            InsightQuestion::Baskets => view! { <BasketsPage /> }.into_any(),
            InsightQuestion::Priorities => view! { <PrioritiesPage /> }.into_any(),
            InsightQuestion::Complaints => view! { <ComplaintsPage /> }.into_any(),
            InsightQuestion::Satisfaction => view! { <RecommendPage /> }.into_any(),
            InsightQuestion::Segments => view! { <SegmentsPage /> }.into_any(),
        }),
        _ => None,
    }
}
