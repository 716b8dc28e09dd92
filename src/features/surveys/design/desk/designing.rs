use super::overlay::{Typed, as_typed, carried, overlay};
use super::part::{Part, Pending};
use crate::draft::{Draft, use_draft};
use crate::engine_client::{Engine, Query, use_engine};
use crate::i18n::{explain, explain_field, survey_language};
use crate::platform::timer::{self, Timer};
use crate::platform::{clock, preferences, task};
use crate::state::{Toasts, use_toasts};
use crate::ui::Binding;
use api::{AppError, BatchName, DoneView, Execute, SurveyDesignView, Undo};
use domain::command::{Command, Edit, FieldError, Problem, Rejection};
use domain::record::{
    QuestionId, Survey, SurveyId, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip, recommend,
};
use domain::survey::{DraftRecords, Flaw, Form, check, form_of, templates};
use domain::{Id, Value};
use leptos::prelude::*;
use std::collections::VecDeque;

/// So long after the last keystroke it goes into the book: one pause, one step to undo.
const PAUSE_MILLIS: u32 = 700;
/// Steps that can be taken back here; the history has them all.
const STEPS: usize = 200;
const DRAFT: &str = "survey-design";

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
    engine: Engine,
    toasts: Toasts,
    query: Query<SurveyDesignView>,
    /// What the book holds, as far as this page was told.
    book: RwSignal<DraftRecords>,
    typed: RwSignal<Vec<Typed>>,
    pending: Draft<Pending>,
    is_sending: RwSignal<bool>,
    /// Why what is typed does not get into the book.
    problem: RwSignal<Option<AppError>>,
    line: StoredValue<VecDeque<Job>, LocalStorage>,
    pause: StoredValue<Option<Timer>, LocalStorage>,
    steps: RwSignal<Vec<BatchName>>,
}

/// Something that is to get into the book, in its turn.
enum Job {
    /// What was typed of one record, as it stands when its turn comes.
    Typed(Id, fn(Designing, Id) -> Option<Sent>),
    Done(Command, Box<dyn FnOnce(DoneView)>),
    /// Everything before it had its turn.
    Then(Box<dyn FnOnce()>),
    /// Takes back the last step, and says so.
    Undo(&'static str),
}

/// An edit on its way.
struct Sent {
    command: Command,
    /// The book has it.
    taken: Box<dyn FnOnce(Designing)>,
    /// The book will never have it.
    refused: fn(Designing, Id),
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

    async fn take_back(self, done: &'static str) {
        let Some(batch) = self.steps.try_update(Vec::pop).flatten() else {
            return;
        };
        match self.engine.ask(Undo { batch }).await {
            Ok(_) => {
                self.typed.try_update(Vec::clear);
                // Told before it was undone or after; a later answer comes by itself.
                let told = self.query.state().try_with_untracked(|state| {
                    state.value.as_ref().map(|view| view.records.clone())
                });
                if let Some(told) = told.flatten() {
                    self.book.try_set(told);
                }
                self.toasts.done(done);
            }
            Err(error) => {
                self.toasts.problem(explain(&error));
            }
        }
    }

    /// Tries once more what could not be saved.
    pub(in super::super) fn try_again(self) {
        self.problem.set(None);
        self.queue_typed();
    }

    fn after_a_pause(self) {
        let earlier = self.pause.try_update_value(Option::take).flatten();
        if let Some(earlier) = earlier {
            earlier.cancel();
        }
        let timer = timer::after(PAUSE_MILLIS, move || self.queue_typed());
        self.pause.try_set_value(Some(timer));
    }

    /// Everything that was typed and can be saved takes its place in the line.
    fn queue_typed(self) {
        self.queue_edits::<Survey>();
        self.queue_edits::<SurveyPage>();
        self.queue_edits::<SurveyQuestion>();
        self.queue_edits::<SurveySkip>();
        self.queue_edits::<SurveyRule>();
    }

    fn queue_edits<R: Part>(self) {
        let Some(pending) = self.pending.try_get_untracked() else {
            return;
        };
        for edit in R::edits(&pending).iter().filter(|edit| is_sound(edit)) {
            self.put(Job::Typed(edit.after.id(), prepared::<R>));
        }
    }

    fn put(self, job: Job) {
        self.line.try_update_value(|line| line.push_back(job));
        if self.is_sending.try_get_untracked() == Some(false) {
            self.is_sending.set(true);
            task::spawn(self.send());
        }
    }

    async fn send(self) {
        while let Some(job) = self.line.try_update_value(VecDeque::pop_front).flatten() {
            match job {
                Job::Typed(id, prepare) => self.send_typed(id, prepare).await,
                Job::Undo(done) => self.take_back(done).await,
                Job::Then(then) => then(),
                Job::Done(command, then) => match self.engine.ask(Execute { command }).await {
                    Ok(done) => {
                        self.note(&done);
                        then(done);
                    }
                    Err(error) => {
                        self.toasts.problem(explain(&error));
                    }
                },
            }
        }
        self.is_sending.try_set(false);
    }

