use super::worker::{Heard, Running};
use crate::platform::clock;
use api::{AppError, Ask, Event, FromEngine, Moment, Progress, Request, StorageProblem, ToEngine};
use domain::record::StaffId;
use futures_channel::oneshot;
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};
use web_sys::MessagePort;

/// Whether page and engine can talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The worker is loading.
    Starting,
    Up,
    /// Page and engine belong to different builds; a reload brings both together.
    OtherBuild,
    /// The engine could not start, or stopped. What was saved is safe.
    Stopped,
}

/// The engine, wherever it is.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    inner: StoredValue<Inner, LocalStorage>,
    link: RwSignal<Link>,
    revision: RwSignal<u64>,
    progress: RwSignal<HashMap<u32, Progress>>,
    storage_lost: RwSignal<Option<StorageProblem>>,
    opening_blocked: RwSignal<bool>,
    staff: RwSignal<Option<StaffId>>,
}

#[derive(Default)]
struct Inner {
    worker: Option<Running>,
    /// Sent once the engine has said which build it is.
    waiting: Vec<(ToEngine, Option<MessagePort>)>,
    asked: BTreeMap<u32, oneshot::Sender<Result<Vec<u8>, AppError>>>,
    last_id: u32,
    last_task: u32,
}

impl Engine {
    /// Starts the worker.
    pub fn provide() -> Self {
        let engine = Self {
            inner: StoredValue::new_local(Inner::default()),
            link: RwSignal::new(Link::Starting),
            revision: RwSignal::new(0),
            progress: RwSignal::new(HashMap::new()),
            storage_lost: RwSignal::new(None),
            opening_blocked: RwSignal::new(false),
            staff: RwSignal::new(None),
        };
        provide_context(engine);
        match Running::start(move |heard| engine.hear(heard)) {
            Ok(worker) => engine
                .inner
                .update_value(|inner| inner.worker = Some(worker)),
            Err(_unreachable) => engine.link.set(Link::Stopped),
        }
        engine
    }

    /// Asks, and waits for the answer.
    pub async fn ask<A: Ask>(self, ask: A) -> Result<A::Reply, AppError> {
        self.ask_with_port(ask, None).await
    }

    /// As [`Self::ask`], handing the engine one end of a channel to another worker.
    pub async fn ask_with_port<A: Ask>(
        self,
        ask: A,
        port: Option<MessagePort>,
    ) -> Result<A::Reply, AppError> {
        let bytes = self.ask_for_bytes(ask.into_request(), port).await?;
        api::decode_reply::<A>(&bytes)
    }

    /// The reply as the engine sent it.
    pub(super) async fn ask_for_bytes(
        self,
        request: Request,
        port: Option<MessagePort>,
    ) -> Result<Vec<u8>, AppError> {
        let (answer, answered) = oneshot::channel();
        let moment = self.moment();
        let link = self.link.try_get_untracked().unwrap_or(Link::Stopped);
        self.inner
            .try_update_value(|inner| {
                inner.last_id = inner.last_id.wrapping_add(1);
                let frame = ToEngine {
                    id: inner.last_id,
                    moment,
                    request,
                };
                match link {
                    Link::Starting => {
                        inner.asked.insert(frame.id, answer);
                        inner.waiting.push((frame, port));
                        Ok(())
                    }
                    Link::Up => {
                        inner.asked.insert(frame.id, answer);
                        inner.send(&frame, port.as_ref())
                    }
                    Link::OtherBuild => Err(AppError::BuildMismatch),
                    Link::Stopped => Err(AppError::EngineStopped),
                }
            })
            .unwrap_or(Err(AppError::EngineStopped))?;
        answered.await.unwrap_or(Err(AppError::EngineStopped))
    }

    pub fn link(self) -> Signal<Link> {
        self.link.into()
    }

    /// Counts the changes of the book, here and in other tabs.
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// The book shown is at this revision. Another book may be at a lower one.
    pub(super) fn set_revision(self, revision: u64) {
        self.revision
            .maybe_update(|known| std::mem::replace(known, revision) != revision);
    }

    /// A name for a long task, so that its progress can be told from another's.
    pub fn fresh_task(self) -> u32 {
        let task = self.inner.try_update_value(|inner| {
            inner.last_task = inner.last_task.wrapping_add(1);
            inner.last_task
        });
        task.unwrap_or_default()
    }

