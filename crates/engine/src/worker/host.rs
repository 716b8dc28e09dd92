use super::browser::Browser;
use super::later;
use super::post::post;
use crate::session::Session;
use api::{
    AppError, BookName, DemoLanguage, Event, FromEngine, Moment, OpenBook, OpenedView, Request,
    StorageProblem, ToEngine,
};
use js_sys::{Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use storage::indexed_db::{Expect, IndexedDb, Notice, OpenOptions, delete};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent, MessagePort};

/// How long another tab may take to let go.
const PATIENCE_MS: u32 = 2_000;

pub(super) type Book = Session<IndexedDb, Browser>;

/// The open book, and whoever listens for other tabs.
#[derive(Default)]
pub(super) struct Host {
    open: RefCell<Option<Open>>,
}

struct Open {
    session: Rc<Book>,
    tabs: Option<BroadcastChannel>,
    _on_tabs: Closure<dyn Fn(MessageEvent)>,
}

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(tabs) = &self.tabs {
            tabs.close();
        }
    }
}

impl Host {
    /// Takes a frame from the page.
    pub(super) fn hear(host: &Rc<Self>, message: &JsValue) {
        let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
        let Ok(body) = part("body").dyn_into::<Uint8Array>() else {
            return;
        };
        let Ok(frame) = postcard::from_bytes::<ToEngine>(&body.to_vec()) else {
            post(&FromEngine::Stopped);
            return;
        };
        let port = part("port").dyn_into::<MessagePort>().ok();
        let host = Rc::clone(host);
        spawn_local(async move {
            let ToEngine {
                id,
                moment,
                request,
            } = frame;
            let writes = matches!(
                request,
                Request::Execute(_)
                    | Request::AttachFile(_)
                    | Request::Undo(_)
                    | Request::ImportCommit(_)
                    | Request::Restore(_)
            );
            let result = host.answer(request, moment, port).await;
            post(&FromEngine::Reply { id, result });
            if let (true, Some(session)) = (writes, host.session()) {
                // Without the part nothing was written.
                let _missing = later::compact_if_due(session).await;
            }
        });
    }

    fn session(&self) -> Option<Rc<Book>> {
        self.open
            .borrow()
            .as_ref()
            .map(|open| Rc::clone(&open.session))
    }

    async fn answer(
        &self,
        request: Request,
        moment: Moment,
        port: Option<MessagePort>,
    ) -> Result<Vec<u8>, AppError> {
        match request {
            Request::OpenBook(ask) => {
                let view = self.open(ask, moment).await;
                postcard::to_allocvec(&view).map_err(|_too_large| AppError::Malformed)
            }
            Request::DeleteDemo(_) => {
                self.open.replace(None);
                for language in [DemoLanguage::Chinese, DemoLanguage::English] {
                    delete(name_of(BookName::Demo(language)), PATIENCE_MS)
                        .await
                        .map_err(|error| crate::session::problem_of(&error))?;
                }
                Ok(Vec::new())
            }
            request => {
                let session = self.session().ok_or(AppError::NotOpen)?;
                match session.answer_first(&request, &moment) {
                    Some(answer) => answer,
                    None => later::answer(session, request, moment, port).await?,
                }
            }
        }
    }

    async fn open(&self, ask: OpenBook, moment: Moment) -> OpenedView {
        self.open.replace(None);
        let name = name_of(ask.book);
        let expect = if ask.had_data && !ask.accept_loss {
            Expect::Data
        } else {
            Expect::Anything
        };
        let watched = Rc::new(RefCell::new(Weak::<Book>::new()));
        let closed = Rc::clone(&watched);
        let options = OpenOptions::new(name)
            .expect(expect)
            .patience_ms(PATIENCE_MS)
            .on_notice(move |notice| {
                let event = match notice {
                    Notice::BlockedByOtherTab | Notice::OpeningIsSlow => Event::OpeningBlocked,
                    Notice::GaveWayToNewerBuild => Event::StorageLost(StorageProblem::Closed),
                    Notice::GaveWayToDeletion => Event::StorageLost(StorageProblem::DataRemoved),
                    // Often the next call opens it again. Where that fails, nobody should go on working unaware.
                    Notice::ClosedByBrowser => {
                        if let Some(session) = closed.borrow().upgrade() {
                            catch_up(session);
                        }
                        return;
                    }
                };
                post(&FromEngine::Event(event));
            });
        let store = match IndexedDb::open(options).await {
            Ok(store) => store,
            Err(error) => return failed(crate::session::problem_of(&error)),
        };
        let tabs = BroadcastChannel::new(name).ok();
        let opened = match Session::open(store, Browser { tabs: tabs.clone() }).await {
            Ok(opened) => opened,
            Err(problem) => return failed(problem),
        };
        let session = Rc::new(opened.session);
        watched.replace(Rc::downgrade(&session));
        if let BookName::Demo(language) = ask.book {
            match later::fill_with_demo(Rc::clone(&session), language, moment).await {
                Ok(Ok(())) => {}
                Ok(Err(problem)) => return failed(problem),
                Err(_missing) => return failed(StorageProblem::Failed),
            }
        } else if ask.had_data
            && !ask.accept_loss
            && session.with_state(super::super::state::State::is_blank)
        {
            return OpenedView::DataRemoved;
        }
        let on_tabs = Closure::<dyn Fn(MessageEvent)>::new({
            let session = Rc::clone(&session);
            move |_event| catch_up(Rc::clone(&session))
        });
        if let Some(tabs) = &tabs {
            tabs.set_onmessage(Some(on_tabs.as_ref().unchecked_ref()));
        }
        let view = session.with_state(|state| state.ready(opened.rebuilt));
        let warm = Rc::clone(&session);
        self.open.replace(Some(Open {
            session,
            tabs,
            _on_tabs: on_tabs,
        }));
        spawn_local(async move {
            // Fetches the part as well. Where it does not come, whoever needs it asks again, and is told.
            if later::compact_if_due(Rc::clone(&warm)).await.is_ok() {
                let _missing = later::warm_up(warm, moment).await;
            }
        });
        OpenedView::Ready(view)
    }
}

/// Takes in what other tabs wrote; tells the page when the storage cannot be read.
fn catch_up(session: Rc<Book>) {
    spawn_local(async move {
        if let Err(problem) = session.catch_up().await {
            post(&FromEngine::Event(Event::StorageLost(problem)));
        }
    });
}

fn name_of(book: BookName) -> &'static str {
    match book {
        BookName::Own => "shuke",
        BookName::Demo(DemoLanguage::Chinese) => "shuke-demo-zh",
        BookName::Demo(DemoLanguage::English) => "shuke-demo-en",
    }
}

fn failed(problem: StorageProblem) -> OpenedView {
    match problem {
        StorageProblem::DataRemoved => OpenedView::DataRemoved,
        problem => OpenedView::Failed(problem),
    }
}
