use super::shown::step_facts;
use super::step_fields::is_spoken;
use crate::features::complaints::photos::Photo;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word, t};
use crate::route::{PrintSheet, Route};
use crate::ui::{Band, BandChip, Card, Fact, Facts, Link};
use api::{ComplaintView, StepView};
use domain::complaint::Verdict;
use domain::record::AttachmentId;
use leptos::prelude::*;

/// Every step with who and when; nothing of it is ever taken away.
#[component]
pub(super) fn StoryCard(view: Memo<ComplaintView>) -> impl IntoView {
    let steps = Memo::new(move |_| view.with(|view| view.steps.clone()));
    view! {
        <Card title=t::complaints::steps() flush=true>
            <ol class="rows story">
                {move || {
                    let steps = steps.get();
                    let letters = letters(&steps);
                    steps
                        .into_iter()
                        .zip(letters)
                        .map(|(step, letter)| view! { <StoryStep step letter /> })
                        .collect_view()
                }}
            </ol>
        </Card>
    }
}

/// What was last told to the customer can be printed as a letter, for each kind of step.
fn letters(steps: &[StepView]) -> Vec<Option<Route>> {
    let mut seen = Vec::new();
    let mut routes = steps
        .iter()
        .rev()
        .map(|StepView { step, verdict, .. }| {
            let kind = step.kind.filter(|kind| is_spoken(*kind))?;
            if *verdict != Verdict::Counted || step.text.is_empty() || seen.contains(&kind) {
                return None;
            }
            seen.push(kind);
            Some(Route::Print(PrintSheet::ComplaintLetter(
                step.complaint,
                kind,
            )))
        })
        .collect::<Vec<_>>();
    routes.reverse();
    routes
}

#[component]
fn StoryStep(step: StepView, letter: Option<Route>) -> impl IntoView {
    let StepView { step, by, verdict } = step;
    let when = format::instant(step.at, InstantStyle::Short);
    let who = by.map_or_else(|| when.clone(), |by| format!("{when} · {by}"));
    let facts = step_facts(&step);
    let has_facts = !facts.is_empty();
    let photos = step
        .attachments
        .iter()
        .filter_map(|name| name.parse::<AttachmentId>().ok())
        .map(|id| view! { <li class="photos__item"><Photo id /></li> })
        .collect::<Vec<_>>();
    let has_photos = !photos.is_empty();
    view! {
        <li class="row story__step">
            <div class="row__text">
                <p class="row__title">
                    <span>{step.kind.map_or_else(t::desk::unknown_step, Word::word)}</span>
                    {(verdict != Verdict::Counted)
                        .then(|| view! { <BandChip band=Band::Yellow text=t::desk::same_time().to_owned() /> })}
                </p>
                <p>{who}</p>
                {(!step.text.is_empty()).then(|| view! { <p class="prose">{step.text.clone()}</p> })}
                {letter.map(|to| view! { <p><Link to>{t::desk::paper::print_letter()}</Link></p> })}
                {has_facts
                    .then(|| {
                        view! {
                            <Facts>
                                {facts
                                    .into_iter()
                                    .map(|(name, value)| view! { <Fact name>{value}</Fact> })
                                    .collect_view()}
                            </Facts>
                        }
                    })}
                {has_photos.then(|| view! { <ul class="photos">{photos.into_iter().collect_view()}</ul> })}
            </div>
        </li>
    }
}
