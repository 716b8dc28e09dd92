use super::at_hand::{SIDE_STEPS, usual_steps};
use super::step_form::{StepContext, StepForm};
use crate::engine_client::{use_engine, use_query, use_shop};
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::{Word, explain_refusal, t};
use crate::ui::{Binding, Card, Choice, ChoiceField, Disclosure, SelectField};
use api::ComplaintView;
use domain::complaint::Standing;
use domain::record::{Severity, StepKind};
use leptos::prelude::*;

/// The form of the step at hand; where there is a choice, a tap changes the step.
#[component]
pub(super) fn StepCard(
    view: Memo<ComplaintView>,
    /// The step asked for by the stepper or the menu; `None` for the usual one.
    chosen: RwSignal<Option<StepKind>>,
) -> impl IntoView {
    let facts = use_query(|| Some(api::DeskFacts));
    let standing = Memo::new(move |_| view.with(|view| view.standing.clone()));
    let is_major = Memo::new(move |_| {
        view.with(|view| {
            view.standing.severity.or(view.complaint.severity) == Some(Severity::Major)
        })
    });
    let usual = Memo::new(move |_| {
        let mut steps = standing.with(usual_steps);
        steps.retain(|step| *step != StepKind::SolvedOnTheSpot || !is_major.get());
        steps
    });
    let kind = Memo::new(move |_| {
        let asked = chosen
            .get()
            .filter(|kind| standing.with(|standing| standing.allows(*kind).is_ok()));
        asked.or_else(|| usual.with(|usual| usual.first().copied()))
    });
    // Not the query itself: its answer comes anew with every change, and the form would be made anew with it.
    let rules = Memo::new(move |_| facts.with(|facts| facts.map(|facts| facts.rules.clone())));
    let on_done = Callback::new(move |()| chosen.set(None));
    let form = move || {
        let kind = kind.get()?;
        // Made anew when the step or the complaint's standing changes, never while somebody types.
        let standing = standing.get();
        let rules = rules.get()?;
        let context = view.with_untracked(|view| StepContext {
            standing,
            ..StepContext::of(view, rules)
        });
        Some(view! { <StepForm kind context on_done /> })
    };
    let title = move || {
        kind.get()
            .map_or_else(t::desk::nothing_to_do, Word::word)
            .to_owned()
    };
    view! {
        <div data-screen-only="" id="step-at-hand">
            <Card title>
                {move || {
                    let mut kinds = usual.get();
                    if let Some(kind) = kind.get() && !kinds.contains(&kind) {
                        kinds.push(kind);
                    }
                    (kinds.len() > 1)
                        .then(|| {
                            view! {
                                <ChoiceField
                                    label=t::desk::which_step()
                                    settled=true
                                    value=Binding::new(kind, move |kind| chosen.set(kind))
                                    choices=Choice::all(&kinds)
                                />
                            }
                        })
                }}
                <WhoAmI />
                {form}
                <NotNow standing />
            </Card>
        </div>
    }
}

/// Who takes this step. Offered only where somebody could be chosen and nobody is.
#[component]
fn WhoAmI() -> impl IntoView {
    let actor = use_engine().staff();
    let shop = use_shop();
    let settings = use_staff();
    let choices = staff_choices(settings, || None);
    let is_wanted = Memo::new(move |_| {
        actor.get().is_none()
            && shop.with(|view| view.is_some_and(|view| view.staff.iter().any(|staff| !staff.left)))
    });
    view! {
        <Show when=move || is_wanted.get()>
            <SelectField
                label=t::desk::who_are_you()
                help=t::desk::who_are_you_help()
                value=Binding::new(actor, move |staff| actor.set(staff))
                choices
            />
        </Show>
    }
}

/// What cannot be done now, and why.
#[component]
fn NotNow(standing: Memo<Standing>) -> impl IntoView {
    let rows = move || {
        standing.with(|standing| {
            SIDE_STEPS
                .iter()
                .filter_map(|kind| Some((*kind, standing.allows(*kind).err()?)))
                .map(|(kind, refusal)| {
                    view! {
                        <li>
                            {t::desk::filter::named(kind.word(), &explain_refusal(&refusal))}
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Disclosure label=t::desk::not_now()>
            <ul class="bullets">{rows}</ul>
        </Disclosure>
    }
}
