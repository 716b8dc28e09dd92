use super::overlay::{Typed, carried, overlay};
use super::part::{Part, Pending};
use super::sending::{Job, any_unsound};
use crate::draft::{Draft, use_draft};
use crate::engine_client::{Engine, Query, use_engine};
use crate::i18n::{explain_field, survey_language};
use crate::platform::clock;
use crate::platform::timer::Timer;
use crate::state::{Toasts, use_toasts};
use crate::ui::Binding;
use api::{AppError, BatchName, DoneView, SurveyDesignView};
use domain::command::{Command, Edit};
use domain::record::{
    QuestionId, Survey, SurveyId, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip, recommend,
};
use domain::survey::{DraftRecords, Flaw, Form, check, form_of, templates};
use domain::{Id, Value};
use leptos::prelude::*;
use std::collections::VecDeque;

pub(super) const DRAFT: &str = "survey-design";

/// One survey being designed. What is typed is kept at once on the device, shown at once, and goes into the book at the
/// next pause, record by record; what is done by a button goes into the book at once.
#[derive(Clone, Copy)]
pub(in super::super) struct Designing {
    pub(in super::super) id: SurveyId,
    /// With everything that was typed.
    pub(in super::super) records: Memo<DraftRecords>,
    pub(in super::super) form: Memo<Form>,
    pub(in super::super) flaws: Memo<Vec<Flaw>>,
    /// What the book knows besides.
    pub(in super::super) view: Memo<SurveyDesignView>,
    /// The language that is being written.
    pub(in super::super) language: RwSignal<String>,
    /// The question that is open.
    pub(in super::super) open: RwSignal<Option<QuestionId>>,
    /// The question that is on its way to another place, and what of it had the focus.
    pub(in super::super) moved: RwSignal<Option<(QuestionId, &'static str)>>,
    pub(super) engine: Engine,
    pub(super) toasts: Toasts,
    pub(super) query: Query<SurveyDesignView>,
    /// What the book holds, as far as this page was told.
    pub(super) book: RwSignal<DraftRecords>,
    pub(super) typed: RwSignal<Vec<Typed>>,
    pub(super) pending: Draft<Pending>,
    pub(super) is_sending: RwSignal<bool>,
    /// Why what is typed does not get into the book.
    pub(super) problem: RwSignal<Option<AppError>>,
    pub(super) line: StoredValue<VecDeque<Job>, LocalStorage>,
    pub(super) pause: StoredValue<Option<Timer>, LocalStorage>,
    pub(super) steps: RwSignal<Vec<BatchName>>,
}

/// How far what is typed has come.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Keeping {
    /// In the book, every keystroke.
    Saved,
    /// Kept on this device, on its way.
    Saving,
    /// Something that cannot be saved as it is; it is kept on this device.
    Waiting,
    Problem(AppError),
    /// The device has no room even for a draft.
    NotKept,
}

impl Designing {
    pub(in super::super) fn new(
        id: SurveyId,
        query: Query<SurveyDesignView>,
        first: SurveyDesignView,
    ) -> Self {
        let book = RwSignal::new(first.records.clone());
        let typed = RwSignal::new(Vec::new());
        let pending = use_draft(DRAFT, Some(id.0), Pending::default());
        let language = {
            let known = &first.form.languages;
            let own = survey_language();
            let first = known.iter().find(|tag| *tag == own).or(known.first());
            RwSignal::new(first.cloned().unwrap_or_else(|| own.to_owned()))
        };
        let view = Memo::new(move |_| query.value().unwrap_or_else(|| first.clone()));
        let records = Memo::new(move |_| {
            book.with(|book| {
                typed.with(|typed| pending.with(|pending| overlay(book, typed, pending)))
            })
        });
        // The question every shop has is not made of records.
        let form = Memo::new(move |_| {
            let mut form = records.with(form_of);
            if id == recommend::ID && form.pages.is_empty() {
                let rules = std::mem::take(&mut form.rules);
                form = templates::recommend();
                form.rules = rules;
            }
            form
        });
        let designing = Self {
            id,
            records,
            form,
            flaws: Memo::new(move |_| form.with(check)),
            view,
            language,
            open: RwSignal::new(None),
            moved: RwSignal::new(None),
            engine: use_engine(),
            toasts: use_toasts(),
            query,
            book,
            typed,
            pending,
            is_sending: RwSignal::new(false),
            problem: RwSignal::new(None),
            line: StoredValue::new_local(VecDeque::new()),
            pause: StoredValue::new_local(None),
            steps: RwSignal::new(Vec::new()),
        };
        Effect::new(move |_| {
            let told = query.with(|view| view.map(|view| view.records.clone()));
            if let Some(told) = told {
                book.set(told);
            }
        });
        // What was typed before a reload goes on its way now.
        designing.after_a_pause();
        on_cleanup(move || designing.leave());
        designing
    }

