use super::shown::staff_name;
use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::use_doer;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, field_label, t};
use crate::platform::clock;
use crate::ui::{
    Band, BandChip, Button, ButtonKind, Card, Chip, DateField, Dialog, Form, Icon, Notice, TextArea,
};
use api::ComplaintView;
use domain::command::{Command, Validate as _};
use domain::record::{Promise, PromiseOutcome};
use leptos::prelude::*;

/// What the customer was promised: seen by whoever is about to promise something else.
#[component]
pub(super) fn PromisesCard(view: Memo<ComplaintView>) -> impl IntoView {
    use t::desk::promise as text;
    let promises = Memo::new(move |_| view.with(|view| view.promises.clone()));
    let open = RwSignal::new(false);
    let aside = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=move |()| open.set(true)>{text::make()}</Button>
        }
    };
    view! {
        <Card title=text::title() aside flush=true>
            {move || {
                let promises = promises.get();
                if promises.is_empty() {
                    view! { <p class="card__empty">{text::none()}</p> }.into_any()
                } else {
                    view! {
                        <ul class="rows">
                            {promises.into_iter().map(|promise| view! { <PromiseRow promise /> }).collect_view()}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </Card>
        <Dialog open title=text::make() sheet=true>
            <PromiseForm view on_done=move |()| open.set(false) />
        </Dialog>
    }
}

/// One promise; kept or broken at a tap.
#[component]
pub(in super::super) fn PromiseRow(
    promise: Promise,
    /// The customer's name, where the page does not say it.
    #[prop(optional, into)]
    to: Option<String>,
) -> impl IntoView {
    use t::desk::promise as text;
    let doer = use_doer();
    let id = promise.id;
    let end = move |outcome: PromiseOutcome| {
        let command = Command::EndPromise {
            promise: id,
            outcome,
            note: String::new(),
        };
        doer.run(command, text::ended(outcome.word()), |_| ());
    };
    let is_open = promise.outcome.is_none();
    let until = promise.until.map(|until| {
        let day = format::day(until, DayStyle::Medium);
        text::until(&day)
    });
    let is_late = is_open && promise.until.is_some_and(|until| until < clock::today());
    let by = promise.by.and_then(staff_name);
    let detail = to
        .into_iter()
        .chain(until)
        .chain(by)
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <span>{promise.what.clone()}</span>
                    {promise.outcome.map(|outcome| view! { <Chip>{outcome.word()}</Chip> })}
                    {is_late.then(|| view! { <BandChip band=Band::Red text=text::late().to_owned() /> })}
                </p>
                <p>{detail}</p>
                {is_open
                    .then(|| {
                        view! {
                            <p class="toolbar">
                                <Button busy=doer.busy() on_press=move |()| end(PromiseOutcome::Kept)>
                                    {text::keep()}
                                </Button>
                                <Button
                                    kind=ButtonKind::Quiet
                                    busy=doer.busy()
                                    on_press=move |()| end(PromiseOutcome::Broken)
                                >
                                    {text::broken()}
                                </Button>
                            </p>
                        }
                    })}
            </div>
        </li>
    }
}

#[component]
fn PromiseForm(view: Memo<ComplaintView>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    use t::desk::promise as text;
    let doer = use_doer();
    let (customer, complaint, standing_promises) = view.with_untracked(|view| {
        (
            view.complaint.customer,
            view.complaint.id,
            view.promises.clone(),
        )
    });
    // Shown in the form below, so that nobody promises something else unseen.
    let beside = standing_promises
        .into_iter()
        .find(|promise| promise.outcome.is_none() && promise.complaint == Some(complaint));
    let seen = beside.clone();
    let draft = use_draft(
        "promise",
        Some(complaint.0),
        Promise {
            customer,
            complaint: Some(complaint),
            until: Some(clock::today()),
            ..Promise::default()
        },
    );
    let checks = use_checks(
        move || draft.with(|promise| promise.problems(clock::today())),
        doer,
    );
    let seen_id = beside.map(|promise| promise.id);
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let promise = Promise {
            beside: seen_id,
            ..draft.get_untracked()
        };
        doer.run(
            Command::MakePromise(Box::new(promise)),
            text::made(),
            move |_| {
                draft.forget();
                on_done.run(());
            },
        );
    };
    let label = |field: &str| field_label("promise", field);
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! { <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>{text::make()}</Button> }
            }
        >
            {seen
                .clone()
                .map(|seen| {
                    view! {
                        <Notice>
                            <p>{text::beside()}</p>
                            <p>
                                <strong>{seen.what}</strong>
                            </p>
                        </Notice>
                    }
                })}
            <DraftNote draft />
            <Checked checks field="what">
                <TextArea
                    label=label("what")
                    rows=2
                    required=true
                    value=draft.field(|promise| promise.what.clone(), |promise, what| promise.what = what)
                    error=checks.error("what")
                />
            </Checked>
            <Checked checks field="until">
                <DateField
                    label=label("until")
                    value=draft.field(|promise| promise.until, |promise, until| promise.until = until)
                    error=checks.error("until")
                />
            </Checked>
        </Form>
    }
}
