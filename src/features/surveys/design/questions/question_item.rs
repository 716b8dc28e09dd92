use super::adding::{duplicate, remove_questions};
use super::layout::Layout;
use super::moving::{question_down, question_up};
use super::question_editor::QuestionEditor;
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{Word as _, t};
use crate::platform::{focus, task, timer};
use crate::ui::{Chip, Icon, IconButton};
use domain::command::Command;
use domain::record::{QuestionId, SurveyQuestion};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

const HEAD: &str = ".design-question__head";
const UP: &str = ".design-question__up button";
const DOWN: &str = ".design-question__down button";

/// One question: its number and words; opened, everything that can be set.
#[component]
pub(super) fn QuestionItem(
    designing: Designing,
    layout: Memo<Layout>,
    id: QuestionId,
) -> impl IntoView {
    use t::design::question as text;
    let number = Memo::new(move |_| layout.with(|layout| layout.number(id)).unwrap_or(0));
    let is_open = Memo::new(move |_| designing.open.get() == Some(id));
    let toggle = move |_| {
        let now = designing.open.get_untracked();
        designing.open.set((now != Some(id)).then_some(id));
    };
    // A question that was just added is there to be worded.
    Effect::new(move |_| {
        if is_open.get() {
            to(id, ".design-question__title textarea");
        }
    });
    // Whoever moves it by keyboard keeps hold of it, also on another page, where it is made anew.
    Effect::new(move |_| {
        number.track();
        let moved = designing.moved.get_untracked();
        if let Some((_, held)) = moved.filter(|(moved, _)| *moved == id) {
            designing.moved.set(None);
            to(id, held);
        }
    });
    let go = move |command: Option<Command>, held: &'static str| {
        if let Some(command) = command {
            designing.moved.set(Some((id, held)));
            designing.act(command, |_| ());
        }
    };
    let up = move |held| {
        go(
            layout.with_untracked(|layout| question_up(layout, id)),
            held,
        );
    };
    let down = move |held| {
        go(
            layout.with_untracked(|layout| question_down(layout, id)),
            held,
        );
    };
    let on_key = move |event: KeyboardEvent| {
        if !event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowUp" => {
                event.prevent_default();
                up(HEAD);
            }
            "ArrowDown" => {
                event.prevent_default();
                down(HEAD);
            }
            _ => {}
        }
    };
    let is_first = Signal::derive(move || layout.with(|layout| question_up(layout, id).is_none()));
    let is_last = Signal::derive(move || layout.with(|layout| question_down(layout, id).is_none()));
    let named = move |word: fn(&str) -> String| move || word(&number.get().to_string());
    let body = format!("question-{id}-body");
    let controls = body.clone();
    view! {
        <li class="design-question" id=format!("question-{id}") data-open=move || is_open.get().then_some("")>
            <div class="design-question__bar">
                <button
                    type="button"
                    class="design-question__head"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=controls
                    on:click=toggle
                    on:keydown=on_key
                >
                    <span class="design-question__number">{number}</span>
                    <Head designing id />
                </button>
                <div class="design-question__buttons">
                    <span class="design-question__up">
                        <IconButton icon=Icon::Up label=named(text::up) on_press=move |()| up(UP) disabled=is_first />
                    </span>
                    <span class="design-question__down">
                        <IconButton icon=Icon::Down label=named(text::down) on_press=move |()| down(DOWN) disabled=is_last />
                    </span>
                    <IconButton icon=Icon::Copy label=named(text::duplicate) on_press=move |()| duplicate(designing, id) />
                    <IconButton
                        icon=Icon::Bin
                        label=named(text::remove)
                        on_press=move |()| remove_questions(designing, &[id], None)
                    />
                </div>
            </div>
            <div id=body>
                <Show when=move || is_open.get()>
                    <QuestionEditor designing id />
                </Show>
            </div>
        </li>
    }
}

/// Moves the focus into a question, to its heading where the place cannot take it.
fn to(id: QuestionId, place: &'static str) {
    task::spawn(async move {
        timer::frame().await;
        let is_there = focus::first(&format!("#question-{id} {place}:not(:disabled)"));
        if !is_there {
            focus::first(&format!("#question-{id} {HEAD}"));
        }
    });
}

/// How it is asked, and what is known of it at a glance.
#[component]
fn Head(designing: Designing, id: QuestionId) -> impl IntoView {
    use t::design::question as text;
    let question = Memo::new(move |_| designing.part::<SurveyQuestion>(id.0));
    let title = move || {
        let language = designing.language.get();
        let name =
            question.with(|question| question.as_ref().map(|question| question.name.clone()));
        let found = designing.form.with(|form| {
            let asked = form.question(&name.unwrap_or_default())?;
            Some(asked.title.get(&language, &form.languages).to_owned())
        });
        found.filter(|title| !title.trim().is_empty())
    };
    let flaws = Memo::new(move |_| {
        question.with(|question| {
            let name = question
                .as_ref()
                .map_or("", |question| question.name.as_str());
            let own = designing.flaws.with(|flaws| {
                flaws
                    .iter()
                    .filter(|flaw| flaw.question() == Some(name))
                    .count()
            });
            u64::try_from(own).unwrap_or(0)
        })
    });
    let kind =
        move || question.with(|question| question.as_ref().and_then(|question| question.kind));
    let is_required = move || {
        question.with(|question| question.as_ref().is_some_and(|question| question.required))
    };
    let skips = move || {
        let name =
            question.with(|question| question.as_ref().map(|question| question.name.clone()));
        designing.records.with(|records| {
            records
                .skips
                .iter()
                .any(|skip| Some(&skip.after) == name.as_ref())
        })
    };
    view! {
        <span class="design-question__words">
            <span class="design-question__asked" data-empty=move || title().is_none().then_some("")>
                {move || title().unwrap_or_else(|| t::design::no_words().to_owned())}
            </span>
            <span class="design-question__facts">
                {move || kind().map(|kind| view! { <Chip>{kind.word()}</Chip> })}
                {move || is_required().then(|| view! { <Chip>{text::required_chip()}</Chip> })}
                {move || skips().then(|| view! { <Chip icon=Icon::Forward>{text::skips_chip()}</Chip> })}
                {move || {
                    let count = flaws.get();
                    (count > 0)
                        .then(|| {
                            view! {
                                <span class="chip chip--flaw">
                                    {Icon::Warning.view()} {text::flaws(count)}
                                </span>
                            }
                        })
                }}
            </span>
        </span>
    }
}
