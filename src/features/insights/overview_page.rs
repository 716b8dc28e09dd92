use super::measure::{Unit, figure_value};
use super::recommend_part::RecommendPart;
use super::segments_part::SegmentsPart;
use super::window_choice::{WindowChoice, window_days};
use crate::engine_client::use_query;
use crate::features::customers::customers_in_group;
use crate::i18n::{format, t};
use crate::platform::{focus, timer};
use crate::route::{InsightQuestion, Route};
use crate::router::use_router;
use crate::ui::{Answered, Card, EmptyState, Figure, Icon, Link, LinkButton, Page};
use api::{CustomerGroup, InsightsView, Measured};
use leptos::prelude::*;

/// All first figures, one card per question.
#[component]
pub(super) fn InsightsPage(
    /// The card to bring into view.
    question: Option<InsightQuestion>,
) -> impl IntoView {
    let router = use_router();
    let query = use_query(move || {
        Some(api::InsightsPage {
            window_days: window_days(router),
        })
    });
    Effect::new(move |shown: Option<bool>| {
        let is_there = query.with(|view| view.is_some());
        if let (true, Some(question), false) = (is_there, question, shown.unwrap_or(false)) {
            // After the cards stand.
            timer::after(0, move || focus::scroll_into_view(card_id(question)));
        }
        is_there
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
                        view! { <Questions view days=window_days(router) /> }.into_any()
                    }
                }
            />
        </Page>
    }
}

/// The address of a question's card on the page.
fn card_id(question: InsightQuestion) -> &'static str {
    match question {
        InsightQuestion::Segments => "segments",
        InsightQuestion::Repeat => "repeat",
        InsightQuestion::Satisfaction => "recommend",
        InsightQuestion::AverageSales | InsightQuestion::AverageRange => "averages",
        InsightQuestion::Retention | InsightQuestion::Complaints | InsightQuestion::Baskets => {
            "retention"
        }
    }
}

#[component]
fn Questions(view: InsightsView, days: u32) -> impl IntoView {
    let period = view.first_day.zip(view.last_day).map(|(first, last)| {
        t::insights::rests_on(
            &format::count(view.purchases),
            &format::day(first, format::DayStyle::Medium),
            &format::day(last, format::DayStyle::Medium),
        )
    });
    let repeat = finding(view.repeat_rate, |share| {
        t::insights::repeat_finding(&format::percent(share, 0))
    });
    let retention = finding(view.retention, |share| {
        t::insights::retention_finding(&format::percent(share, 0), days.into())
    });
    view! {
        <p><small>{period}</small></p>
        <div class="stack">
            <div id="retention">
                <Card title=retention.unwrap_or_else(|| t::insights::retention_title().to_owned())>
                    <WindowChoice />
                    <Figure
                        label=t::insights::retention_label()
                        value=Signal::stored(figure_value(view.retention, Unit::Share))
                        explanation=|| view! { <p>{t::insights::retention_how()}</p> }
                    />
                    <p class="toolbar">
                        <Link to=customers_in_group(CustomerGroup::Retained { window_days: days })>
                            {t::insights::who_stayed()}
                        </Link>
                        <Link to=customers_in_group(CustomerGroup::NotRetained { window_days: days })>
                            {t::insights::who_left()}
                        </Link>
                    </p>
                </Card>
            </div>
            <div id="repeat">
                <Card title=repeat.unwrap_or_else(|| t::insights::repeat_title().to_owned())>
                    <Figure
                        label=t::insights::repeat_label()
                        value=Signal::stored(figure_value(view.repeat_rate, Unit::Share))
                        explanation=|| view! { <p>{t::insights::repeat_how()}</p> }
                    />
                    <p class="toolbar">
                        <Link to=customers_in_group(CustomerGroup::Repeat)>{t::insights::who_repeated()}</Link>
                        <Link to=customers_in_group(CustomerGroup::OneTime)>{t::insights::who_once()}</Link>
                    </p>
                </Card>
            </div>
            <div id="averages">
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
            </div>
            <div id="recommend"><RecommendPart view=view.recommend /></div>
            <div id="segments"><SegmentsPart view=view.rfm /></div>
        </div>
    }
}

/// The finding in words, when there is a figure.
fn finding(measured: Measured, say: impl Fn(f64) -> String) -> Option<String> {
    match measured {
        Measured::Value { value, .. } => Some(say(value)),
        Measured::NotEnough { .. } => None,
    }
}
