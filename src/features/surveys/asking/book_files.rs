use super::FileStore;
use super::inputs::Keeping;
use crate::engine_client::use_engine;
use crate::features::complaints::{Photo, PhotoProps};
use crate::i18n::{explain, t};
use crate::platform::task;
use api::{AppError, AttachFile};
use domain::record::{Attachment, AttachmentId};
use leptos::prelude::*;

/// Photos and signatures are kept in the book at once, and named by the answer when it is handed in.
pub(in crate::features::surveys) fn book_files() -> FileStore {
    let engine = use_engine();
    FileStore {
        keep: Callback::new(move |(photo, name, told): Keeping| {
            let attachment = Attachment {
                name,
                mime: photo.mime,
                width: Some(photo.width.into()),
                height: Some(photo.height.into()),
                ..Attachment::default()
            };
            let bytes = photo.bytes;
            task::spawn(async move {
                let done = engine.ask(AttachFile { attachment, bytes }).await;
                let about = done.and_then(|done| done.about.ok_or(AppError::NotThere));
                told.run(
                    about
                        .map(|about| AttachmentId(about.id))
                        .map_err(|error| explain(&error)),
                );
            });
        }),
        show: Callback::new(|id| {
            let words = t::asking::picture();
            Photo(PhotoProps { id, words }).into_any()
        }),
    }
}
