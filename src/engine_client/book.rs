use super::engine::{Engine, use_engine};
use crate::i18n::{self, Locale, format};
use crate::platform::{page, persistence, preferences, task, timer};
use api::{
    AppError, BookFacts, BookName, DeleteDemo, DemoLanguage, OpenBook, OpenedView, ReadyView,
    StorageProblem,
};
use leptos::prelude::*;

/// How far opening is, and how it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Opening {
    /// The engine is loading or reading.
    Underway,
    Ready(ReadyView),
    /// There was data on this device and the browser removed it.
    DataRemoved,
    Failed(StorageProblem),
    /// The engine could not be asked.
    Unreachable(AppError),
}

/// The book that is open.
#[derive(Clone, Copy, Debug)]
pub struct Book {
    engine: Engine,
    name: RwSignal<BookName>,
    opening: RwSignal<Opening>,
    /// Was empty when it was opened, and the reader has not begun yet.
    is_first_run: RwSignal<bool>,
    /// The reader has left the welcome: an empty book that is opened anew does not lead back to it.
    has_begun: StoredValue<bool>,
    /// The revision at which the book was opened: only what comes after it was written since.
    opened_at: StoredValue<u64>,
}

/// Outside IndexedDB, so that data removed by the browser is never shown as an empty shop.
const HAD_DATA: &str = "had_data";
/// When a lost storage is looked at again; later it takes a reload.
const LOOK_AGAIN_MILLIS: [i32; 4] = [100, 400, 1_000, 3_000];
const ASKED_TO_PERSIST: &str = "asked_to_persist";
/// The demo stays open over a reload.
const BOOK: &str = "book";

impl Book {
    /// Opens the book that was open last.
    pub fn provide() -> Self {
        let book = Self {
            engine: use_engine(),
            name: RwSignal::new(preferences::read(BOOK).unwrap_or(BookName::Own)),
            opening: RwSignal::new(Opening::Underway),
            is_first_run: RwSignal::new(false),
            has_begun: StoredValue::new(false),
            opened_at: StoredValue::new(0),
        };
        provide_context(book);
        book.open(false);
        Effect::new(move |first: Option<()>| {
            let revision = book.engine.revision().get();
            // An empty book has a revision too; marking it would turn the next visit into a false alarm.
            let is_written = first.is_some() && revision > book.opened_at.get_value();
            let is_ready = matches!(book.opening.get_untracked(), Opening::Ready(_));
            if is_written && is_ready && book.name.get_untracked() == BookName::Own {
                remember_data();
                ask_to_persist();
                // Written in another tab, perhaps, while this one still stands at the welcome.
                book.is_first_run.maybe_update(std::mem::take);
            }
        });
        book.watch_over();
        book
    }

    /// Nobody waits in silence for another tab, and nobody goes on working on data that are gone.
    fn watch_over(self) {
        let blocked = self.engine.opening_blocked();
        let lost = self.engine.storage_lost();
        Effect::new(move |_| {
            // The engine waits on, so the book may open all the same.
            if blocked.get() && self.opening.get_untracked() == Opening::Underway {
                let problem = StorageProblem::BlockedByOtherTab;
                self.opening.set(Opening::Failed(problem));
            }
        });
        Effect::new(move |_| {
            let Some(problem) = lost.get() else { return };
            if !matches!(self.opening.get_untracked(), Opening::Ready(_)) {
                return;
            }
            match problem {
                StorageProblem::DataRemoved => self.face_removal(),
                // While a browser removes data, it says no more than that it cannot.
                StorageProblem::Failed | StorageProblem::Closed => self.look_again(),
                _ => {}
            }
        });
    }

    /// Finds out whether a lost storage is back or gone.
    fn look_again(self) {
        task::spawn(async move {
            for pause in LOOK_AGAIN_MILLIS {
                timer::sleep(pause).await;
                match self.engine.ask(BookFacts).await {
                    Ok(_) => return self.engine.storage_is_back(),
                    Err(AppError::Storage(StorageProblem::DataRemoved)) => {
                        return self.face_removal();
                    }
                    Err(_) => {}
                }
            }
        });
    }

