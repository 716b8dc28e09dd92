use super::service_areas::{Areas, Stages};
use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{
    Answered, ButtonKind, Card, Choice, Disclosure, EmptyState, Icon, Link, LinkButton, Page,
    SelectField,
};
use api::{ServiceAuditTrend, ServiceAuditTrendView, SurveyList, SurveyRow};
use domain::record::{SurveyId, SurveyPurpose};
use leptos::prelude::*;

/// The seven areas of service: how the firm scores itself, season by season, and what is done about the weak ones.
#[component]
pub(super) fn ServicePage() -> impl IntoView {
    use t::following as text;
    let surveys = use_query(|| Some(SurveyList));
    view! {
        <Page
            title=text::service_title()
            above=|| view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
        >
            <p>{text::service_about()}</p>
            <Answered
                query=surveys
                show=among
            />
        </Page>
    }
}

fn among(rows: Vec<SurveyRow>) -> AnyView {
    let audits: Vec<SurveyRow> = rows
        .into_iter()
        .filter(|row| row.survey.purpose == Some(SurveyPurpose::ServiceAudit))
        .collect();
    match audits.first().map(|audit| audit.survey.id) {
        Some(first) => view! { <OneOf first audits /> }.into_any(),
        None => view! { <NoAudit /> }.into_any(),
    }
}

#[component]
fn NoAudit() -> impl IntoView {
    use t::following as text;
    view! {
        <EmptyState
            icon=Icon::Surveys
            text=text::service_none()
            actions=|| {
                view! {
                    <LinkButton to=Route::survey(SurveyPlace::New) kind=ButtonKind::Primary icon=Icon::Plus>
                        {text::service_begin()}
                    </LinkButton>
                }
            }
        />
    }
}

/// The audit chosen among several; most shops have one.
#[component]
fn OneOf(first: SurveyId, audits: Vec<SurveyRow>) -> impl IntoView {
    use t::following as text;
    let chosen = RwSignal::new(Some(first));
    let query = use_query(move || {
        Some(ServiceAuditTrend {
            survey: chosen.get().unwrap_or(first),
        })
    });
    let choices: Vec<Choice<SurveyId>> = audits
        .iter()
        .map(|row| Choice::new(row.survey.id, row.survey.title.clone()))
        .collect();
    let is_several = choices.len() > 1;
    view! {
        <div class="toolbar">
            {is_several
                .then(|| {
                    view! { <SelectField label=text::service_which() value=chosen choices=Signal::stored(choices) /> }
                })}
            <LinkButton
                kind=ButtonKind::Primary
                icon=Icon::Plus
                to=Signal::derive(move || {
                    Route::survey(SurveyPlace::Ask { survey: chosen.get(), customer: None, answer: None })
                })
            >
                {text::service_ask()}
            </LinkButton>
        </div>
        <Answered
            query
            show=|view: ServiceAuditTrendView| {
                if view.audits == 0 {
                    view! { <EmptyState icon=Icon::Surveys text=text::service_not_yet() /> }.into_any()
                } else {
                    view! { <Trend view /> }.into_any()
                }
            }
        />
    }
}

#[component]
fn Trend(view: ServiceAuditTrendView) -> impl IntoView {
    use t::following as text;
    let day = |day| format::day(day, DayStyle::Medium);
    let span = match (view.first, view.last) {
        (Some(first), Some(last)) => text::service_span(view.audits, &day(first), &day(last)),
        _ => String::new(),
    };
    let weak: Vec<String> = view
        .areas
        .iter()
        .filter(|area| area.is_weak)
        .map(|area| area.area.word().to_owned())
        .collect();
    let finding = if weak.is_empty() {
        text::service_even().to_owned()
    } else {
        text::service_weak(&format::list(weak.iter().map(String::as_str)))
    };
    view! {
        <p class="finding">{finding}</p>
        <p>
            <small>{span}</small>
        </p>
        <Areas areas=view.areas />
        <Card title=text::stages_title()>
            <Stages cells=view.cells />
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::service_how()}</p>
            </Disclosure>
        </Card>
    }
}
