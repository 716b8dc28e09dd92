//! Opening a database, which may succeed at once, late, or never.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequestReadyState, IdbVersionChangeEvent,
};

use super::connection::{Connection, OnNotice};
use super::dom_error::{Doing, Failure, name_of};
use super::factory::{factory, timeout};
use super::notice::Notice;
use super::upgrades::{self, Step};
use crate::error::{DomErrorName, StorageError};

/// What to open, and how.
pub(super) struct Opening<'a> {
    pub(super) name: &'a str,
    /// The steps this build knows; their number is its format.
    pub(super) steps: &'static [Step],
    /// Whether a database that does not exist is made, or is [`StorageError::DataRemoved`].
    pub(super) create: bool,
    pub(super) patience_ms: u32,
    /// Whether to wait on when the patience has run out, or fail.
    pub(super) wait_on: bool,
    pub(super) on_notice: &'a OnNotice,
}

/// Opens the database, upgrading its format where needed.
///
/// Dropping the future is safe: a connection that comes late is closed, an upgrade that starts late
/// is taken back.
pub(super) async fn open(opening: &Opening<'_>) -> Result<Connection, StorageError> {
    let factory = factory()?;
    let supported = u32::try_from(opening.steps.len()).unwrap_or(u32::MAX);
    let request = factory
        .open_with_u32(opening.name, supported)
        .map_err(|thrown| failed(&thrown))?;
    let attempt = Attempt::new(request, opening.steps, opening.create);
    if opening.wait_on {
        attempt.wait(opening.patience_ms, opening.on_notice).await?;
    } else {
        attempt.wait_at_most(opening.patience_ms).await?;
    }
    match attempt.database() {
        Ok(database) => Ok(Connection::new(database, opening.on_notice)),
        Err(Refusal::NewerFormat) => {
            let found = format_of(&factory, opening.name, opening.patience_ms).await?;
            Err(StorageError::FormatTooNew { found, supported })
        }
        Err(Refusal::Error(error)) => Err(error),
    }
}

/// The format of a database, whatever it is; [`StorageError::DataRemoved`] when there is none, which
/// is not made by asking.
pub(super) async fn format_of(
    factory: &IdbFactory,
    name: &str,
    patience_ms: u32,
) -> Result<u32, StorageError> {
    let request = factory.open(name).map_err(|thrown| failed(&thrown))?;
    let attempt = Attempt::new(request, &[], false);
    attempt.wait_at_most(patience_ms).await?;
    match attempt.database() {
        Ok(database) => {
            let version = database.version();
            database.close();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a version is a whole number; saturating is right for an absurd one"
            )]
            Ok(version as u32)
        }
        Err(Refusal::Error(error)) => Err(error),
        Err(Refusal::NewerFormat) => Err(StorageError::Backend {
            name: DomErrorName::Version,
        }),
    }
}

enum Refusal {
    NewerFormat,
    Error(StorageError),
}

/// One request to open. Until it has been answered, the browser holds on to it, and so must we.
struct Attempt {
    state: Rc<State>,
}

struct State {
    request: IdbOpenDbRequest,
    /// Resolves at the request's end, well or not.
    settled: Promise,
    blocked: Promise,
    /// Nobody waits any more.
    abandoned: Cell<bool>,
    /// Why the upgrade was taken back, if it was.
    refused: RefCell<Option<StorageError>>,
    on_upgrade: RefCell<Option<UpgradeHandler>>,
}

type UpgradeHandler = Closure<dyn FnMut(IdbVersionChangeEvent)>;

/// What ended a wait.
#[derive(PartialEq)]
enum Woken {
    Settled,
    Blocked,
    TimeUp,
}