    async fn send_typed(self, id: Id, prepare: fn(Self, Id) -> Option<Sent>) {
        let Some(sent) = prepare(self, id) else {
            return;
        };
        match self
            .engine
            .ask(Execute {
                command: sent.command,
            })
            .await
        {
            Ok(done) => {
                self.note(&done);
                (sent.taken)(self);
            }
            Err(AppError::Rejected(Rejection::Invalid(errors))) if !is_gone(&errors) => {
                let rejection = Rejection::Invalid(errors);
                self.problem.try_set(Some(AppError::Rejected(rejection)));
            }
            // What it belongs to, or names, is not there any more.
            Err(AppError::Rejected(rejection)) => {
                (sent.refused)(self, id);
                self.toasts.problem(explain(&AppError::Rejected(rejection)));
            }
            Err(error) => {
                self.problem.try_set(Some(error));
            }
        }
    }

    fn note(self, done: &DoneView) {
        if let Some(batch) = done.batch {
            self.steps.try_update(|steps| {
                steps.push(batch);
                if steps.len() > STEPS {
                    steps.remove(0);
                }
            });
        }
    }

    /// The book took an edit: what was typed meanwhile stays on its way.
    fn settle<R: Part>(self, sent: &Edit<R>) {
        let (Some(before), after) = (&sent.before, &sent.after) else {
            return;
        };
        let id = after.id();
        let typed = as_typed(before, after);
        self.typed.try_update(|known| {
            known.retain(|one| {
                !typed
                    .iter()
                    .any(|new| (new.id, &new.field) == (one.id, &one.field))
            });
            known.extend(typed);
        });
        self.book.try_update(|book| {
            let held = R::all(book).iter_mut().find(|record| record.id() == id);
            if let Some(record) = held {
                *record = carried(before, after, record);
            }
        });
        self.drop_edit(|pending| {
            for edit in R::edits_mut(pending) {
                if edit.after.id() == id {
                    edit.before = Some(after.clone());
                }
            }
            R::edits_mut(pending).retain(|edit| edit.before.as_ref() != Some(&edit.after));
        });
    }

    fn drop_edit(self, change: impl FnOnce(&mut Pending)) {
        if self.is_sending.try_get_untracked().is_some() {
            self.pending.update(change);
        }
    }

    /// The page goes away: what is typed still gets into the book.
    fn leave(self) {
        let Some(pending) = self.pending.try_get_untracked() else {
            return;
        };
        if pending.is_empty() {
            return;
        }
        let (engine, name) = (self.engine, format!("draft.{DRAFT}.{}", self.id.0));
        task::spawn(async move {
            let commands = commands_of::<Survey>(&pending)
                .chain(commands_of::<SurveyPage>(&pending))
                .chain(commands_of::<SurveyQuestion>(&pending))
                .chain(commands_of::<SurveySkip>(&pending))
                .chain(commands_of::<SurveyRule>(&pending));
            let mut all = true;
            for command in commands {
                all &= engine.ask(Execute { command }).await.is_ok();
            }
            let is_same =
                preferences::read::<KeptForm>(&name).is_some_and(|kept| kept.form == pending);
            if all && is_same {
                preferences::remove(&name);
            }
        });
    }
}

/// A draft as it lies in the browser.
#[derive(serde::Deserialize)]
struct KeptForm {
    form: Pending,
}

fn prepared<R: Part>(designing: Designing, id: Id) -> Option<Sent> {
    let pending = designing.pending.try_get_untracked()?;
    let mut edits = R::edits(&pending).iter().filter(|edit| is_sound(edit));
    let edit = edits.find(|edit| edit.after.id() == id)?.clone();
    Some(Sent {
        command: R::command(edit.clone()),
        taken: Box::new(move |designing| designing.settle(&edit)),
        refused: |designing, id| {
            designing.drop_edit(|pending| {
                R::edits_mut(pending).retain(|edit| edit.after.id() != id);
            });
        },
    })
}

fn commands_of<R: Part>(pending: &Pending) -> impl Iterator<Item = Command> {
    let edits = R::edits(pending).iter();
    edits.cloned().map(R::command)
}

fn any_unsound<R: Part>(pending: &Pending) -> bool {
    R::edits(pending).iter().any(|edit| !is_sound(edit))
}

/// The rules would take it; they ask about fields that are changed only.
fn is_sound<R: Part>(edit: &Edit<R>) -> bool {
    let today = clock::today();
    let known = edit
        .before
        .as_ref()
        .map(|before| before.problems(today))
        .unwrap_or_default();
    let problems = edit.after.problems(today);
    problems.iter().all(|problem| known.contains(problem))
}

fn is_gone(errors: &[FieldError]) -> bool {
    errors
        .iter()
        .any(|error| error.problem == Problem::NotThere)
}
