use super::survey_row::SurveyItem;
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::route::{InsightQuestion, Route, SurveyPlace};
use crate::ui::{Answered, ButtonKind, Card, EmptyState, Icon, Link, LinkButton, Page};
use api::{Measured, SurveyRow, SurveyState};
use domain::record::recommend;
use leptos::prelude::*;

/// Every survey, those of the shop first, and the ways to what came of them.
#[component]
pub(in super::super) fn SurveysPage() -> impl IntoView {
    use t::design::list as text;
    let query = use_query(|| Some(api::SurveyList));
    let actions = || {
        view! {
            <LinkButton icon=Icon::Scan to=Route::survey(SurveyPlace::Scan)>
                {text::scan()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::survey(SurveyPlace::New)>
                {text::new()}
            </LinkButton>
        }
    };
    view! {
        <Page title=t::shell::place::surveys() actions>
            <Answered query show={|rows: Vec<SurveyRow>| view! { <Surveys rows /> }} />
        </Page>
    }
}

#[component]
fn Surveys(rows: Vec<SurveyRow>) -> impl IntoView {
    use t::design::list as text;
    let follow_ups = rows.iter().map(|row| row.open_follow_ups).sum();
    let (recommend, own): (Vec<SurveyRow>, Vec<SurveyRow>) = rows
        .into_iter()
        .partition(|row| row.survey.id == recommend::ID);
    let (closed, current): (Vec<SurveyRow>, Vec<SurveyRow>) = own
        .into_iter()
        .partition(|row| row.state == SurveyState::Closed);
    let is_first = closed.is_empty() && current.is_empty();
    let items = |rows: Vec<SurveyRow>| {
        let rows = rows.into_iter();
        rows.map(|row| view! { <SurveyItem row /> }).collect_view()
    };
    let recommend = recommend.into_iter().next();
    view! {
        <div class="survey-list">
            <div class="stack">
                <Card title=text::own() flush=true>
                    <ul class="rows">
                        {items(current)}
                        {recommend
                            .map(|row| {
                                view! {
                                    <SurveyItem row>
                                        <Recommend />
                                    </SurveyItem>
                                }
                            })}
                    </ul>
                    {is_first
                        .then(|| {
                            view! {
                                <EmptyState
                                    icon=Icon::Surveys
                                    text=text::empty()
                                    actions=|| {
                                        view! {
                                            <LinkButton icon=Icon::Plus to=Route::survey(SurveyPlace::New)>
                                                {text::first()}
                                            </LinkButton>
                                        }
                                    }
                                />
                            }
                        })}
                </Card>
                {(!closed.is_empty())
                    .then(|| {
                        view! {
                            <Card title=text::closed() flush=true>
                                <ul class="rows">{items(closed)}</ul>
                            </Card>
                        }
                    })}
            </div>
            <Elsewhere follow_ups />
        </div>
    }
}

/// What the survey is that every shop has, and what it comes to.
#[component]
fn Recommend() -> impl IntoView {
    use t::surveys as words;
    let query = use_query(|| Some(api::InsightsPage { window_days: 90 }));
    let so_far = move || {
        query.with(|view| match view?.recommend.score {
            Measured::Value { value, n, .. } => Some(words::so_far(n, &format::signed(value, 0))),
            Measured::NotEnough { .. } => None,
        })
    };
    view! {
        <p>{words::recommend_about()}</p>
        {move || {
            so_far()
                .map(|so_far| {
                    view! {
                        <p>
                            {so_far} " "
                            <Link to=Route::insight(InsightQuestion::Satisfaction)>{t::design::list::loyalty()}</Link>
                        </p>
                    }
                })
        }}
    }
}

/// What comes of surveys, and what is kept beside them.
#[component]
fn Elsewhere(follow_ups: u64) -> impl IntoView {
    use t::design::list as text;
    let place = |to: SurveyPlace, icon: Icon, name: &'static str, about: String| {
        view! {
            <li>
                <a class="survey-list__place" href=Route::survey(to).href()>
                    {icon.view()}
                    <span>
                        <strong>{name}</strong>
                        <small>{about}</small>
                    </span>
                </a>
            </li>
        }
    };
    let waiting = match follow_ups {
        0 => text::follow_ups_none().to_owned(),
        some => text::follow_ups_open(some),
    };
    view! {
        <Card title=text::elsewhere() flush=true>
            <ul class="survey-list__places">
                {place(SurveyPlace::FollowUps, Icon::Phone, text::follow_ups(), waiting)}
                {place(SurveyPlace::Service, Icon::Check, text::service(), text::service_about().to_owned())}
                {place(SurveyPlace::Lost, Icon::Person, text::lost(), text::lost_about().to_owned())}
                {place(SurveyPlace::Scan, Icon::Scan, text::scan(), text::scan_about().to_owned())}
            </ul>
        </Card>
    }
}
