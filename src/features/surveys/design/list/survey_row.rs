use super::{close, remove, reopen};
use crate::engine_client::use_doer;
use crate::i18n::format;
use crate::i18n::{Word, t};
use crate::platform::clock;
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, Chip, Icon, Link, LinkButton, Menu, MenuItem};
use api::{SurveyRow, SurveyState};
use domain::record::recommend;
use leptos::prelude::*;

/// One survey: how far it is, and what can be done with it.
#[component]
pub(super) fn SurveyItem(
    row: SurveyRow,
    /// More about it, under its title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    use t::design::list as text;
    let id = row.survey.id;
    let is_recommend = id == recommend::ID;
    let title = survey_title(&row);
    let (name, state) = (title.clone(), row.state);
    let to = if state == SurveyState::Draft {
        SurveyPlace::Design(id)
    } else {
        SurveyPlace::Results(id)
    };
    // Most surveys are called what they are for, and that is said once.
    let purpose = row
        .survey
        .purpose
        .filter(|_| !is_recommend)
        .map(Word::word)
        .filter(|word| *word != title);
    view! {
        <li class="row survey-row">
            <div class="row__text">
                <p class="row__title">
                    <Link to=Route::survey(to)>{title}</Link>
                    <Chip>{state.word()}</Chip>
                    {(row.open_follow_ups > 0)
                        .then(|| view! { <Chip icon=Icon::Phone>{text::to_follow(row.open_follow_ups)}</Chip> })}
                </p>
                <p>{detail(&row, purpose)}</p>
                {children.map(|children| children())}
            </div>
            <div class="row__actions">
                <FirstAction row=row.clone() />
                <More row name is_recommend />
            </div>
        </li>
    }
}

pub(super) fn survey_title(row: &SurveyRow) -> String {
    if row.survey.id == recommend::ID {
        return t::surveys::recommend_title().to_owned();
    }
    if row.survey.title.is_empty() {
        return t::design::untitled().to_owned();
    }
    row.survey.title.clone()
}

fn detail(row: &SurveyRow, purpose: Option<&str>) -> String {
    use t::design::list as text;
    let mut parts: Vec<String> = purpose.into_iter().map(str::to_owned).collect();
    if row.answers > 0 {
        parts.push(text::answers(row.answers));
    } else if row.state != SurveyState::Draft {
        parts.push(t::surveys::none_yet().to_owned());
    }
    if row.partial > 0 {
        parts.push(text::partial(row.partial));
    }
    if let Some(last) = row.last_answer {
        parts.push(text::last(&format::relative_instant(last, clock::now())));
    }
    if parts.is_empty() {
        parts.push(text::not_published().to_owned());
    }
    parts.join(" · ")
}

/// What is done most with a survey that stands like this.
#[component]
fn FirstAction(row: SurveyRow) -> impl IntoView {
    use t::design::list as text;
    let id = row.survey.id;
    let doer = use_doer();
    match row.state {
        SurveyState::Draft => view! {
            <LinkButton icon=Icon::Edit to=Route::survey(SurveyPlace::Design(id))>
                {text::go_on()}
            </LinkButton>
        }
        .into_any(),
        SurveyState::Open => view! {
            <LinkButton icon=Icon::Surveys to=ask(&row)>
                {if id == recommend::ID { t::surveys::ask() } else { text::ask() }}
            </LinkButton>
            <LinkButton to=Route::survey(SurveyPlace::Results(id))>{t::surveys::results()}</LinkButton>
        }
        .into_any(),
        SurveyState::Planned => view! {
            <LinkButton icon=Icon::Edit to=Route::survey(SurveyPlace::Design(id))>
                {text::design()}
            </LinkButton>
        }
        .into_any(),
        SurveyState::Closed => {
            let survey = row.survey.clone();
            let open = move |()| doer.run(reopen(&survey), text::reopened(), |_| ());
            view! {
                <LinkButton to=Route::survey(SurveyPlace::Results(id))>{t::surveys::results()}</LinkButton>
                <Button kind=ButtonKind::Quiet busy=doer.busy() on_press=open>
                    {text::reopen()}
                </Button>
            }
            .into_any()
        }
    }
}

/// Asked by staff, on this tablet.
fn ask(row: &SurveyRow) -> Route {
    let id = row.survey.id;
    if id == recommend::ID {
        return Route::ask(None);
    }
    Route::survey(SurveyPlace::Ask {
        survey: Some(id),
        customer: None,
        answer: None,
    })
}

#[component]
fn More(row: SurveyRow, name: String, is_recommend: bool) -> impl IntoView {
    use t::design::list as text;
    let router = use_router();
    let doer = use_doer();
    let id = row.survey.id;
    let go = move |place: SurveyPlace| move |()| router.go(Route::survey(place));
    let is_open = row.state == SurveyState::Open;
    let is_asked = row.state != SurveyState::Draft;
    let survey = row.survey.clone();
    let shut = move |()| doer.run(close(&survey), text::closed_now(), |_| ());
    let throw = move |()| doer.run(remove(id), text::removed(), |_| ());
    view! {
        <Menu label=text::more(&name)>
            {is_open
                .then(|| {
                    view! {
                        <MenuItem icon=Icon::Kiosk on_press=go(SurveyPlace::Kiosk(id))>{text::kiosk()}</MenuItem>
                        <MenuItem icon=Icon::Share on_press=go(SurveyPlace::Send(id))>{text::send()}</MenuItem>
                    }
                })}
            {is_asked
                .then(|| {
                    view! {
                        <MenuItem icon=Icon::Insights on_press=go(SurveyPlace::Results(id))>
                            {t::surveys::results()}
                        </MenuItem>
                        <MenuItem icon=Icon::Answers on_press=go(SurveyPlace::Answers(id))>{text::all_answers()}</MenuItem>
                    }
                })}
            <MenuItem icon=Icon::Edit on_press=go(SurveyPlace::Design(id))>{text::design()}</MenuItem>
            {(is_open && !is_recommend)
                .then(|| view! { <MenuItem icon=Icon::Close on_press=shut>{text::close()}</MenuItem> })}
            {(!is_recommend)
                .then(|| {
                    view! {
                        <MenuItem icon=Icon::Bin danger=true on_press=throw>
                            {text::remove()}
                        </MenuItem>
                    }
                })}
        </Menu>
    }
}