impl Attempt {
    fn new(request: IdbOpenDbRequest, steps: &'static [Step], create: bool) -> Self {
        let settled = Promise::new(&mut |resolve, _reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&resolve));
        });
        let blocked = Promise::new(&mut |resolve, _reject| {
            request.set_onblocked(Some(&resolve));
        });
        let state = Rc::new(State {
            request,
            settled,
            blocked,
            abandoned: Cell::new(false),
            refused: RefCell::default(),
            on_upgrade: RefCell::default(),
        });
        let on_upgrade = Closure::new({
            // Weak, or state and closure would hold each other for ever.
            let state = Rc::downgrade(&state);
            move |event: IdbVersionChangeEvent| {
                if let Some(state) = state.upgrade() {
                    state.run_upgrade(&event, steps, create);
                }
            }
        });
        state
            .request
            .set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        state.on_upgrade.replace(Some(on_upgrade));
        Self { state }
    }

    /// Waits for the answer however long that takes, but never in silence.
    async fn wait(&self, patience_ms: u32, on_notice: &OnNotice) -> Result<(), StorageError> {
        let State {
            settled, blocked, ..
        } = &*self.state;
        let mut woken = first_of(&[settled, blocked, &timeout(patience_ms)]).await?;
        if woken == Woken::TimeUp {
            on_notice(Notice::OpeningIsSlow);
            woken = first_of(&[settled, blocked]).await?;
        }
        if woken == Woken::Blocked {
            on_notice(Notice::BlockedByOtherTab);
            first_of(&[settled]).await?;
        }
        Ok(())
    }

    async fn wait_at_most(&self, patience_ms: u32) -> Result<(), StorageError> {
        match first_of(&[&self.state.settled, &timeout(patience_ms)]).await? {
            Woken::Settled => Ok(()),
            Woken::Blocked | Woken::TimeUp => Err(StorageError::BlockedByOtherTab),
        }
    }

    /// The outcome of a settled request.
    fn database(&self) -> Result<IdbDatabase, Refusal> {
        if let Some(error) = self.state.refused.take() {
            return Err(Refusal::Error(error));
        }
        let error = match self.state.request.error() {
            Ok(None) => match self.state.request.result() {
                Ok(database) => return Ok(database.unchecked_into()),
                Err(thrown) => thrown,
            },
            Ok(Some(error)) => error.into(),
            Err(thrown) => thrown,
        };
        Err(match name_of(&error) {
            DomErrorName::Version => Refusal::NewerFormat,
            _ => Refusal::Error(failed(&error)),
        })
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if self.state.request.ready_state() == IdbRequestReadyState::Done {
            return;
        }
        self.state.abandoned.set(true);
        let state = Rc::clone(&self.state);
        spawn_local(async move {
            if first_of(&[&state.settled]).await.is_ok()
                && let Ok(result) = state.request.result()
                && let Some(database) = result.dyn_ref::<IdbDatabase>()
            {
                database.close();
            }
        });
    }
}

impl State {
    fn run_upgrade(&self, event: &IdbVersionChangeEvent, steps: &[Step], create: bool) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "older than the number of steps, or the browser would not upgrade"
        )]
        let from = event.old_version() as usize;
        let refused = if from == 0 && !create {
            Some(StorageError::DataRemoved)
        } else if self.abandoned.get() {
            Some(StorageError::Aborted)
        } else {
            self.run_steps(from, steps).err()
        };
        if let Some(error) = refused {
            self.refused.replace(Some(error));
            // Takes all of it back, the making of the database included. An abort that is refused
            // finds the transaction gone, which is the same.
            if let Some(transaction) = self.request.transaction() {
                transaction.abort().ok();
            }
        }
    }

    fn run_steps(&self, from: usize, steps: &[Step]) -> Result<(), StorageError> {
        let database = self.request.result().map_err(|thrown| failed(&thrown))?;
        let Some(transaction) = self.request.transaction() else {
            return Err(StorageError::Aborted);
        };
        upgrades::run(steps, from, database.unchecked_ref(), &transaction)
            .map_err(|thrown| failed(&thrown))
    }
}

async fn first_of(promises: &[&Promise]) -> Result<Woken, StorageError> {
    let promises: Array = promises.iter().copied().collect();
    let event = JsFuture::from(Promise::race(&promises))
        .await
        .map_err(|thrown| failed(&thrown))?;
    Ok(match event.dyn_ref::<Event>().map(Event::type_) {
        Some(name) if name == "blocked" => Woken::Blocked,
        Some(_) => Woken::Settled,
        None => Woken::TimeUp,
    })
}

fn failed(thrown: &JsValue) -> StorageError {
    Failure::from_js(thrown, Doing::Opening).into_error()
}
