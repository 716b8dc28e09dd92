//! What the engine does after the first screen, in a program of its own that is fetched as soon as the book is open:
//! writing, the owner's questions, import and export, the demo shop. Like the page's parts (`src/app/split.rs`), and
//! there from the start in a build that is not split.
//!
//! A split point is reached through an import that the build redirects; whatever is reached through these alone goes
//! into the other program.

use super::host::Book;
use api::{AppError, DemoLanguage, Moment, Request, StorageProblem};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::MessagePort;

/// The work, begun once it is awaited.
type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// Every split point is declared and called in the same way.
macro_rules! split_points {
    ($($(#[$doc:meta])* fn $name:ident as $point:ident($($argument:ident: $kind:ty),*) -> $output:ty $work:block)+) => {
        #[cfg(split)]
        #[allow(
            unsafe_code,
            reason = "what the macro makes of a split point: an import, an export and a loader"
        )]
        mod points {
            #[allow(clippy::wildcard_imports, reason = "the names above")]
            use super::*;
            use wasm_split_helpers::{SplitLoaderError, wasm_split};

            $(
                #[wasm_split(engine_later, fallible)]
                pub(super) fn $point($($argument: $kind),*) -> Result<Work<$output>, SplitLoaderError> {
                    Ok(Box::pin(async move $work))
                }
            )+
        }

        $(
            $(#[$doc])*
            #[cfg(split)]
            pub(super) async fn $name($($argument: $kind),*) -> Result<$output, AppError> {
                match points::$point($($argument),*).await {
                    Ok(work) => Ok(work.await),
                    Err(_missing) => Err(AppError::PartMissing),
                }
            }

            $(#[$doc])*
            #[cfg(not(split))]
            pub(super) fn $name($($argument: $kind),*) -> impl Future<Output = Result<$output, AppError>> {
                let work: Work<$output> = Box::pin(async move $work);
                async move { Ok(work.await) }
            }
        )+
    };
}

split_points! {
    /// Answers any request about an open book.
    fn answer as answer_point(
        session: Rc<Book>, request: Request, moment: Moment, port: Option<MessagePort>
    ) -> Result<Vec<u8>, AppError> {
        match port {
            Some(port) => crate::transfer::answer_with_port(&session, request, moment, port).await,
            None => session.answer(request, moment).await,
        }
    }

    /// Writes the demo shop into a blank book.
    fn fill_with_demo as demo_point(
        session: Rc<Book>, language: DemoLanguage, moment: Moment
    ) -> Result<(), StorageProblem> {
        session.fill_with_demo(language, moment).await
    }

    /// Writes a snapshot when enough has changed.
    fn compact_if_due as compact_point(session: Rc<Book>) -> () {
        session.compact_if_due().await;
    }

    /// Works out beforehand what is asked for first.
    fn warm_up as warm_point(session: Rc<Book>, moment: Moment) -> () {
        session.warm_up(moment).await;
    }
}
