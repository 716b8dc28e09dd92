use crate::draft::named_in_drafts;
use crate::engine_client::{Book, Engine, Opening};
use crate::platform::{task, timer};
use api::SweepPhotos;
use leptos::prelude::*;

/// Long enough for the first page to be there and for nobody to wait on it.
const REST_MILLIS: i32 = 20_000;

/// Clears away the photos of forms that were discarded, a while after a book was opened. A photo is kept as soon as it
/// is taken, so that a crash loses none; one whose form was never handed in would lie there for ever.
pub(super) fn sweep_photos_later(engine: Engine, book: Book) {
    Effect::new(move |_| {
        if !book
            .opening()
            .with(|opening| matches!(opening, Opening::Ready(_)))
        {
            return;
        }
        task::spawn(async move {
            timer::sleep(REST_MILLIS).await;
            // Where drafts cannot be read nobody knows what they name, and nothing is cleared away.
            if let Some(drafts) = named_in_drafts() {
                // What could not be cleared away now is, after another opening.
                let _swept = engine.ask(SweepPhotos { drafts }).await;
            }
        });
    });
}
