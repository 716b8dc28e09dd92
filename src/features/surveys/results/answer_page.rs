use super::filters::{asked_word, version_word};
use super::named::form_title;
use super::replies::Replies;
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, DayStyle, InstantStyle};
use crate::i18n::{Word as _, language_name, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{
    Answered, Button, Card, Chip, Fact, Facts, Icon, Link, LinkButton, Menu, MenuItem, Notice,
    NoticeKind, Page, Row, Rows,
};
use api::AnswerView;
use domain::command::{Command, RecordName};
use domain::record::{Answer, AnswerId, FollowUp};
use leptos::prelude::*;

/// One answer with what was asked.
#[component]
pub(super) fn AnswerPage(id: AnswerId) -> impl IntoView {
    use t::results::answer as text;
    let query = use_query(move || Some(api::AnswerPage { id }));
    let doer = use_doer();
    let record = move || RecordName::of::<Answer>(id);
    let remove = move |()| {
        let command = Command::Remove {
            records: vec![record()],
            reason: String::new(),
        };
        doer.run(command, text::removed(), |_| ());
    };
    let restore = move |()| {
        let command = Command::Restore {
            records: vec![record()],
        };
        doer.run(command, text::restored(), |_| ());
    };
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| match &view.customer {
                Some(name) => text::of(name),
                None => text::anonymous().to_owned(),
            })
        })
    };
    let above = move || {
        let survey = query.with(|view| {
            view.map(|view| {
                let title = if view.survey.is_empty() {
                    form_title(&view.form, view.answer.survey)
                } else {
                    view.survey.clone()
                };
                (view.answer.survey, title)
            })
        });
        survey.map(|(survey, title)| {
            view! { <Link to=Route::survey(SurveyPlace::Answers(survey))>{title}</Link> }
        })
    };
    let under = move || query.value().map(|view| view! { <Chips view /> });
    let is_removed =
        Memo::new(move |_| query.with(|view| view.is_some_and(|view| view.removed.is_some())));
    let bin = move || {
        is_removed.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Info>
                    <p>{text::in_bin()}</p>
                    <Button on_press=restore>{text::restore()}</Button>
                </Notice>
            }
        })
    };
    let go_on = move || {
        query.with(|view| {
            let view = view.filter(|view| view.answer.partial && view.removed.is_none())?;
            let to = Route::survey(SurveyPlace::Ask {
                survey: Some(view.answer.survey),
                customer: view.answer.customer,
                answer: Some(id),
            });
            Some(view! { <LinkButton icon=Icon::Surveys to>{text::go_on()}</LinkButton> })
        })
    };
    view! {
        <Page
            title
            above=move || view! { {above} }
            under=move || view! { {under} }
            actions=move || {
                view! {
                    {go_on}
                    <Show when=move || !is_removed.get()>
                        <Menu label=t::desk::more()>
                            <MenuItem icon=Icon::Bin danger=true on_press=remove>{text::remove()}</MenuItem>
                        </Menu>
                    </Show>
                }
            }
        >
            <div class="stack">
                {bin}
                <Answered query show=|view| view! { <Shown view /> } />
            </div>
        </Page>
    }
}

#[component]
fn Chips(view: AnswerView) -> impl IntoView {
    let answer = view.answer;
    let partial = answer
        .partial
        .then(|| view! { <Chip icon=Icon::Clock>{t::results::broken_off()}</Chip> });
    view! {
        <span>{format::instant(answer.at, InstantStyle::Medium)}</span>
        <span>{asked_word(answer.asked)}</span>
        {partial}
    }
}

#[component]
fn Shown(view: AnswerView) -> impl IntoView {
    use t::results::answer as text;
    let answer = &view.answer;
    let customer = answer
        .customer
        .zip(view.customer.clone())
        .map(|(id, name)| {
            view! {
                <Fact name=t::results::column::customer()>
                    <Link to=Route::customer(id)>{name}</Link>
                </Fact>
            }
        });
    let facts = [
        (t::results::filter::staff(), view.by.clone()),
        (
            t::results::filter::version(),
            (answer.survey_version > 0).then(|| version_word(answer.survey_version)),
        ),
        (
            t::results::column::language(),
            (!answer.language.is_empty()).then(|| language_name(&answer.language)),
        ),
        (
            text::took(),
            answer.seconds.and_then(|seconds| {
                let seconds = u64::try_from(seconds).ok().filter(|seconds| *seconds > 0)?;
                if seconds < 60 {
                    return Some(text::only_seconds(seconds));
                }
                Some(text::minutes_seconds(
                    &(seconds / 60).to_string(),
                    &format!("{:02}", seconds % 60),
                ))
            }),
        ),
        (
            t::results::column::respondent(),
            Some(answer.respondent.clone()).filter(|name| !name.is_empty()),
        ),
    ]
    .into_iter()
    .filter_map(|(name, value)| {
        let value = value?;
        Some(view! { <Fact name>{value}</Fact> })
    })
    .collect_view();
    let follow_ups = (!view.follow_ups.is_empty()).then(|| {
        let rows = view
            .follow_ups
            .clone()
            .into_iter()
            .map(follow_up_row)
            .collect_view();
        view! {
            <Card title=text::follow_ups() flush=true>
                <Rows>{rows}</Rows>
            </Card>
        }
    });
    view! {
        {follow_ups}
        <Card title=text::replies()>
            <Replies form=view.form.clone() answer=view.answer.clone() />
        </Card>
        <Card title=text::facts()>
            <Facts>{customer} {facts}</Facts>
        </Card>
    }
}

fn follow_up_row(follow_up: FollowUp) -> impl IntoView {
    use t::results::answer as text;
    let state = match (follow_up.outcome, follow_up.due) {
        (Some(outcome), _) => outcome.word().to_owned(),
        (None, Some(due)) => text::due(&format::day(due, DayStyle::Medium)),
        (None, None) => text::open().to_owned(),
    };
    let complaint = follow_up.complaint.map(|id| {
        view! { <Link to=Route::Complaint(id)>{text::complaint()}</Link> }
    });
    let result =
        (!follow_up.result.is_empty()).then(|| view! { <small>{follow_up.result.clone()}</small> });
    view! {
        <Row actions=move || view! { <LinkButton to=Route::survey(SurveyPlace::FollowUps)>{text::see_follow_ups()}</LinkButton> }>
            <div class="row-line">
                <strong class="row__title">{follow_up.what.clone()}</strong>
                <span>{state}</span>
            </div>
            {result}
            {complaint}
        </Row>
    }
}
