use super::adding::next_position;
use super::condition_fields::{Tested, condition_fields};
use super::default_condition;
use super::flaw_notes::{FlawNotes, is_about_skips};
use super::layout::Layout;
use super::pick::Pick;
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{page_label, question_label, t};
use crate::ui::{Binding, Button, ButtonKind, Choice, Icon, IconButton};
use domain::command::{Command, Edit, RecordName};
use domain::record::{QuestionId, SkipId, SurveyPageId, SurveyQuestion, SurveySkip};
use domain::survey::{Form, Question};
use leptos::prelude::*;

/// Where a skip leads.
#[derive(Clone, Debug, Default, PartialEq)]
enum Goal {
    #[default]
    End,
    Question(String),
    Page(SurveyPageId),
}

/// Where one goes on after this question, in sentences; the next question follows where none applies.
#[component]
pub(super) fn SkipsEditor(designing: Designing, id: QuestionId) -> impl IntoView {
    use t::design::skips as text;
    let name = Memo::new(move |_| {
        let question = designing.part::<SurveyQuestion>(id.0);
        question.map(|question| question.name).unwrap_or_default()
    });
    let skips = Memo::new(move |_| {
        let name = name.get();
        designing.records.with(|records| {
            let own = records.skips.iter().filter(|skip| skip.after == name);
            let mut own: Vec<_> = own.map(|skip| (skip.position, skip.id)).collect();
            own.sort_unstable();
            own.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let add = move |()| {
        let name = name.get_untracked();
        let Some(question) = designing
            .form
            .with_untracked(|form| form.question(&name).cloned())
        else {
            return;
        };
        let (test, value) = default_condition(&question);
        let position = designing.records.with_untracked(|records| {
            let own = records.skips.iter().filter(|skip| skip.after == name);
            next_position(own.map(|skip| skip.position))
        });
        let skip = SurveySkip {
            survey: designing.id,
            after: name,
            test: Some(test),
            value,
            position,
            ..SurveySkip::default()
        };
        let command = Command::SaveSkip(Box::new(Edit {
            before: None,
            after: skip,
        }));
        designing.act(command, |_| ());
    };
    let is_here = move |flaw: &domain::survey::Flaw| {
        is_about_skips(flaw) && name.with_untracked(|name| flaw.question() == Some(name))
    };
    view! {
        <fieldset class="design-skips">
            <legend>{text::title()}</legend>
            <Show when=move || skips.with(Vec::is_empty)>
                <p class="design-skips__none">{text::none()}</p>
            </Show>
            <ol class="design-skips__list">
                <For each=move || skips.get() key=|skip| *skip let:skip>
                    <SkipSentence designing question=id name skip />
                </For>
            </ol>
            <FlawNotes designing is_here />
            <p class="toolbar">
                <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=add>
                    {text::add()}
                </Button>
            </p>
        </fieldset>
    }
}

#[component]
fn SkipSentence(
    designing: Designing,
    question: QuestionId,
    name: Memo<String>,
    skip: SkipId,
) -> impl IntoView {
    use t::design::skips as text;
    let about_name = Memo::new(move |_| {
        let about = designing.part::<SurveySkip>(skip.0).map(|skip| skip.about);
        about
            .filter(|about| !about.is_empty())
            .unwrap_or_else(|| name.get())
    });
    let about = Memo::new(move |_| {
        let name = about_name.get();
        designing.form.with(|form| form.question(&name).cloned())
    });
    let about_value = Binding::new(
        Memo::new(move |_| Some(about_name.get())),
        move |chosen: Option<String>| look_at(designing, skip, name, chosen),
    );
    let about_choices = Signal::derive(move || earlier(designing, question, name));
    let tested: Binding<Tested> = designing.bind::<SurveySkip, Tested>(
        skip.0,
        |skip| (skip.test, skip.value.clone()),
        |skip, (test, value)| {
            skip.test = test;
            skip.value = value;
        },
    );
    let goal = Binding::new(
        Memo::new(move |_| {
            designing
                .part::<SurveySkip>(skip.0)
                .map(|skip| goal_of(&skip))
        }),
        move |goal: Option<Goal>| {
            if let Some(goal) = goal {
                designing.edit::<SurveySkip>(skip.0, |skip| lead_to(skip, goal));
            }
        },
    );
    let goals = Signal::derive(move || goals(designing, question));
    let is_lost = Signal::derive(move || {
        let goal = goal.get();
        goals.with(|goals| goal.is_some_and(|goal| goals.iter().all(|choice| choice.value != goal)))
    });
    let remove = move |()| {
        let records = vec![RecordName::of::<SurveySkip>(skip)];
        let reason = String::new();
        designing.act(Command::Remove { records, reason }, |_| ());
    };
    view! {
        <li class="design-sentence">
            <span>{text::if_reply_to()}</span>
            <Pick label=text::which_question() value=about_value choices=about_choices />
            {condition_fields(about, designing.form, tested)}
            <span>{text::go_to()}</span>
            <Pick label=text::where_to() value=goal choices=goals invalid=is_lost />
            <IconButton icon=Icon::Close label=text::remove() on_press=remove />
        </li>
    }
}

/// Another question is looked at; the test has to fit it.
fn look_at(designing: Designing, skip: SkipId, own: Memo<String>, chosen: Option<String>) {
    let Some(chosen) = chosen else { return };
    let question = designing
        .form
        .with_untracked(|form| form.question(&chosen).cloned());
    let Some(question) = question else { return };
    let (test, value) = default_condition(&question);
    let about = if chosen == own.get_untracked() {
        String::new()
    } else {
        chosen
    };
    designing.edit::<SurveySkip>(skip.0, |skip| {
        skip.about = about;
        skip.test = Some(test);
        skip.value = value;
    });
}

/// This question, and those before it.
fn earlier(designing: Designing, id: QuestionId, name: Memo<String>) -> Vec<Choice<String>> {
    let number = designing
        .records
        .with(|records| Layout::of(records).number(id));
    let name = name.get();
    designing.form.with(|form| {
        let before = form.questions().take(number.unwrap_or(1).saturating_sub(1));
        let own = Choice::new(name.clone(), t::design::skips::this_question());
        let before = before.map(|question| labelled(form, question));
        std::iter::once(own).chain(before).collect()
    })
}

fn labelled(form: &Form, question: &Question) -> Choice<String> {
    Choice::new(
        question.name.clone(),
        question_label(form, &question.name).unwrap_or_default(),
    )
}

/// What comes later: questions, pages, the end.
fn goals(designing: Designing, id: QuestionId) -> Vec<Choice<Goal>> {
    let layout = designing.records.with(Layout::of);
    let number = layout.number(id).unwrap_or(0);
    let own_page = layout.place(id).map_or(0, |(page, _)| page);
    designing.form.with(|form| {
        let later = form.questions().skip(number);
        let later = later.map(|question| {
            let label = question_label(form, &question.name).unwrap_or_default();
            Choice::new(Goal::Question(question.name.clone()), label)
        });
        let pages = layout.page_ids().into_iter().skip(own_page + 1);
        let pages = pages.map(|page| {
            let label = page_label(form, &page.to_string()).unwrap_or_default();
            Choice::new(Goal::Page(page), label)
        });
        let end = Choice::new(Goal::End, t::design::skips::the_end());
        later.chain(pages).chain([end]).collect()
    })
}

fn goal_of(skip: &SurveySkip) -> Goal {
    match skip.to_page {
        _ if !skip.to_question.is_empty() => Goal::Question(skip.to_question.clone()),
        Some(page) => Goal::Page(page),
        None => Goal::End,
    }
}

fn lead_to(skip: &mut SurveySkip, goal: Goal) {
    skip.to_question.clear();
    skip.to_page = None;
    match goal {
        Goal::End => {}
        Goal::Question(name) => skip.to_question = name,
        Goal::Page(page) => skip.to_page = Some(page),
    }
}
