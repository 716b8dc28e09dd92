use crate::engine_client::Engine;
use api::{AppError, Ask, Window};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Some rows of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TablePage<T> {
    /// How many rows the table has.
    pub total: u32,
    /// The rows of the window asked for; fewer at the end.
    pub rows: Vec<T>,
}

type Fetched<T> = Pin<Box<dyn Future<Output = Result<TablePage<T>, AppError>>>>;

/// Where a table's rows come from.
pub struct TableSource<T> {
    fetch: Arc<dyn Fn(Window) -> Fetched<T> + Send + Sync>,
}

impl<T> Clone for TableSource<T> {
    fn clone(&self) -> Self {
        Self {
            fetch: Arc::clone(&self.fetch),
        }
    }
}

impl<T: 'static> TableSource<T> {
    /// Rows from anywhere.
    pub fn new<F>(fetch: impl Fn(Window) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<TablePage<T>, AppError>> + 'static,
    {
        Self {
            fetch: Arc::new(move |window| Box::pin(fetch(window))),
        }
    }

    /// Rows from the engine: `ask` puts the question for a window (reading the list state without tracking it),
    /// `page` takes the rows out of the answer.
    pub fn from_engine<A: Ask + 'static>(
        engine: Engine,
        ask: impl Fn(Window) -> A + Send + Sync + 'static,
        page: fn(A::Reply) -> TablePage<T>,
    ) -> Self {
        Self::new(move |window| {
            let asked = ask(window);
            async move { engine.ask(asked).await.map(page) }
        })
    }

    pub(super) fn fetch(&self, window: Window) -> Fetched<T> {
        (self.fetch)(window)
    }
}
