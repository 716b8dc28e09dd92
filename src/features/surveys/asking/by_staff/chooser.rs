use super::ask_page::Asked;
use crate::engine_client::use_query;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word, survey_language, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Card, FirstAnswer, Link, Page, Row, Rows};
use api::{
    AnswerLine, AnswerListView, CustomerAnswers, SurveyList, SurveyRow, SurveyState, Window,
};
use domain::record::{CustomerId, Survey, recommend};
use leptos::prelude::*;

/// So many of a customer's answers are looked through for one that was broken off.
const LOOKED_THROUGH: u32 = 20;

/// Which survey? Where there is but one, it is asked at once.
#[component]
pub(super) fn Chooser(customer: Option<CustomerId>) -> impl IntoView {
    let query = use_query(|| Some(SurveyList));
    let choose = move |surveys: Vec<SurveyRow>| {
        let open = surveys.into_iter();
        let open: Vec<SurveyRow> = open.filter(|row| row.state == SurveyState::Open).collect();
        match open.as_slice() {
            [] | [_] => {
                let survey = open.first().map_or(recommend::ID, |row| row.survey.id);
                view! { <Asked survey customer answer=None /> }.into_any()
            }
            _ => view! { <Choices customer open /> }.into_any(),
        }
    };
    view! { <FirstAnswer query show=choose /> }
}

/// What the staff call a survey.
pub(super) fn survey_title(survey: &Survey) -> String {
    if !survey.title.is_empty() {
        return survey.title.clone();
    }
    let own = format!("title.{}", survey_language());
    let text = survey.texts.get(&own).and_then(|text| text.as_text());
    text.unwrap_or(t::surveys::recommend_title()).to_owned()
}

#[component]
fn Choices(customer: Option<CustomerId>, open: Vec<SurveyRow>) -> impl IntoView {
    use t::asking::staff as text;
    let ask = move |survey| SurveyPlace::Ask {
        survey: Some(survey),
        customer,
        answer: None,
    };
    let rows = open.into_iter().map(move |row| {
        let purpose = row.survey.purpose.map(Word::word);
        view! {
            <Row>
                <Link to=Route::survey(ask(row.survey.id))>
                    <span class="row__title">{survey_title(&row.survey)}</span>
                </Link>
                <small>{purpose}</small>
            </Row>
        }
    });
    view! {
        <Page title=text::which()>
            {customer.map(|customer| view! { <BrokenOff customer /> })}
            <Card flush=true>
                <Rows>{rows.collect_view()}</Rows>
            </Card>
        </Page>
    }
}

/// Answers that this customer began and did not finish.
#[component]
fn BrokenOff(customer: CustomerId) -> impl IntoView {
    use t::asking::staff as text;
    let query = use_query(move || {
        Some(CustomerAnswers {
            customer,
            window: Window {
                offset: 0,
                limit: LOOKED_THROUGH,
            },
        })
    });
    let go_on = move |line: AnswerLine| {
        let place = SurveyPlace::Ask {
            survey: Some(line.survey),
            customer: Some(customer),
            answer: Some(line.id),
        };
        let when = format::instant(line.at, InstantStyle::Short);
        let title = if line.title.is_empty() {
            t::surveys::recommend_title().to_owned()
        } else {
            line.title
        };
        view! {
            <Row>
                <Link to=Route::survey(place)>
                    <span class="row__title">{title}</span>
                </Link>
                <small>{text::begun(&when)}</small>
            </Row>
        }
    };
    move || {
        let lines = query.with(|view| {
            let lines = view
                .into_iter()
                .flat_map(|view: &AnswerListView| &view.rows);
            lines
                .filter(|line| line.partial)
                .cloned()
                .collect::<Vec<_>>()
        });
        (!lines.is_empty()).then(|| {
            view! {
                <Card title=text::broken_off() flush=true>
                    <Rows>{lines.into_iter().map(go_on).collect_view()}</Rows>
                </Card>
            }
        })
    }
}