    /// The data were removed under the open app.
    fn face_removal(self) {
        let was_blank = matches!(
            self.opening.get_untracked(),
            Opening::Ready(ready) if ready.first_run
        ) && self.engine.revision().get_untracked() == self.opened_at.get_value();
        if self.name.get_untracked() != BookName::Own {
            self.switch_to(BookName::Own);
        } else if was_blank {
            self.open(false);
        } else {
            // The mark may have gone with the data.
            remember_data();
            self.opening.set(Opening::DataRemoved);
        }
    }

    pub fn opening(self) -> Signal<Opening> {
        self.opening.into()
    }

    /// The demo shows its banner.
    pub fn is_demo(self) -> Signal<bool> {
        Signal::derive(move || self.name.get() != BookName::Own)
    }

    /// Nothing has ever been written, and the welcome has not been left.
    pub fn is_first_run(self) -> Signal<bool> {
        self.is_first_run.into()
    }

    /// Leaves the welcome for the empty app.
    pub fn begin(self) {
        self.has_begun.set_value(true);
        self.is_first_run.set(false);
    }

    /// Opens the book again after something went wrong.
    pub fn try_again(self) {
        self.open(false);
    }

    /// Starts with an empty book although there was data: the reader was told, and chose it.
    pub fn accept_loss(self) {
        self.has_begun.set_value(false);
        self.open(true);
    }

    /// Shows the demo shop in the language of the page.
    pub fn open_demo(self) {
        let language = match i18n::current() {
            Locale::Zh => DemoLanguage::Chinese,
            Locale::En => DemoLanguage::English,
        };
        self.switch_to(BookName::Demo(language));
    }

    /// Deletes the demo book and goes back to the shop's own.
    pub fn leave_demo(self) {
        self.opening.set(Opening::Underway);
        task::spawn(async move {
            // A demo book that cannot be deleted is only room lost; the own book opens all the same.
            if let Err(error) = self.engine.ask(DeleteDemo).await {
                leptos::logging::warn!("the demo was not deleted: {error}");
            }
            self.switch_to(BookName::Own);
        });
    }

    fn switch_to(self, name: BookName) {
        self.name.set(name);
        preferences::write(BOOK, &name);
        self.open(false);
    }

    fn open(self, accept_loss: bool) {
        let book = self.name.get_untracked();
        let is_own = book == BookName::Own;
        let had_data = is_own && preferences::read(HAD_DATA).unwrap_or(false);
        self.engine.begin_opening();
        self.opening.set(Opening::Underway);
        task::spawn(async move {
            let opened = self
                .engine
                .ask(OpenBook {
                    book,
                    had_data,
                    accept_loss,
                })
                .await;
            let opening = match opened {
                Ok(OpenedView::Ready(ready)) => {
                    self.take_over(&ready, is_own);
                    Opening::Ready(ready)
                }
                Ok(OpenedView::DataRemoved) => Opening::DataRemoved,
                Ok(OpenedView::Failed(problem)) => Opening::Failed(problem),
                Err(error) => Opening::Unreachable(error),
            };
            self.opening.try_set(opening);
            page::announce_ready();
        });
    }

    fn take_over(self, ready: &ReadyView, is_own: bool) {
        self.opened_at.try_set_value(ready.revision);
        self.engine.set_revision(ready.revision);
        format::set_shop(&ready.shop.currency, &ready.shop.time_zone);
        let has_begun = self.has_begun.try_get_value().unwrap_or(false);
        self.is_first_run
            .try_set(is_own && ready.first_run && !has_begun);
        if is_own {
            if ready.first_run {
                preferences::remove(HAD_DATA);
            } else {
                remember_data();
            }
        }
    }
}

/// Asked once, right after the first change was saved: now there is something to keep, and the reader sees why a
/// browser might ask.
fn ask_to_persist() {
    if preferences::read(ASKED_TO_PERSIST) == Some(true) {
        return;
    }
    preferences::write(ASKED_TO_PERSIST, &true);
    task::spawn(async {
        if persistence::is_persisted().await != Some(true) {
            // The data-safety page shows the answer.
            persistence::persist().await;
        }
    });
}

fn remember_data() {
    if preferences::read(HAD_DATA) != Some(true) {
        preferences::write(HAD_DATA, &true);
    }
}

/// The book of the page this view belongs to.
pub fn use_book() -> Book {
    expect_context()
}
