use super::address::{Behind, compare_from, cross_from, filter_from};
use super::filter_chips::FilterChips;
use super::filters::Filters;
use super::named::survey_title;
use super::shown::{ComparisonCard, QuestionCards, ResponseCard, ScalesCard, TrendCard};
use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::route::{PrintSheet, Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{Answered, Card, Chip, EmptyState, Icon, Link, LinkButton, Page};
use api::{SurveyDesign, SurveyResults, SurveyResultsView};
use domain::record::SurveyId;
use leptos::prelude::*;

/// What the answers to a survey come to.
#[component]
pub(super) fn ResultsPage(id: SurveyId) -> impl IntoView {
    use t::results as text;
    let router = use_router();
    let list = router.list();
    let design = use_query(move || Some(SurveyDesign { id }));
    let query = use_query(move || {
        list.with(|list| {
            Some(SurveyResults {
                survey: id,
                filter: filter_from(list),
                by: compare_from(list),
                cross: cross_from(list),
            })
        })
    });
    let title = move || design.with(|view| view.map(survey_title).unwrap_or_default());
    let under = move || {
        let state = design.with(|view| view.map(|view| view.state.word()));
        let answers = query.with(|view| {
            view.map(|view| match (view.first, view.last) {
                (Some(first), Some(last)) => text::answers_from_to(
                    view.answers,
                    &format::day(first, DayStyle::Medium),
                    &format::day(last, DayStyle::Medium),
                ),
                _ => text::answers(view.answers),
            })
        });
        view! { {state.map(|state| view! { <Chip>{state}</Chip> })} {answers.map(|said| view! { <span>{said}</span> })} }
    };
    let form = Memo::new(move |_| {
        query.with(|view| view.map(|view| view.form.clone()).unwrap_or_default())
    });
    // What a link leaves out goes along with the filter of the page.
    let behind = Memo::new(move |_| list.with(|list| Behind::new(id, list)));
    let actions = move || {
        let all = Signal::derive(move || behind.get().route());
        view! {
            <LinkButton icon=Icon::Answers to=all>{text::see_answers()}</LinkButton>
            <LinkButton icon=Icon::Import to=Route::survey(SurveyPlace::Import(id))>{text::import::open()}</LinkButton>
            <LinkButton icon=Icon::Print to=Route::Print(PrintSheet::SurveyReport(id))>
                {text::report::open()}
            </LinkButton>
        }
    };
    view! {
        <Page
            title
            above=|| view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
            under=move || view! { {under} }
            actions
        >
            <div class="stack">
                <FilterChips design form />
                <Filters design />
                <Answered
                    query
                    show=move |view: SurveyResultsView| move || {
                        view! { <Shown id behind=behind.get() view=view.clone() /> }
                    }
                />
            </div>
        </Page>
    }
}

#[component]
fn Shown(id: SurveyId, behind: Behind, view: SurveyResultsView) -> impl IntoView {
    use t::results as text;
    let partial = (view.partial > 0).then(|| {
        let to = behind.clone().partial().route();
        view! { <p><small><Link to>{text::partial_too(view.partial)}</Link></small></p> }
    });
    if view.answers == 0 {
        let is_filtered = !behind.is_all();
        let said = if is_filtered {
            text::none_so()
        } else {
            text::none_yet()
        };
        return view! {
            <div class="stack">
                <Card>
                    <EmptyState
                        icon=Icon::Surveys
                        text=said
                        actions=move || {
                            view! {
                                <LinkButton icon=Icon::Import to=Route::survey(SurveyPlace::Import(id))>
                                    {text::import::open()}
                                </LinkButton>
                            }
                        }
                    />
                </Card>
                {partial}
                <ResponseCard view=view.response />
            </div>
        }
        .into_any();
    }
    view! {
        <div class="stack">
            {partial}
            <ResponseCard view=view.response.clone() />
            <QuestionCards id behind=behind.clone() view=view.clone() />
            <ScalesCard view=view.clone() />
            <TrendCard behind=behind.clone() view=view.clone() />
            <ComparisonCard behind view />
        </div>
    }
    .into_any()
}
