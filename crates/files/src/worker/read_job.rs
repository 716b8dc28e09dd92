use api::sheet::{Ack, FileError, ReadEnd, ReadFrame, ReadOptions, WINDOW, decode};
use files::{RowReader, Rows};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, MessagePort};

use super::blob::BlobSource;
use super::inbox::Inbox;
use super::outbox::send;
use super::request::Call;

/// Reads a file and sends its rows through the port, never more ahead than the window allows.
pub(super) async fn run(
    call: &mut Call,
    file: Result<Blob, FileError>,
    port: &MessagePort,
    name: &str,
    options: ReadOptions,
) -> Result<ReadEnd, FileError> {
    let inbox = Inbox::of_port(port);
    let read = stream(call, file, port, &inbox, name, options).await;
    let last = match &read {
        Ok(end) => ReadFrame::End(end.clone()),
        Err(error) => ReadFrame::Failed(*error),
    };
    send(port, &last);
    read
}

async fn stream(
    call: &mut Call,
    file: Result<Blob, FileError>,
    port: &MessagePort,
    inbox: &Inbox,
    name: &str,
    options: ReadOptions,
) -> Result<ReadEnd, FileError> {
    let mut reader = RowReader::open(BlobSource::new(file?)?, name, options)?;
    let mut unanswered = 0;
    while let Some(Rows { block, problems }) = reader.next_rows()? {
        send(port, &ReadFrame::Block { block, problems });
        unanswered += 1;
        call.progress(reader.progress());
        while unanswered >= WINDOW {
            unanswered -= acknowledged(&inbox.next().await)?.min(unanswered);
        }
    }
    while unanswered > 0 {
        unanswered -= acknowledged(&inbox.next().await)?.min(unanswered);
    }
    Ok(reader.end())
}

fn acknowledged(message: &JsValue) -> Result<u32, FileError> {
    let bytes = message
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or(FileError::BadFrame)?;
    decode::<Ack>(&bytes)
        .map(|ack| ack.blocks)
        .map_err(|_other_build| FileError::BadFrame)
}