    /// One record of the design, with everything that was typed.
    pub(in super::super) fn part<R: Part>(self, id: Id) -> Option<R> {
        self.records.with(|records| R::find(records, id).cloned())
    }

    /// Changes a record: kept first, shown then, saved at the next pause.
    pub(in super::super) fn edit<R: Part>(self, id: Id, change: impl FnOnce(&mut R)) {
        let shown = self
            .records
            .with_untracked(|records| R::find(records, id).cloned());
        let Some(shown) = shown else { return };
        let mut after = shown.clone();
        change(&mut after);
        if after == shown {
            return;
        }
        self.pending.update(|pending| {
            let edits = R::edits_mut(pending);
            match edits.iter_mut().find(|edit| edit.after.id() == id) {
                Some(edit) => edit.after = carried(&shown, &after, &edit.after),
                None => edits.push(Edit {
                    before: Some(shown),
                    after,
                }),
            }
        });
        self.problem.set(None);
        self.after_a_pause();
    }

    /// A field of a record, for a component of the kit.
    pub(in super::super) fn bind<R: Part, V>(
        self,
        id: Id,
        get: impl Fn(&R) -> V + Send + Sync + 'static,
        set: impl Fn(&mut R, V) + Send + Sync + 'static,
    ) -> Binding<V>
    where
        V: Clone + Default + PartialEq + Send + Sync + 'static,
    {
        let value = Memo::new(move |_| {
            self.records
                .with(|records| R::find(records, id).map(&get).unwrap_or_default())
        });
        Binding::new(value, move |value| {
            self.edit::<R>(id, |record| set(record, value));
        })
    }

    /// A text of a record in the language that is being written.
    pub(in super::super) fn text<R: Part>(
        self,
        id: Id,
        part: impl Into<String>,
    ) -> Binding<String> {
        let part: String = part.into();
        let key = move || format!("{part}.{}", self.language.get());
        let read = key.clone();
        let value = Memo::new(move |_| {
            let key = read();
            self.records.with(|records| {
                let text =
                    R::find(records, id).and_then(|record| record.texts()?.get(&key)?.as_text());
                text.unwrap_or_default().to_owned()
            })
        });
        Binding::new(value, move |text: String| {
            let key = untrack(&key);
            self.edit::<R>(id, |record| {
                let Some(texts) = record.texts_mut() else {
                    return;
                };
                if text.is_empty() {
                    texts.remove(&key);
                } else {
                    texts.insert(key, Value::Text(text));
                }
            });
        })
    }

    /// What is wrong with a field of a record, so that it cannot be saved.
    pub(in super::super) fn error<R: Part>(
        self,
        id: Id,
        field: &'static str,
    ) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.records.with(|records| {
                let problems = R::find(records, id)?.problems(clock::today());
                let found = problems
                    .into_iter()
                    .find(|problem| problem.field == field)?;
                Some(explain_field(found.problem))
            })
        })
    }

    /// How far it is with saving.
    pub(in super::super) fn keeping(self) -> Keeping {
        if !self.pending.is_kept().get() {
            return Keeping::NotKept;
        }
        if let Some(problem) = self.problem.get() {
            return Keeping::Problem(problem);
        }
        if self.pending.with(Pending::is_empty) {
            return if self.is_sending.get() {
                Keeping::Saving
            } else {
                Keeping::Saved
            };
        }
        if self.has_unsound() {
            Keeping::Waiting
        } else {
            Keeping::Saving
        }
    }

    fn has_unsound(self) -> bool {
        self.pending.with(|pending| {
            any_unsound::<Survey>(pending)
                || any_unsound::<SurveyPage>(pending)
                || any_unsound::<SurveyQuestion>(pending)
                || any_unsound::<SurveySkip>(pending)
                || any_unsound::<SurveyRule>(pending)
        })
    }

    /// Does something to the book, after everything that was typed.
    pub(in super::super) fn act(self, command: Command, then: impl FnOnce(DoneView) + 'static) {
        self.queue_typed();
        self.put(Job::Done(command, Box::new(then)));
    }

    /// Says that something was done.
    pub(in super::super) fn say(self, done: &'static str) {
        self.toasts.done(done);
    }

    /// Calls once everything that was typed is in the book, or cannot get there.
    pub(in super::super) fn settled(self, then: impl FnOnce() + 'static) {
        self.queue_typed();
        self.put(Job::Then(Box::new(then)));
    }

    /// Whether there is anything that [`Self::undo`] takes back.
    pub(in super::super) fn can_undo(self) -> Signal<bool> {
        Signal::derive(move || self.steps.with(|steps| !steps.is_empty()))
    }

    /// Takes back the last step that was done on this page.
    pub(in super::super) fn undo(self, done: &'static str) {
        self.queue_typed();
        self.put(Job::Undo(done));
    }

    /// Tries once more what could not be saved.
    pub(in super::super) fn try_again(self) {
        self.problem.set(None);
        self.queue_typed();
    }
}
