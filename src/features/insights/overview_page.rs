use super::measure::{Unit, figure_value};
use super::questions::{
    baskets_finding, comeback_finding, complaints_finding, leaving_finding, priorities_finding,
    question_word, worth_finding,
};
use super::recommend_part::RecommendPart;
use super::segments_part::SegmentsPart;
use crate::engine_client::{Query, use_engine, use_query};
use crate::i18n::{explain, format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{Answered, Card, EmptyState, Figure, Icon, LinkButton, Page};
use api::InsightsView;
use leptos::prelude::*;

/// The length of the windows that the finding on the overview compares.
const WINDOW_DAYS: u32 = 90;

/// One card per question with its finding, and the first figures below.
#[component]
pub(super) fn InsightsPage() -> impl IntoView {
    let query = use_query(|| {
        Some(api::InsightsPage {
            window_days: WINDOW_DAYS,
        })
    });
    view! {
        <Page title=t::shell::place::insights()>
            <Answered
                query
                show=move |view: InsightsView| {
                    if view.purchases == 0 {
                        let actions = || {
                            view! {
                                <LinkButton to=Route::Import icon=Icon::Import>{t::shell::command::import()}</LinkButton>
                            }
                        };
                        view! { <EmptyState icon=Icon::Insights text=t::insights::nothing_yet() actions /> }.into_any()
                    } else {
                        view! { <Overview view /> }.into_any()
                    }
                }
            />
        </Page>
    }
}

#[component]
fn Overview(view: InsightsView) -> impl IntoView {
    let period = view.first_day.zip(view.last_day).map(|(first, last)| {
        t::insights::rests_on(
            &format::count(view.purchases),
            &format::day(first, format::DayStyle::Medium),
            &format::day(last, format::DayStyle::Medium),
        )
    });
    view! {
        <p><small>{period}</small></p>
        <div class="stack">
            <Questions />
            <Card title=t::insights::averages_title()>
                <div class="figures">
                    <Figure
                        label=t::insights::sales_label()
                        value=Signal::stored(figure_value(view.average_sales, Unit::Money))
                        explanation=|| view! { <p>{t::insights::sales_how()}</p> }
                    />
                    <Figure
                        label=t::insights::range_label()
                        value=Signal::stored(figure_value(view.average_range, Unit::Things))
                        explanation=|| view! { <p>{t::insights::range_how()}</p> }
                    />
                </div>
            </Card>
            <RecommendPart view=view.recommend />
            <SegmentsPart view=view.rfm />
        </div>
    }
}

/// The six questions. Each is asked by itself, so that the quick ones do not wait for the slow ones.
#[component]
fn Questions() -> impl IntoView {
    let task = use_engine().fresh_task();
    let comeback = use_query(move || {
        Some(api::ComebackPage {
            task,
            window_days: WINDOW_DAYS,
        })
    });
    let priorities = use_query(|| Some(api::PrioritiesPage));
    let complaints = use_query(|| Some(api::ComplaintTrendPage));
    let leaving = use_query(move || Some(api::LeavingPage { task }));
    let worth = use_query(move || Some(api::WorthPage { task }));
    let baskets = use_query(move || Some(api::BasketsPage { task }));
    view! {
        <ul class="questions" role="list">
            <Question question=InsightQuestion::Leaving finding=found(leaving, leaving_finding) />
            <Question question=InsightQuestion::Worth finding=found(worth, worth_finding) />
            <Question question=InsightQuestion::Retention finding=found(comeback, comeback_finding) />
            <Question question=InsightQuestion::Baskets finding=found(baskets, baskets_finding) />
            <Question question=InsightQuestion::Priorities finding=found(priorities, priorities_finding) />
            <Question question=InsightQuestion::Complaints finding=found(complaints, complaints_finding) />
        </ul>
    }
}

/// The finding, or that there is not enough for one, or why it is not known; nothing while it is worked out.
fn found<T: Clone + Send + Sync + 'static>(
    query: Query<T>,
    finding: fn(&T) -> Option<String>,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        query
            .state()
            .with(|state| match (&state.value, &state.error) {
                (Some(view), _) => Some(
                    finding(view).unwrap_or_else(|| t::insights::question::too_little().to_owned()),
                ),
                (None, Some(error)) => Some(explain(error)),
                (None, None) => None,
            })
    })
}

#[component]
fn Question(question: InsightQuestion, finding: Signal<Option<String>>) -> impl IntoView {
    let said = move || {
        match finding.get() {
        Some(finding) => view! { <span class="question__finding">{finding}</span> }.into_any(),
        None => {
            view! { <span class="question__finding question__finding--waiting" aria-busy="true">{t::insights::working()}</span> }
                .into_any()
        }
    }
    };
    view! {
        <li>
            <a class="question" href=Route::insight(question).href()>
                <span class="question__word">{question_word(question)}</span>
                {said}
                <span class="question__go">{Icon::Forward.view()}</span>
            </a>
        </li>
    }
}
