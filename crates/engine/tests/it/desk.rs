//! A book on memory, asked as the page asks.

use api::{AppError, Ask, DoneView, Event, Execute, Moment, decode_reply};
use domain::command::{Command, Edit};
use domain::record::{Customer, CustomerId};
use domain::{Id, Instant};
use engine::{Session, Surroundings};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use storage::Memory;

/// 2026-11-23 12:00 in Shanghai.
pub(crate) const NOON: Moment = Moment {
    now: Instant(1_795_406_400_000),
    offset_minutes: 480,
    staff: None,
};

/// Counts up where a browser would draw.
#[derive(Clone, Default)]
pub(crate) struct Quiet {
    drawn: Rc<Cell<u8>>,
    pub(crate) events: Rc<RefCell<Vec<Event>>>,
}

impl Quiet {
    /// Draws other numbers than those that began elsewhere: another device, or another tab.
    pub(crate) fn from(drawn: u8) -> Self {
        Self {
            drawn: Rc::new(Cell::new(drawn)),
            ..Self::default()
        }
    }
}

impl Surroundings for Quiet {
    fn random(&self) -> [u8; 16] {
        self.drawn.set(self.drawn.get() + 1);
        let mut bytes = [0; 16];
        bytes[0] = self.drawn.get();
        bytes
    }

    fn tell(&self, event: Event) {
        self.events.borrow_mut().push(event);
    }

    fn announce(&self) {}

    async fn pause(&self) {}
}

/// An open book.
pub(crate) struct Desk<S = Memory> {
    pub(crate) session: Session<S, Quiet>,
}

impl<S: storage::Storage> Desk<S> {
    pub(crate) fn open(store: S, surroundings: &Quiet) -> Self {
        let opened = pollster::block_on(Session::open(store, surroundings.clone())).unwrap();
        Self {
            session: opened.session,
        }
    }

    pub(crate) fn ask<A: Ask>(&self, ask: A) -> Result<A::Reply, AppError> {
        let bytes = pollster::block_on(self.session.answer(ask.into_request(), NOON))?;
        decode_reply::<A>(&bytes)
    }

    pub(crate) fn run(&self, command: Command) -> Result<DoneView, AppError> {
        self.ask(Execute { command })
    }

    /// A new customer of this name.
    pub(crate) fn add_customer(&self, name: &str) -> CustomerId {
        let after = Customer {
            name: name.to_owned(),
            ..Customer::default()
        };
        let done = self
            .run(Command::SaveCustomer(Box::new(Edit {
                before: None,
                after,
            })))
            .unwrap();
        CustomerId(done.about.map_or(Id(0), |about| about.id))
    }
}
