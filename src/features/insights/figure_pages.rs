use super::questions::question_word;
use super::recommend_part::RecommendPart;
use super::segments_part::SegmentsPart;
use crate::engine_client::use_query;
use crate::i18n::t;
use crate::route::{InsightQuestion, Route};
use crate::ui::{Answered, Link, Page};
use api::InsightsView;
use leptos::prelude::*;

/// The recommend score on a page of its own.
#[component]
pub(super) fn RecommendPage() -> impl IntoView {
    view! {
        <FigurePage
            question=InsightQuestion::Satisfaction
            show=|view| view! { <RecommendPart view=view.recommend /> }.into_any()
        />
    }
}

/// The RFM groups on a page of their own.
#[component]
pub(super) fn SegmentsPage() -> impl IntoView {
    view! {
        <FigurePage
            question=InsightQuestion::Segments
            show=|view| view! { <SegmentsPart view=view.rfm /> }.into_any()
        />
    }
}

#[component]
fn FigurePage(question: InsightQuestion, show: fn(InsightsView) -> AnyView) -> impl IntoView {
    let query = use_query(|| Some(api::InsightsPage { window_days: 90 }));
    let above = || view! { <Link to=Route::Insights>{t::insights::back()}</Link> };
    view! {
        <Page title=question_word(question) above>
            <Answered query show=show />
        </Page>
    }
}
