use crate::engine_client::use_doer;
use crate::features::surveys::results::Replies;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::t;
use crate::route::{Route, SurveyPlace};
use crate::ui::{Button, ButtonKind, Card, Fact, Facts, Icon, Link, Notice, NoticeKind};
use domain::Instant;
use domain::command::Command;
use domain::record::{Answer, AnswerId};
use domain::survey::Form;
use leptos::prelude::*;

/// An answer that holds, not written yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Arrived {
    pub(super) answer: Answer,
    pub(super) form: Form,
    pub(super) survey: String,
    pub(super) customer: Option<String>,
    pub(super) at: Instant,
    pub(super) is_counted: bool,
}

/// Shows what came, and counts it when told to.
#[component]
pub(super) fn Came(
    arrived: Arrived,
    /// On with the next one.
    #[prop(into)]
    on_next: Callback<()>,
) -> impl IntoView {
    use t::sharing::scan as text;
    let doer = use_doer();
    let counted = RwSignal::new(None::<AnswerId>);
    let Arrived {
        answer,
        form,
        survey,
        customer,
        at,
        is_counted,
    } = arrived;
    let survey = if survey.is_empty() {
        t::surveys::recommend_title().to_owned()
    } else {
        survey
    };
    let whom = customer.unwrap_or_else(|| text::somebody().to_owned());
    let known = answer.id;
    let handed_in = answer.clone();
    let count = move |()| {
        let command = Command::RecordAnswer(Box::new(handed_in.clone()));
        doer.run(command, text::counted(), move |done| {
            let id = done.about.map_or(known, |about| AnswerId(about.id));
            counted.try_set(Some(id));
        });
    };
    let to_answer = move |id| {
        view! { <Link to=Route::survey(SurveyPlace::Answer(id))>{text::see_answer()}</Link> }
    };
    let buttons = move || {
        let next = view! { <Button on_press=on_next>{text::next()}</Button> };
        match counted.get() {
            Some(id) => view! {
                <p role="status">{Icon::Check.view()} {text::counted()} " " {to_answer(id)}</p>
                <p class="toolbar">{next}</p>
            }
            .into_any(),
            None if is_counted => view! {
                <Notice kind=NoticeKind::Info>
                    <p role="status">{text::counted_before()}</p>
                    <p>{to_answer(known)}</p>
                </Notice>
                <p class="toolbar">{next}</p>
            }
            .into_any(),
            None => view! {
                <p class="toolbar">
                    <Button kind=ButtonKind::Primary icon=Icon::Check busy=doer.busy() on_press=count.clone()>
                        {text::count()}
                    </Button>
                    <Button on_press=on_next>{text::discard()}</Button>
                </p>
            }
            .into_any(),
        }
    };
    view! {
        <Card title=text::came()>
            <Facts>
                <Fact name=text::survey()>{survey}</Fact>
                <Fact name=text::from()>{whom}</Fact>
                <Fact name=text::at()>{format::instant(at, InstantStyle::Medium)}</Fact>
            </Facts>
            {answer.partial.then(|| view! { <p>{text::partial()}</p> })}
            <Replies form answer />
            {buttons}
        </Card>
    }
}
