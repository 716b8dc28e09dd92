use super::engine::{Engine, use_engine};
use crate::i18n::{explain, explain_field, t};
use crate::platform::task;
use crate::state::{ToastAction, Toasts, use_toasts};
use api::{AppError, BatchName, DoneView, Execute, Undo};
use domain::command::{Command, FieldError, Rejection};
use leptos::prelude::*;

/// Carries out commands, one at a time, and offers to take each back.
#[derive(Clone, Copy, Debug)]
pub struct Doer {
    engine: Engine,
    toasts: Toasts,
    busy: RwSignal<bool>,
    field_errors: RwSignal<Vec<FieldError>>,
}

/// One for each form or page that changes data.
pub fn use_doer() -> Doer {
    Doer {
        engine: use_engine(),
        toasts: use_toasts(),
        busy: RwSignal::new(false),
        field_errors: RwSignal::new(Vec::new()),
    }
}

impl Doer {
    /// A command is under way; show it on the button.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// What the rules found wrong with fields of the last command; empty after a success.
    pub fn field_errors(self) -> Signal<Vec<FieldError>> {
        self.field_errors.into()
    }

    /// What is wrong with the field of this stored name, for the field to show.
    pub fn error_for(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.field_errors.with(|errors| {
                errors
                    .iter()
                    .find(|error| error.field == field)
                    .map(|error| explain_field(error.problem))
            })
        })
    }

    /// Whether the rules found anything wrong with fields.
    pub fn has_field_errors(self) -> Signal<bool> {
        Signal::derive(move || self.field_errors.with(|errors| !errors.is_empty()))
    }

    /// Does it. Once it is durable, says `done` with an undo button and calls `then`; when it cannot be done,
    /// says why, except for errors of fields, which the form shows beside them.
    pub fn run(
        self,
        command: Command,
        done: impl Into<String>,
        then: impl FnOnce(DoneView) + 'static,
    ) {
        self.carry_out(command, done.into(), Box::new(then));
    }

    /// Not generic, so that it is in the download once.
    fn carry_out(self, command: Command, done: String, then: Box<dyn FnOnce(DoneView)>) {
        if self.busy.try_get_untracked() != Some(false) {
            return;
        }
        self.busy.set(true);
        self.field_errors.set(Vec::new());
        task::spawn(async move {
            let outcome = self.engine.ask(Execute { command }).await;
            self.busy.try_set(false);
            match outcome {
                Ok(view) => {
                    self.offer_undo(done, view.batch);
                    then(view);
                }
                Err(AppError::Rejected(Rejection::Invalid(errors))) => {
                    self.field_errors.try_set(errors);
                }
                Err(error) => {
                    self.toasts.problem(explain(&error));
                }
            }
        });
    }

    /// Says that something was done, with a button that takes the batch back.
    pub fn offer_undo(self, done: String, batch: Option<BatchName>) {
        let Some(batch) = batch else {
            self.toasts.done(done);
            return;
        };
        let run = Callback::new(move |()| self.undo(batch));
        self.toasts.done_with(
            done,
            ToastAction {
                label: t::ui::undo().to_owned(),
                run,
            },
        );
    }

    /// Takes a batch back, and says so.
    pub fn undo(self, batch: BatchName) {
        let Self { engine, toasts, .. } = self;
        task::spawn(async move {
            match engine.ask(Undo { batch }).await {
                Ok(view) if view.kept > 0 => {
                    toasts.done(t::ui::undone_partly(view.kept));
                }
                Ok(_) => {
                    toasts.done(t::ui::undone());
                }
                Err(error) => {
                    toasts.problem(explain(&error));
                }
            }
        });
    }
}
