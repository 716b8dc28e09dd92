use crate::draft::{DraftNote, use_draft};
use crate::engine_client::{use_doer, use_engine};
use crate::features::customers::CustomerPicker;
use crate::i18n::t;
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, Card, Choice, ChoiceField, Form, Page, TextArea};
use domain::Value;
use domain::command::Command;
use domain::record::{Answer, Asked, CustomerId, recommend};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What was answered so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Reply {
    customer: Option<CustomerId>,
    score: Option<u8>,
    why: String,
}

/// The question on the tablet, large enough for a thumb.
#[component]
pub(super) fn AskPage(customer: Option<CustomerId>) -> impl IntoView {
    use t::surveys as text;
    let thanked = RwSignal::new(false);
    let router = use_router();
    let home = move || customer.map_or(Route::Today, Route::customer);
    view! {
        <Page title=text::question()>
            <Show
                when=move || thanked.get()
                fallback=move || view! { <Question customer on_done=move |()| thanked.set(true) /> }
            >
                <Card>
                    <p class="ask__thanks" role="status">{text::thanks()}</p>
                    <p class="toolbar">
                        <Button kind=ButtonKind::Primary on_press=move |()| router.replace(home())>{text::done()}</Button>
                        {customer
                            .is_none()
                            .then(|| view! { <Button on_press=move |()| thanked.set(false)>{text::next_one()}</Button> })}
                    </p>
                </Card>
            </Show>
        </Page>
    }
}

#[component]
fn Question(customer: Option<CustomerId>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    use t::surveys as text;
    let doer = use_doer();
    let staff = use_engine().staff();
    let tried = RwSignal::new(false);
    let start = Reply {
        customer,
        score: None,
        why: String::new(),
    };
    let draft = use_draft("recommend", customer.map(|id| id.0), start);
    let missing = Signal::derive(move || {
        (tried.get() && draft.with(|reply| reply.score.is_none()))
            .then(|| text::choose_score().to_owned())
    });
    let save = move |()| {
        tried.set(true);
        let reply = draft.get_untracked();
        let Some(score) = reply.score else { return };
        let mut answer = Answer {
            survey: recommend::ID,
            survey_version: 1,
            customer: reply.customer,
            at: clock::now(),
            asked: Some(Asked::Tablet),
            by: staff.get_untracked(),
            ..Answer::default()
        };
        answer
            .replies
            .insert(recommend::SCORE.to_owned(), Value::Int(score.into()));
        if !reply.why.trim().is_empty() {
            answer.replies.insert(
                recommend::WHY.to_owned(),
                Value::Text(reply.why.trim().to_owned()),
            );
        }
        doer.run(
            Command::RecordAnswer(Box::new(answer)),
            text::saved(),
            move |_| {
                draft.forget();
                on_done.run(());
            },
        );
    };
    let scores = (0..=10)
        .map(|score: u8| Choice::new(score, score.to_string()))
        .collect::<Vec<_>>();
    view! {
        <Form
            on_submit=save
            has_errors=Signal::derive(move || missing.with(Option::is_some))
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{text::give()}</Button>
                }
            }
        >
            <DraftNote draft />
            <div class="ask">
                <ChoiceField
                    label=text::scale()
                    value=draft.field(|reply| reply.score, |reply, score| reply.score = score)
                    choices=scores
                    error=missing
                    required=true
                />
            </div>
            <TextArea
                label=text::why()
                value=draft.field(|reply| reply.why.clone(), |reply, why| reply.why = why)
            />
            {customer
                .is_none()
                .then(|| {
                    view! {
                        <CustomerPicker
                            label=text::who()
                            value=draft.field(|reply| reply.customer, |reply, customer| reply.customer = customer)
                        />
                    }
                })}
        </Form>
    }
}
