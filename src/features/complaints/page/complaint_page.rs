use super::actions_card::ActionsCard;
use super::at_hand::SIDE_STEPS;
use super::changes_card::ChangesCard;
use super::customer_card::CustomerCard;
use super::joining::{MergeDialog, SplitDialog};
use super::promises_card::PromisesCard;
use super::similar_card::SimilarCard;
use super::step_card::StepCard;
use super::stepper::Stepper;
use super::story_card::StoryCard;
use super::told_card::ToldCard;
use crate::engine_client::{Query, use_doer, use_query};
use crate::features::complaints::{clock_chip, number};
use crate::features::returns::ReturnsCard;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word as _, t};
use crate::platform::focus;
use crate::route::{PrintSheet, Route};
use crate::ui::{
    Band, BandChip, Button, Chip, FirstAnswer, Icon, Link, LinkButton, Menu, MenuItem, Notice,
    NoticeKind, Page,
};
use api::{ComplaintView, ReturnsOf};
use domain::command::{Command, RecordName};
use domain::complaint::Escalation;
use domain::record::{Complaint, ComplaintId, Severity, StepKind};
use leptos::prelude::*;

/// One complaint: what was told, what was done, what can be done now.
#[component]
pub(in super::super) fn ComplaintPage(id: ComplaintId) -> impl IntoView {
    let query = use_query(move || Some(api::ComplaintPage { id }));
    let chosen = RwSignal::new(None::<StepKind>);
    let title = move || {
        query.with(|view| {
            view.map_or_else(String::new, |view| headline(&view.complaint.what_happened))
        })
    };
    let above = move || {
        view! {
            <Link to=Route::complaints()>{t::shell::place::complaints()}</Link>
            {move || query.with(|view| view.map(where_from))}
        }
    };
    let actions = move || {
        view! {
            <LinkButton icon=Icon::Print to=Route::Print(PrintSheet::Complaint(id))>
                {t::desk::print_form()}
            </LinkButton>
            <SideMenu query chosen />
        }
    };
    view! {
        <Page title above under=move || view! { <Chips query /> } actions>
            <FirstAnswer
                query
                show=move |first: ComplaintView| {
                    let view = Memo::new(move |_| query.value().unwrap_or_else(|| first.clone()));
                    view! { <Desk view chosen /> }
                }
            />
        </Page>
    }
}

/// The first sentence of what happened, short enough for a heading.
fn headline(what_happened: &str) -> String {
    let first = what_happened
        .split(['。', '\n', '！', '!', '；', ';'])
        .next()
        .and_then(|sentence| sentence.split(". ").next())
        .unwrap_or_default();
    format::shortened(first, 48)
}

/// ` / C-0147 · 11月22日 09:12 · 电话 · 小林受理`
fn where_from(view: &ComplaintView) -> String {
    let complaint = &view.complaint;
    let mut parts = vec![
        number(complaint.number),
        format::instant(complaint.at, InstantStyle::Short),
    ];
    parts.extend(complaint.way.map(|way| way.word().to_owned()));
    parts.extend(view.received_by.as_deref().map(t::desk::received_by));
    format!(" / {}", parts.join(" · "))
}

/// Who is to be warned, and how far it has climbed.
pub(in super::super) fn escalation_words(warning: &Escalation) -> String {
    match &warning.warn {
        Some(person) => t::desk::warn(warning.rung.word(), &person.name),
        None => warning.rung.word().to_owned(),
    }
}

#[component]
fn Chips(query: Query<ComplaintView>) -> impl IntoView {
    move || {
        let view = query.value()?;
        let ComplaintView {
            complaint,
            standing,
            clocks,
            escalation,
            ..
        } = view;
        let kind = match (complaint.kind, complaint.sub_kind) {
            (Some(kind), Some(sub)) => Some(format!("{} / {}", kind.word(), sub.word())),
            (kind, _) => kind.map(|kind| kind.word().to_owned()),
        };
        let severity = standing.severity.or(complaint.severity);
        let major = severity.filter(|severity| *severity == Severity::Major);
        let is_safety_case = standing.is_safety_case || complaint.safety;
        let serious = match (major, is_safety_case) {
            (Some(major), true) => Some(format!("{} · {}", major.word(), t::desk::safety())),
            (Some(major), false) => Some(major.word().to_owned()),
            (None, true) => Some(t::desk::safety().to_owned()),
            (None, false) => None,
        };
        let is_repeat = standing.is_repeat || complaint.repeat_of.is_some();
        Some(view! {
            <Chip>{standing.state.word()}</Chip>
            {kind.map(|kind| view! { <Chip>{kind}</Chip> })}
            {serious.map(|text| view! { <BandChip band=Band::Red text /> })}
            {clocks.map(|clocks| clocks.all().map(clock_chip).into_iter().collect_view())}
            {escalation.map(|warning| view! { <BandChip band=Band::Orange text=escalation_words(&warning) /> })}
            {is_repeat.then(|| view! { <BandChip band=Band::Yellow text=t::desk::repeat().to_owned() /> })}
            {(standing.times_reopened > 0)
                .then(|| {
                    view! { <BandChip band=Band::Orange text=t::desk::reopened(u64::from(standing.times_reopened)) /> }
                })}
        })
    }
}