    /// How far a task is.
    pub fn progress(self, task: u32) -> Signal<Option<Progress>> {
        Signal::derive(move || self.progress.with(|all| all.get(&task).copied()))
    }

    /// Set when the storage went away while the app was open.
    pub fn storage_lost(self) -> Signal<Option<StorageProblem>> {
        self.storage_lost.into()
    }

    /// Set while opening waits for another tab.
    pub(super) fn opening_blocked(self) -> Signal<bool> {
        self.opening_blocked.into()
    }

    /// The storage answers again.
    pub(super) fn storage_is_back(self) {
        self.storage_lost.try_set(None);
    }

    /// The book is about to be opened: what went wrong before is over.
    pub(super) fn begin_opening(self) {
        self.storage_lost.try_set(None);
        self.opening_blocked.try_set(false);
    }

    /// Who works on this device.
    pub fn staff(self) -> RwSignal<Option<StaffId>> {
        self.staff
    }

    fn moment(self) -> Moment {
        let now = clock::now();
        let staff = self.staff.try_get_untracked().flatten();
        Moment {
            now,
            offset_minutes: clock::offset_minutes(now),
            staff,
        }
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Stopped => self.stop(Link::Stopped, &AppError::EngineStopped),
            Heard::Frame(bytes) => match postcard::from_bytes::<FromEngine>(&bytes) {
                Ok(FromEngine::Hello { build }) if build == api::BUILD_ID => self.come_up(),
                // A frame that cannot be read comes from another build, too.
                Ok(FromEngine::Hello { .. }) | Err(_) => {
                    self.stop(Link::OtherBuild, &AppError::BuildMismatch);
                }
                Ok(FromEngine::Reply { id, result }) => self.answer(id, result),
                Ok(FromEngine::Event(event)) => self.take_event(event),
                Ok(FromEngine::Stopped) => self.stop(Link::Stopped, &AppError::EngineStopped),
            },
        }
    }

    fn come_up(self) {
        self.link.try_set(Link::Up);
        self.inner.try_update_value(|inner| {
            for (frame, port) in std::mem::take(&mut inner.waiting) {
                if let Err(error) = inner.send(&frame, port.as_ref())
                    && let Some(answer) = inner.asked.remove(&frame.id)
                {
                    // Whoever asked may have gone; then nobody wants the error.
                    let _gone = answer.send(Err(error));
                }
            }
        });
    }

    fn answer(self, id: u32, result: Result<Vec<u8>, AppError>) {
        let asked = self
            .inner
            .try_update_value(|inner| inner.asked.remove(&id))
            .flatten();
        if let Some(answer) = asked {
            let _gone = answer.send(result);
        }
    }

    fn take_event(self, event: Event) {
        match event {
            Event::Changed { revision } => {
                self.set_revision(revision);
            }
            Event::Progress(progress) => {
                self.progress
                    .try_update(|all| all.insert(progress.task, progress));
            }
            Event::OpeningBlocked => {
                self.opening_blocked.try_set(true);
            }
            Event::StorageLost(problem) => {
                self.storage_lost.try_set(Some(problem));
            }
            // Nothing is lost and nothing can be done; the data-safety page shows the size of the log.
            Event::SnapshotFailed(problem) => leptos::logging::warn!("no new snapshot: {problem}"),
        }
    }

    fn stop(self, link: Link, error: &AppError) {
        self.link.try_set(link);
        self.inner.try_update_value(|inner| {
            inner.waiting.clear();
            inner.worker = None;
            for answer in std::mem::take(&mut inner.asked).into_values() {
                let _gone = answer.send(Err(error.clone()));
            }
        });
    }
}

impl Inner {
    fn send(&mut self, frame: &ToEngine, port: Option<&MessagePort>) -> Result<(), AppError> {
        let bytes = postcard::to_allocvec(frame).map_err(|_unwritable| AppError::Malformed)?;
        let worker = self.worker.as_ref().ok_or(AppError::EngineStopped)?;
        worker
            .send(frame.id, &bytes, port)
            .map_err(|_gone| AppError::EngineStopped)
    }
}

/// The engine of the page this view belongs to.
pub fn use_engine() -> Engine {
    expect_context()
}
