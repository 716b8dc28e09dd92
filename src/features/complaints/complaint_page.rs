use super::complaint_list::number;
use crate::engine_client::{Query, use_doer, use_query};
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word, field_label, t};
use crate::platform::print;
use crate::route::Route;
use crate::ui::{
    Answered, Band, BandChip, Binding, Button, ButtonKind, Card, Chip, Fact, Facts, Icon, Link,
    Notice, NoticeKind, Page, TextArea,
};
use api::ComplaintView;
use domain::command::{Command, RecordName};
use domain::complaint::Move;
use domain::record::{Complaint, ComplaintId, ComplaintState, Remedy, Severity};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// One complaint: what was told, what was done, what can be done now.
#[component]
pub(super) fn ComplaintPage(id: ComplaintId) -> impl IntoView {
    let query = use_query(move || Some(api::ComplaintPage { id }));
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| {
                format!("{} · {}", number(view.complaint.number), view.customer_name)
            })
        })
    };
    let actions = || {
        view! {
            <Button icon=Icon::Print kind=ButtonKind::Quiet on_press=|()| print::open()>
                {t::shell::command::print()}
            </Button>
        }
    };
    view! {
        <Page
            title
            above=|| view! { <Link to=Route::complaints()>{t::shell::place::complaints()}</Link> }
            under=move || view! { <Chips query /> }
            actions
        >
            <Answered query show=move |view: ComplaintView| view! { <Told view /> } />
        </Page>
    }
}

#[component]
fn Chips(query: Query<ComplaintView>) -> impl IntoView {
    move || {
        let view = query.value()?;
        let complaint = view.complaint;
        let kind = match (complaint.kind, complaint.sub_kind) {
            (Some(kind), Some(sub)) => Some(format!("{} / {}", kind.word(), sub.word())),
            (kind, _) => kind.map(|kind| kind.word().to_owned()),
        };
        let major = complaint
            .severity
            .filter(|severity| *severity == Severity::Major);
        Some(view! {
            {view.state.map(|state| view! { <Chip>{state.word()}</Chip> })}
            {kind.map(|kind| view! { <Chip>{kind}</Chip> })}
            {major.map(|major| view! { <BandChip band=Band::Red text=major.word().to_owned() /> })}
        })
    }
}

#[component]
fn Told(view: ComplaintView) -> impl IntoView {
    use t::complaints as text;
    let doer = use_doer();
    let complaint = view.complaint.clone();
    let record = RecordName::of::<Complaint>(complaint.id);
    let removed = view.removed.is_some();
    let restore = {
        let record = record.clone();
        move |()| {
            let command = Command::Restore {
                records: vec![record.clone()],
            };
            doer.run(command, text::restored(), |_| ());
        }
    };
    let remove = move |()| {
        let command = Command::Remove {
            records: vec![record.clone()],
            reason: String::new(),
        };
        doer.run(command, text::removed(), |_| ());
    };
    let asked = complaint
        .remedies_asked
        .iter()
        .filter_map(|code| Remedy::from_code(code))
        .map(Remedy::word);
    let asked = format::list(asked.collect::<Vec<_>>());
    let label = |field: &str| field_label("complaint", field);
    let state = view.state.unwrap_or(ComplaintState::Registered);
    view! {
        {removed
            .then(|| {
                view! {
                    <Notice kind=NoticeKind::Info>
                        <p>{text::in_recycle_bin()}</p>
                        <Button on_press=restore>{text::restore()}</Button>
                    </Notice>
                }
            })}
        <div class="two-columns">
            <div class="stack">
                <Card title=label("what_happened")>
                    <p class="prose">{complaint.what_happened.clone()}</p>
                    <Facts>
                        {(!asked.is_empty())
                            .then(|| view! { <Fact name=label("remedy_asked")>{asked}</Fact> })}
                        {(!complaint.remedy_asked_note.is_empty())
                            .then(|| {
                                view! { <Fact name=label("remedy_asked_note")>{complaint.remedy_asked_note.clone()}</Fact> }
                            })}
                    </Facts>
                </Card>
                {(!removed).then(|| view! { <NextStep id=complaint.id state /> })}
                <Steps view=view.clone() />
            </div>
            <div class="stack">
                <Card title=label("customer")>
                    <p><Link to=Route::customer(complaint.customer)>{view.customer_name}</Link></p>
                    <p><small>{view.customer_phone}</small></p>
                </Card>
                <Card title=text::details()>
                    <Facts>
                        <Fact name=label("at")>{format::instant(complaint.at, InstantStyle::Medium)}</Fact>
                        {complaint.way.map(|way| view! { <Fact name=label("way")>{way.word()}</Fact> })}
                        {view.received_by.map(|by| view! { <Fact name=label("received_by")>{by}</Fact> })}
                        {view.about.map(|about| view! { <Fact name=label("about")>{about}</Fact> })}
                        {view.product.map(|product| view! { <Fact name=label("product")>{product}</Fact> })}
                        {(!complaint.complainant.is_empty())
                            .then(|| view! { <Fact name=label("complainant")>{complaint.complainant.clone()}</Fact> })}
                        {(!complaint.complainant_phone.is_empty())
                            .then(|| {
                                view! { <Fact name=label("complainant_phone")>{complaint.complainant_phone.clone()}</Fact> }
                            })}
                    </Facts>
                </Card>
                {(!removed)
                    .then(|| {
                        view! {
                            <p data-screen-only="">
                                <Button kind=ButtonKind::Quiet icon=Icon::Bin on_press=remove>{text::remove()}</Button>
                            </p>
                        }
                    })}
            </div>
        </div>
    }
}

/// What can be done now: solve an open one, take a closed one up again.
#[component]
fn NextStep(id: ComplaintId, state: ComplaintState) -> impl IntoView {
    use t::complaints as text;
    let doer = use_doer();
    let words = RwSignal::new(String::new());
    let is_open = state.is_open();
    let run = move |()| {
        let said = words.get_untracked();
        let (step, done) = if is_open {
            let solve = Move::SolveOnTheSpot {
                how: said,
                remedies: BTreeSet::new(),
                cost: None,
            };
            (solve, text::solved())
        } else {
            (Move::Reopen { why: said }, text::reopened())
        };
        let command = Command::MoveComplaint {
            complaint: id,
            step: Box::new(step),
            attachments: Vec::new(),
        };
        doer.run(command, done, move |_| {
            words.try_set(String::new());
        });
    };
    let (title, label, button) = if is_open {
        (text::solve_title(), text::how_solved(), text::solve())
    } else {
        (text::reopen_title(), text::why_reopen(), text::reopen())
    };
    view! {
        <div data-screen-only="">
            <Card title>
                <TextArea label value=Binding::from(words) rows=2 />
                <p class="toolbar">
                    <Button kind=ButtonKind::Primary busy=doer.busy() on_press=run>{button}</Button>
                </p>
            </Card>
        </div>
    }
}

#[component]
fn Steps(view: ComplaintView) -> impl IntoView {
    let steps = view
        .steps
        .into_iter()
        .map(|(step, by)| {
            let when = format::instant(step.at, InstantStyle::Short);
            let who = by.map_or_else(|| when.clone(), |by| format!("{when} · {by}"));
            view! {
                <li class="row">
                    <div class="row__text">
                        <p class="row__title"><span>{step.kind.map(Word::word)}</span></p>
                        <p>{who}</p>
                        {(!step.text.is_empty()).then(|| view! { <p class="prose">{step.text.clone()}</p> })}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <Card title=t::complaints::steps() flush=true>
            <ol class="rows">{steps}</ol>
        </Card>
    }
}
