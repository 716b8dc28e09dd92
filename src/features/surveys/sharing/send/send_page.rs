use super::asked::Asked;
use super::links::Links;
use crate::engine_client::use_query;
use crate::features::surveys::asking::Tongue;
use crate::i18n::{Word as _, survey_language, t};
use crate::route::{PrintSheet, Route, SurveyPlace};
use crate::ui::{Card, FirstAnswer, Icon, Link, LinkButton, Notice, NoticeKind, Page, Row, Rows};
use api::{SurveyDesign, SurveyDesignView, SurveyState};
use domain::record::SurveyId;
use leptos::prelude::*;

/// Who is asked, and every way to reach them.
#[component]
pub(in super::super) fn SendPage(survey: SurveyId) -> impl IntoView {
    let query = use_query(move || Some(SurveyDesign { id: survey }));
    let view = Signal::derive(move || query.value());
    view! {
        <Page
            title=t::sharing::send::title()
            above=move || {
                view! { <Link to=Route::survey(SurveyPlace::Results(survey))>{move || view.with(|view| title_of(view.as_ref()))}</Link> }
            }
            actions=move || {
                view! {
                    <LinkButton icon=Icon::Scan to=Route::survey(SurveyPlace::Scan)>{t::sharing::send::scan()}</LinkButton>
                }
            }
        >
            // The lists below follow the query by themselves, so that a dialog that is open stays open.
            <FirstAnswer query show=move |first: SurveyDesignView| view! { <Sending survey first view /> } />
        </Page>
    }
}

fn title_of(view: Option<&SurveyDesignView>) -> String {
    let Some(view) = view else {
        return t::shell::place::surveys().to_owned();
    };
    let own = &view.records.survey.title;
    let asked = || Tongue::of(&view.form, survey_language()).text(&view.form.title);
    if own.is_empty() { asked() } else { own.clone() }
}

#[component]
fn Sending(
    survey: SurveyId,
    first: SurveyDesignView,
    view: Signal<Option<SurveyDesignView>>,
) -> impl IntoView {
    let first = StoredValue::new(first);
    let view = Signal::derive(move || view.get().unwrap_or_else(|| first.get_value()));
    let state = Memo::new(move |_| view.with(|view| view.state));
    let notice = move || {
        match state.get() {
        SurveyState::Open => ().into_any(),
        SurveyState::Draft => view! {
            <Notice kind=NoticeKind::Problem>
                <p>{t::sharing::send::not_published()}</p>
                <p>
                    <Link to=Route::survey(SurveyPlace::Design(survey))>{t::sharing::send::to_design()}</Link>
                </p>
            </Notice>
        }
        .into_any(),
        state @ (SurveyState::Planned | SurveyState::Closed) => view! {
            <Notice>
                <p>{t::sharing::send::state_is(state.word())}</p>
            </Notice>
        }
        .into_any(),
    }
    };
    let is_draft = Memo::new(move |_| state.get() == SurveyState::Draft);
    view! {
        <div class="stack">
            {notice} <Asked survey view is_draft /> <Links survey view is_draft /> <Others survey is_draft />
        </div>
    }
}

/// The other ways to ask.
#[component]
fn Others(survey: SurveyId, is_draft: Memo<bool>) -> impl IntoView {
    use t::sharing::send as text;
    let ask = Route::survey(SurveyPlace::Ask {
        survey: Some(survey),
        customer: None,
        answer: None,
    });
    let ways = [
        (Icon::Surveys, text::ask(), text::ask_how(), ask),
        (
            Icon::Kiosk,
            text::kiosk(),
            text::kiosk_how(),
            Route::survey(SurveyPlace::Kiosk(survey)),
        ),
        (
            Icon::Print,
            text::paper(),
            text::paper_how(),
            Route::Print(PrintSheet::Survey(survey)),
        ),
        (
            Icon::Keyboard,
            text::key_in(),
            text::key_in_how(),
            Route::survey(SurveyPlace::KeyIn(survey)),
        ),
        (
            Icon::Import,
            text::import(),
            text::import_how(),
            Route::survey(SurveyPlace::Import(survey)),
        ),
    ];
    let rows = StoredValue::new(ways.to_vec());
    move || {
        let ways = rows.get_value().into_iter().map(|(icon, name, how, to)| {
            view! {
                <Row lead=move || icon.view()>
                    <Link to>
                        <span class="row__title">{name}</span>
                    </Link>
                    <small>{how}</small>
                </Row>
            }
        });
        (!is_draft.get()).then(|| {
            view! {
                <Card title=text::others() flush=true>
                    <Rows>{ways.collect_view()}</Rows>
                </Card>
            }
        })
    }
}