/// What lies beside the straight way; only what can be done now.
#[component]
fn SideMenu(query: Query<ComplaintView>, chosen: RwSignal<Option<StepKind>>) -> impl IntoView {
    let doer = use_doer();
    let is_merging = RwSignal::new(false);
    let is_splitting = RwSignal::new(false);
    let standing = Memo::new(move |_| query.with(|view| view.map(|view| view.standing.clone())));
    let allowed = move |kind: StepKind| {
        standing.with(|standing| {
            standing
                .as_ref()
                .is_some_and(|standing| standing.allows(kind).is_ok())
        })
    };
    let go = move |kind: StepKind| {
        move |()| {
            chosen.set(Some(kind));
            focus::first("#step-at-hand textarea, #step-at-hand input, #step-at-hand select");
        }
    };
    let steps = move || {
        SIDE_STEPS
            .iter()
            .copied()
            .filter(|kind| allowed(*kind))
            .map(|kind| view! { <MenuItem on_press=go(kind)>{kind.word()}</MenuItem> })
            .collect_view()
    };
    let view = Memo::new(move |_| query.value().unwrap_or_default());
    let can_merge = Memo::new(move |_| {
        allowed(StepKind::MergedInto) && view.with(|view| !view.siblings.is_empty())
    });
    let can_split = Memo::new(move |_| allowed(StepKind::SplitOff));
    let remove = move |()| {
        let id = view.with_untracked(|view| view.complaint.id);
        let command = Command::Remove {
            records: vec![RecordName::of::<Complaint>(id)],
            reason: String::new(),
        };
        doer.run(command, t::complaints::removed(), |_| ());
    };
    view! {
        <Menu label=t::desk::more() with_word=true>
            {steps}
            <Show when=move || can_merge.get()>
                <MenuItem icon=Icon::Merge on_press=move |()| is_merging.set(true)>{t::desk::merge::title()}</MenuItem>
            </Show>
            <Show when=move || can_split.get()>
                <MenuItem on_press=move |()| is_splitting.set(true)>{t::desk::split::title()}</MenuItem>
            </Show>
            <MenuItem icon=Icon::Bin danger=true on_press=remove>{t::complaints::remove()}</MenuItem>
        </Menu>
        <MergeDialog view open=is_merging />
        <SplitDialog view open=is_splitting />
    }
}

#[component]
fn Desk(view: Memo<ComplaintView>, chosen: RwSignal<Option<StepKind>>) -> impl IntoView {
    let is_removed = Memo::new(move |_| view.with(|view| view.removed.is_some()));
    let id = Memo::new(move |_| view.with(|view| view.complaint.id));
    let elsewhere = Memo::new(move |_| view.with(|view| view.standing.merged_into));
    view! {
        <Show when=move || is_removed.get()>
            <Removed view />
        </Show>
        {move || {
            elsewhere
                .get()
                .map(|other| {
                    view! {
                        <Notice>
                            <p>
                                <Link to=Route::Complaint(other)>{t::desk::goes_on_there()}</Link>
                            </p>
                        </Notice>
                    }
                })
        }}
        <Stepper view on_choose=move |kind| chosen.set(Some(kind)) />
        <div class="two-columns">
            <div class="stack">
                <Show when=move || !is_removed.get()>
                    <StepCard view chosen />
                </Show>
                <ToldCard view on_choose=move |kind| chosen.set(Some(kind)) />
                <StoryCard view />
                <ChangesCard view />
            </div>
            <div class="stack">
                <CustomerCard view />
                <SimilarCard view />
                <PromisesCard view />
                <ActionsCard view />
                {move || view! { <ReturnsCard of=ReturnsOf::Complaint(id.get()) /> }}
            </div>
        </div>
    }
}

#[component]
fn Removed(view: Memo<ComplaintView>) -> impl IntoView {
    use t::complaints as text;
    let doer = use_doer();
    let restore = move |()| {
        let id = view.with_untracked(|view| view.complaint.id);
        let command = Command::Restore {
            records: vec![RecordName::of::<Complaint>(id)],
        };
        doer.run(command, text::restored(), |_| ());
    };
    view! {
        <Notice kind=NoticeKind::Info>
            <p>{text::in_recycle_bin()}</p>
            <Button on_press=restore>{text::restore()}</Button>
        </Notice>
    }
}
