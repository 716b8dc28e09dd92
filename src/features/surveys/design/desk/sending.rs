//! How what is typed gets into the book: one thing after the other, in the order in which it was done.

use super::designing::{DRAFT, Designing};
use super::overlay::{as_typed, carried};
use super::part::{Part, Pending};
use crate::i18n::explain;
use crate::platform::{clock, preferences, task, timer};
use api::{AppError, DoneView, Execute, Undo};
use domain::Id;
use domain::command::{Command, Edit, FieldError, Problem, Rejection};
use domain::record::{Survey, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip};
use leptos::prelude::*;
use std::collections::VecDeque;

/// So long after the last keystroke it goes into the book: one pause, one step to undo.
const PAUSE_MILLIS: u32 = 700;
/// Steps that can be taken back here; the history has them all.
const STEPS: usize = 200;

/// Something that is to get into the book, in its turn.
pub(super) enum Job {
    /// What was typed of one record, as it stands when its turn comes.
    Typed(Id, fn(Designing, Id) -> Option<Sent>),
    Done(Command, Box<dyn FnOnce(DoneView)>),
    /// Everything before it had its turn.
    Then(Box<dyn FnOnce()>),
    /// Takes back the last step, and says so.
    Undo(&'static str),
}

/// An edit on its way.
pub(super) struct Sent {
    command: Command,
    /// The book has it.
    taken: Box<dyn FnOnce(Designing)>,
    /// The book will never have it.
    refused: fn(Designing, Id),
}

impl Designing {
    pub(super) fn after_a_pause(self) {
        let earlier = self.pause.try_update_value(Option::take).flatten();
        if let Some(earlier) = earlier {
            earlier.cancel();
        }
        let timer = timer::after(PAUSE_MILLIS, move || self.queue_typed());
        self.pause.try_set_value(Some(timer));
    }

    /// Everything that was typed and can be saved takes its place in the line.
    pub(super) fn queue_typed(self) {
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

    pub(super) fn put(self, job: Job) {
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
    pub(super) fn leave(self) {
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

pub(super) fn any_unsound<R: Part>(pending: &Pending) -> bool {
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
