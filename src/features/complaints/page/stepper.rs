use super::at_hand::{EIGHT, place};
use crate::i18n::{explain_refusal, t};
use crate::ui::Icon;
use api::ComplaintView;
use domain::complaint::Standing;
use domain::record::StepKind;
use leptos::prelude::*;

/// The eight steps: done, at hand, to come. A step that cannot be made now says why when it is pressed.
#[component]
pub(super) fn Stepper(
    view: Memo<ComplaintView>,
    /// The step whose form is shown.
    #[prop(into)]
    on_choose: Callback<StepKind>,
) -> impl IntoView {
    let why = RwSignal::new(None::<String>);
    let standing = Memo::new(move |_| view.with(|view| view.standing.clone()));
    Effect::new(move |_| {
        standing.track();
        why.set(None);
    });
    let press =
        move |kind: StepKind| match standing.with_untracked(|standing| legal(standing, kind)) {
            Ok(kind) => {
                why.set(None);
                on_choose.run(kind);
            }
            Err(sentence) => why.set(Some(sentence)),
        };
    let items = move || {
        let standing = standing.get();
        let now = place(&standing);
        (1_usize..)
            .zip(EIGHT)
            .map(|(number, kind)| {
                let state = state_of(&standing, number, now);
                let is_now = state == "now";
                view! {
                    <li class="steps__item" data-state=state>
                        <button
                            type="button"
                            class="steps__button"
                            aria-current=is_now.then_some("step")
                            on:click=move |_| press(kind)
                        >
                            <span class="steps__number">{number}</span>
                            <span>{word(number)}</span>
                            <span class="visually-hidden">{spoken(state)}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="card steps-card" data-screen-only="">
            <ol class="steps" aria-label=t::desk::process()>
                {items}
            </ol>
            <p class="steps__why" role="status" hidden=move || why.with(Option::is_none)>
                {Icon::Info.view()}
                <span>{move || why.get()}</span>
            </p>
        </section>
    }
}

/// The step to be made when its place in the row is pressed, or why there is none.
fn legal(standing: &Standing, kind: StepKind) -> Result<StepKind, String> {
    // Carrying out and telling share a place.
    let choices: &[StepKind] = match kind {
        StepKind::CarriedOut => &[StepKind::CarriedOut, StepKind::Accepted, StepKind::Notified],
        StepKind::Registered => return Err(t::desk::registered_already().to_owned()),
        _ => &[kind],
    };
    let mut refused = None;
    for choice in choices {
        match standing.allows(*choice) {
            Ok(()) => return Ok(*choice),
            Err(refusal) => {
                refused.get_or_insert(refusal);
            }
        }
    }
    Err(refused.as_ref().map(explain_refusal).unwrap_or_default())
}

fn state_of(standing: &Standing, number: usize, now: usize) -> &'static str {
    let is_left_out = standing.is_valid == Some(false) && (3..=6).contains(&number);
    if now == 0 {
        if number == 1 { "done" } else { "skipped" }
    } else if is_left_out {
        "skipped"
    } else if number < now {
        "done"
    } else if number == now {
        "now"
    } else {
        "open"
    }
}

fn spoken(state: &str) -> &'static str {
    use t::desk::step_state as text;
    match state {
        "done" => text::done(),
        "now" => text::now(),
        "skipped" => text::skipped(),
        _ => text::open(),
    }
}

fn word(number: usize) -> &'static str {
    use t::desk::eight as text;
    match number {
        1 => text::record(),
        2 => text::judge(),
        3 => text::assign(),
        4 => text::analyse(),
        5 => text::propose(),
        6 => text::approve(),
        7 => text::carry_out(),
        _ => text::evaluate(),
    }
}
