use super::engine::{Engine, use_engine};
use crate::platform::task;
use api::{AppError, Ask, Request};
use leptos::prelude::*;
use std::rc::Rc;

/// What is known of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryState<T> {
    /// The last good answer; stays while a newer one is asked for.
    pub value: Option<T>,
    /// Why the last question was not answered.
    pub error: Option<AppError>,
    /// A question is under way.
    pub is_asking: bool,
}

impl<T> Default for QueryState<T> {
    fn default() -> Self {
        Self {
            value: None,
            error: None,
            is_asking: true,
        }
    }
}

/// A question that is asked again whenever its inputs or the book change.
pub struct Query<T: Send + Sync + 'static> {
    state: RwSignal<QueryState<T>>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Query<T> {}

impl<T: Send + Sync + 'static> Query<T> {
    pub fn state(self) -> Signal<QueryState<T>> {
        self.state.into()
    }

    /// Reads the last good answer.
    pub fn with<R>(self, read: impl FnOnce(Option<&T>) -> R) -> R {
        self.state.with(|state| read(state.value.as_ref()))
    }

    /// The last good answer.
    pub fn value(self) -> Option<T>
    where
        T: Clone,
    {
        self.state.with(|state| state.value.clone())
    }

    /// Asks once more, after an error.
    pub fn ask_again(self) {
        self.again.notify();
    }
}

/// Asks what `question` makes of the signals it reads; `None` asks nothing and keeps what is known.
///
/// One question is under way at a time: while it is, only the newest of the following ones is kept, so typing
/// never queues up work, and an old answer never replaces a newer one.
pub fn use_query<A>(question: impl Fn() -> Option<A> + 'static) -> Query<A::Reply>
where
    A: Ask + 'static,
    A::Reply: PartialEq + Send + Sync + 'static,
{
    let engine = use_engine();
    let query = Query {
        state: RwSignal::new(QueryState::default()),
        again: Trigger::new(),
    };
    let line = StoredValue::new_local(Line {
        is_busy: false,
        next: None,
        asking: Rc::new(move || {
            query
                .state
                .maybe_update(|state| !std::mem::replace(&mut state.is_asking, true));
        }),
        settle: Rc::new(move |answer| {
            settle(
                query.state,
                answer.and_then(|bytes| api::decode_reply::<A>(&bytes)),
            );
        }),
    });
    watch(
        engine,
        query.again,
        line,
        Box::new(move || question().map(Ask::into_request)),
    );
    query
}

/// One question under way, and at most one behind it. It knows requests and bytes only: every type of
/// question would otherwise bring its own copy of this code into the download.
struct Line {
    is_busy: bool,
    next: Option<Request>,
    asking: Rc<dyn Fn()>,
    settle: Rc<dyn Fn(Result<Vec<u8>, AppError>)>,
}

fn watch(
    engine: Engine,
    again: Trigger,
    line: StoredValue<Line, LocalStorage>,
    question: Box<dyn Fn() -> Option<Request>>,
) {
    Effect::new(move |_| {
        again.track();
        engine.revision().track();
        if let Some(request) = question() {
            put(engine, line, request);
        }
    });
}

fn put(engine: Engine, line: StoredValue<Line, LocalStorage>, request: Request) {
    let first = line.try_update_value(|line| {
        if line.is_busy {
            line.next = Some(request);
            None
        } else {
            line.is_busy = true;
            Some((request, Rc::clone(&line.asking), Rc::clone(&line.settle)))
        }
    });
    let Some((mut request, asking, settle)) = first.flatten() else {
        return;
    };
    asking();
    task::spawn(async move {
        loop {
            let answer = engine.ask_for_bytes(request, None).await;
            let next = line.try_update_value(|line| {
                line.is_busy = line.next.is_some();
                line.next.take()
            });
            match next {
                // The view is gone, and with it everybody who wanted to know.
                None => return,
                Some(Some(newer)) => request = newer,
                Some(None) => {
                    settle(answer);
                    return;
                }
            }
        }
    });
}

/// Tells the view only what is new to it.
fn settle<T: PartialEq + Send + Sync + 'static>(
    state: RwSignal<QueryState<T>>,
    answer: Result<T, AppError>,
) {
    if state.is_disposed() {
        return;
    }
    state.maybe_update(|state| {
        let was_asking = std::mem::replace(&mut state.is_asking, false);
        let is_new = match answer {
            Ok(value) => {
                let had_error = state.error.take().is_some();
                let is_new = state.value.as_ref() != Some(&value);
                if is_new {
                    state.value = Some(value);
                }
                is_new || had_error
            }
            Err(error) => {
                state.error = Some(error);
                true
            }
        };
        was_asking || is_new
    });
}
