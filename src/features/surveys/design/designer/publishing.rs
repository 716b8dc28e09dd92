use crate::engine_client::{use_doer, use_query};
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{explain_flaw, flaw_place, language_name, question_label, t};
use crate::platform::{focus, task, timer};
use crate::ui::{Answered, Button, ButtonKind, Dialog, Icon};
use domain::command::Command;
use domain::record::SurveyQuestion;
use domain::survey::{Flaw, Form, FormChange, changes};
use leptos::prelude::*;

/// Before a survey is published: what is in its way, or what changes.
#[component]
pub(super) fn PublishDialog(designing: Designing, open: RwSignal<bool>) -> impl IntoView {
    use t::design::publish as text;
    let doer = use_doer();
    let has_flaws = Memo::new(move |_| designing.flaws.with(|flaws| !flaws.is_empty()));
    let is_changed = Memo::new(move |_| {
        designing
            .view
            .with(|view| view.is_changed || view.editions.is_empty())
    });
    let number = Memo::new(move |_| {
        designing.view.with(|view| {
            let newest = view.editions.iter().map(|edition| edition.number).max();
            newest.unwrap_or(0).max(view.records.survey.version) + 1
        })
    });
    let title = move || {
        if has_flaws.get() {
            text::not_yet().to_owned()
        } else {
            text::version(&number.get().to_string())
        }
    };
    let publish = move |()| {
        // After everything that was typed.
        designing.settled(move || {
            let command = Command::PublishSurvey {
                survey: designing.id,
            };
            doer.run(command, text::done(), move |_| {
                open.try_set(false);
            });
        });
    };
    let may = Signal::derive(move || has_flaws.get() || !is_changed.get());
    let actions = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::ui::cancel()}</Button>
            <Button kind=ButtonKind::Primary busy=doer.busy() disabled=may on_press=publish>
                {text::publish()}
            </Button>
        }
    };
    view! {
        <Dialog open title actions sheet=true>
            {move || {
                if has_flaws.get() {
                    view! { <Flaws designing open /> }.into_any()
                } else if is_changed.get() {
                    view! { <Changes designing /> }.into_any()
                } else {
                    view! { <p>{text::nothing_changed()}</p> }.into_any()
                }
            }}
        </Dialog>
    }
}

/// Everything that is in the way, each leading to its place.
#[component]
fn Flaws(designing: Designing, open: RwSignal<bool>) -> impl IntoView {
    use t::design::publish as text;
    let items = move || {
        designing.form.with(|form| {
            designing.flaws.with(|flaws| {
                let items = flaws.iter().map(|flaw| {
                    let flaw = flaw.clone();
                    let place = flaw_place(&flaw, form);
                    let sentence = explain_flaw(&flaw, form);
                    let go = move |_| {
                        open.set(false);
                        go_to(designing, &flaw);
                    };
                    view! {
                        <li>
                            <button type="button" class="menu-row flaw-row" on:click=go>
                                {Icon::Warning.view()}
                                <span>
                                    {place.map(|place| view! { <strong>{place}</strong> })} <span>{sentence}</span>
                                </span>
                            </button>
                        </li>
                    }
                });
                items.collect_view()
            })
        })
    };
    view! {
        <p>{text::flaws_about()}</p>
        <ul class="flaw-list">{items}</ul>
    }
}

/// Opens what the flaw is about.
fn go_to(designing: Designing, flaw: &Flaw) {
    if let Flaw::TitleMissing { language }
    | Flaw::QuestionWithoutWords { language, .. }
    | Flaw::ChoiceWithoutWords { language, .. } = flaw
    {
        designing.language.set(language.clone());
    }
    let id = designing.records.with_untracked(|records| {
        let mut questions = records.questions.iter();
        let found =
            questions.find(|question: &&SurveyQuestion| flaw.question() == Some(&question.name));
        found.map(|question| question.id)
    });
    let selector = match (id, flaw.page()) {
        (Some(id), _) => {
            designing.open.set(Some(id));
            format!("#question-{id} .design-question__head")
        }
        (None, Some(page)) => format!("#page-{page} input"),
        (None, None) => ".designer__edit input".to_owned(),
    };
    task::spawn(async move {
        timer::frame().await;
        timer::frame().await;
        focus::first(&selector);
    });
}

/// What is different from what is asked now.
#[component]
fn Changes(designing: Designing) -> impl IntoView {
    use t::design::publish as text;
    let latest = designing
        .view
        .with_untracked(|view| view.editions.first().map(|edition| edition.id));
    let answers = designing.view.with_untracked(|view| view.answers);
    let Some(latest) = latest else {
        return view! { <p>{text::first()}</p> }.into_any();
    };
    let query = use_query(move || Some(api::EditionForm { id: latest }));
    view! {
        <p>{text::what_changes()}</p>
        <Answered
            query
            show=move |asked: Form| {
                let items = designing.form.with_untracked(|form| {
                    let found = changes(&asked, &form.without_rules()).into_iter();
                    found.map(|change| change_words(&change, &asked, form)).collect::<Vec<_>>()
                });
                view! {
                    <ul class="design-changes">
                        {items.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                    </ul>
                }
            }
        />
        {(answers > 0).then(|| view! { <p>{text::answers_keep(answers)}</p> })}
    }
    .into_any()
}

fn change_words(change: &FormChange, asked: &Form, form: &Form) -> String {
    use t::design::change as text;
    let now = |name: &str| question_label(form, name).unwrap_or_default();
    match change {
        FormChange::Words => text::words().to_owned(),
        FormChange::Purpose => text::purpose().to_owned(),
        FormChange::LanguageAdded(tag) => text::language_added(&language_name(tag)),
        FormChange::LanguageRemoved(tag) => text::language_removed(&language_name(tag)),
        FormChange::LanguageOrder => text::language_order().to_owned(),
        FormChange::Competitors => text::competitors().to_owned(),
        FormChange::QuestionAdded(name) => text::added(&now(name)),
        FormChange::QuestionRemoved(name) => {
            text::removed(&question_label(asked, name).unwrap_or_default())
        }
        FormChange::QuestionReworded(name) => text::reworded(&now(name)),
        FormChange::QuestionAnswering(name) => text::answering(&now(name)),
        FormChange::QuestionMeaning(name) => text::meaning(&now(name)),
        FormChange::QuestionSkips(name) => text::skips(&now(name)),
        FormChange::Order => text::order().to_owned(),
    }
}
