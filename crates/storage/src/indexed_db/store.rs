//! The handle: keeps a connection, and gets a new one when the browser took it away.

use std::cell::{Cell, RefCell};
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::connection::{Connection, OnNotice};
use super::dom_error::Failure;
use super::notice::Notice;
use super::opening::{self, Opening};
use super::upgrades::{STEPS, Step};
use super::{reading, writing};
use crate::contract::{Entry, Key, Limit, Series, Storage, StoreId, Write};
use crate::error::{StorageError, Unavailability};

/// What the app knows from elsewhere about the database it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Nothing: one is made where none is.
    Anything,
    /// There must be one; none, and none is made, is [`StorageError::DataRemoved`].
    Data,
    /// It must be this one; any other, or none, is [`StorageError::DataRemoved`].
    Store(StoreId),
}

/// How to open a database.
pub struct OpenOptions {
    name: String,
    expect: Expect,
    patience_ms: u32,
    on_notice: OnNotice,
    steps: &'static [Step],
}

impl OpenOptions {
    /// Opens the database of this name with nothing expected, two seconds of patience, and nobody
    /// told.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            expect: Expect::Anything,
            patience_ms: 2_000,
            on_notice: Rc::new(|_| {}),
            steps: STEPS,
        }
    }

    /// What must be there.
    #[must_use]
    pub fn expect(mut self, expect: Expect) -> Self {
        self.expect = expect;
        self
    }

    /// How long the browser may take to open before the app is told ([`Notice::OpeningIsSlow`]) or,
    /// when a lost connection is opened again during a call, the call fails with
    /// [`StorageError::BlockedByOtherTab`].
    #[must_use]
    pub fn patience_ms(mut self, patience_ms: u32) -> Self {
        self.patience_ms = patience_ms;
        self
    }

    /// Whom to tell.
    #[must_use]
    pub fn on_notice(mut self, on_notice: impl Fn(Notice) + 'static) -> Self {
        self.on_notice = Rc::new(on_notice);
        self
    }

    /// Opens as a build would whose format is one newer, so that a test can have both.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn as_newer_build(mut self) -> Self {
        const NEWER: &[Step] = &{
            let mut steps: [Step; STEPS.len() + 1] = [|_, _| Ok(()); STEPS.len() + 1];
            let mut index = 0;
            while index < STEPS.len() {
                steps[index] = STEPS[index];
                index += 1;
            }
            steps
        };
        self.steps = NEWER;
        self
    }
}

/// A store in IndexedDB. Clones share the connection.
#[derive(Clone)]
pub struct IndexedDb {
    shared: Rc<Shared>,
}

struct Shared {
    id: StoreId,
    options: OpenOptions,
    connection: RefCell<Rc<Connection>>,
}

impl IndexedDb {
    /// Opens or makes the database, and brings its format up to this build's.
    ///
    /// Waits as long as another tab is in the way; [`Notice`]s say so.
    pub async fn open(options: OpenOptions) -> Result<Self, StorageError> {
        let create = options.expect == Expect::Anything;
        let connection = connect(&options, create, true).await?;
        let id = reading::store_id(connection.database())
            .await
            .map_err(Failure::into_error)?;
        if let Expect::Store(expected) = options.expect
            && expected != id
        {
            return Err(StorageError::DataRemoved);
        }
        let shared = Rc::new(Shared {
            id,
            options,
            connection: RefCell::new(Rc::new(connection)),
        });
        Ok(Self { shared })
    }

    /// Runs a call; when the connection is or gets lost, once more on a new one.
    async fn run<T>(
        &self,
        call: impl AsyncFn(&Connection) -> Result<T, Failure>,
    ) -> Result<T, StorageError> {
        let connection = self.shared.connection.borrow().clone();
        if connection.is_open() {
            match call(&connection).await {
                Err(Failure::Lost(_)) => {}
                done => return done.map_err(Failure::into_error),
            }
        }
        let connection = self.reconnect(&connection).await?;
        call(&connection).await.map_err(Failure::into_error)
    }

    /// A connection other than the lost one, to the same store.
    async fn reconnect(&self, lost: &Rc<Connection>) -> Result<Rc<Connection>, StorageError> {
        if let Some(connection) = self.newer_than(lost) {
            return Ok(connection);
        }
        // None is made: an empty database in the place of the lost one would look like a new shop.
        let connection = connect(&self.shared.options, false, false)
            .await
            .map_err(|error| match error {
                StorageError::Unavailable {
                    why: Unavailability::Refused,
                } => StorageError::Closed,
                error => error,
            })?;
        let id = reading::store_id(connection.database())
            .await
            .map_err(Failure::into_error)?;
        if id != self.shared.id {
            return Err(StorageError::DataRemoved);
        }
        // Another call may have been here first; one connection is enough.
        if let Some(connection) = self.newer_than(lost) {
            return Ok(connection);
        }
        let connection = Rc::new(connection);
        self.shared.connection.replace(Rc::clone(&connection));
        Ok(connection)
    }

    fn newer_than(&self, lost: &Rc<Connection>) -> Option<Rc<Connection>> {
        let current = self.shared.connection.borrow();
        (!Rc::ptr_eq(&current, lost) && current.is_open()).then(|| Rc::clone(&current))
    }

    /// Whether the value under a taken key is the one this commit was to add: the first attempt has
    /// landed although its answer was lost, and with it the whole commit.
    async fn landed(&self, taken: &Key, writes: &[Write]) -> bool {
        let stored = self.get(taken.clone()).await;
        writes.iter().any(|write| {
            matches!((write, &stored), (Write::Add { key, bytes }, Ok(Some(stored)))
                if key == taken && bytes == stored)
        })
    }
}

impl Storage for IndexedDb {
    fn store_id(&self) -> StoreId {
        self.shared.id
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        if writes.is_empty() {
            return Ok(());
        }
        writes.iter().try_for_each(Write::check)?;
        let attempts = Cell::new(0_u8);
        let committed = self
            .run(async |connection| {
                attempts.set(attempts.get().saturating_add(1));
                writing::commit(connection.database(), &writes).await
            })
            .await;
        match committed {
            Err(StorageError::Taken { key })
                if attempts.get() > 1 && self.landed(&key, &writes).await =>
            {
                Ok(())
            }
            committed => committed,
        }
    }

    async fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        keys.iter().try_for_each(Key::check)?;
        self.run(async |connection| reading::get_many(connection.database(), keys).await)
            .await
    }

    async fn page(
        &self,
        series: Series,
        numbers: RangeInclusive<u64>,
        limit: Limit,
    ) -> Result<Vec<Entry>, StorageError> {
        self.run(async |connection| {
            reading::page(connection.database(), series, numbers.clone(), limit).await
        })
        .await
    }

    async fn last_number(&self, series: Series) -> Result<Option<u64>, StorageError> {
        self.run(async |connection| reading::last_number(connection.database(), series).await)
            .await
    }
}

async fn connect(
    options: &OpenOptions,
    create: bool,
    wait_on: bool,
) -> Result<Connection, StorageError> {
    let opening = Opening {
        name: &options.name,
        steps: options.steps,
        create,
        patience_ms: options.patience_ms,
        wait_on,
        on_notice: &options.on_notice,
    };
    opening::open(&opening).await
}
