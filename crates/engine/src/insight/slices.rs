use crate::session::{Session, Surroundings};
use api::{AppError, Event, Progress, Stage, StopWorking};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use storage::Storage;

/// What is being worked out.
#[derive(Default)]
pub(crate) struct Tasks {
    running: RefCell<FxHashMap<u32, Rc<Cell<bool>>>>,
    /// One calculation at a time: the second one that wants the same finds it kept.
    pub(super) turn: async_lock::Mutex<()>,
}

/// A calculation under way. Between its slices others are answered.
pub(super) struct Slices<'a, W> {
    surroundings: &'a W,
    tasks: &'a Tasks,
    task: u32,
    is_stopped: Rc<Cell<bool>>,
    told: Cell<u64>,
    /// The part of the whole that the present step makes: from, to.
    part: Cell<(f64, f64)>,
}

impl<W: Surroundings> Slices<'_, W> {
    /// The step that follows takes the work from one share of the whole to another.
    pub(super) fn step(&self, from: f64, to: f64) {
        self.part.set((from, to));
    }

    /// Lets others run. `share` of the present step is done.
    pub(super) async fn pause(&self, share: f64) -> Result<(), AppError> {
        let (from, to) = self.part.get();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a hundred"
        )]
        let percent = ((from + (to - from) * share.clamp(0.0, 1.0)) * 100.0) as u64;
        if percent > self.told.get() {
            self.told.set(percent);
            self.surroundings.tell(Event::Progress(Progress {
                task: self.task,
                stage: Stage::Working,
                done: percent,
                total: 100,
            }));
        }
        self.surroundings.pause().await;
        if self.is_stopped.get() {
            return Err(AppError::Cancelled);
        }
        Ok(())
    }
}

impl<W> Drop for Slices<'_, W> {
    fn drop(&mut self) {
        self.tasks.running.borrow_mut().remove(&self.task);
    }
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    pub(super) fn slices(&self, task: u32) -> Slices<'_, W> {
        let is_stopped = Rc::new(Cell::new(false));
        self.tasks
            .running
            .borrow_mut()
            .insert(task, Rc::clone(&is_stopped));
        Slices {
            surroundings: &self.surroundings,
            tasks: &self.tasks,
            task,
            is_stopped,
            told: Cell::new(0),
            part: Cell::new((0.0, 1.0)),
        }
    }

    /// Stops a calculation at its next pause.
    pub(crate) fn stop_working(&self, ask: StopWorking) {
        if let Some(stopped) = self.tasks.running.borrow().get(&ask.task) {
            stopped.set(true);
        }
    }
}
