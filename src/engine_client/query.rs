use super::engine::{Engine, use_engine};
use crate::platform::task;
use api::{AppError, Ask};
use leptos::prelude::*;

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
    });
    Effect::new(move |_| {
        query.again.track();
        engine.revision().track();
        if let Some(ask) = question() {
            put(engine, query, line, ask);
        }
    });
    query
}

/// One question under way, and at most one behind it.
struct Line<A> {
    is_busy: bool,
    next: Option<A>,
}

fn put<A>(engine: Engine, query: Query<A::Reply>, line: StoredValue<Line<A>, LocalStorage>, ask: A)
where
    A: Ask + 'static,
    A::Reply: PartialEq + Send + Sync + 'static,
{
    let first = line.try_update_value(|line| {
        if line.is_busy {
            line.next = Some(ask);
            None
        } else {
            line.is_busy = true;
            Some(ask)
        }
    });
    let Some(mut ask) = first.flatten() else {
        return;
    };
    query
        .state
        .maybe_update(|state| !std::mem::replace(&mut state.is_asking, true));
    task::spawn(async move {
        loop {
            let answer = engine.ask(ask).await;
            let next = line.try_update_value(|line| {
                line.is_busy = line.next.is_some();
                line.next.take()
            });
            match next {
                // The view is gone, and with it everybody who wanted to know.
                None => return,
                Some(Some(newer)) => ask = newer,
                Some(None) => {
                    settle(query.state, answer);
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
