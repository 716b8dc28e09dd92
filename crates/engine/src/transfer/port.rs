//! Rows over a `MessagePort`, in the frames of [`api::sheet`].

use super::export::ExportRows;
use crate::session::{Session, Surroundings};
use api::sheet::{Ack, BlockBuilder, ReadFrame, RowBlock, WINDOW, WriteFrame, decode, encode};
use api::{AppError, Event, Export, ImportLoad, ImportRejects, Moment, Progress, Request, Stage};
use futures_channel::mpsc;
use futures_util::StreamExt as _;
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use storage::Storage;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageEvent, MessagePort};

/// Answers the requests that come with a port.
pub(crate) async fn answer_with_port<S: Storage, W: Surroundings>(
    session: &Session<S, W>,
    request: Request,
    moment: Moment,
    port: MessagePort,
) -> Result<Vec<u8>, AppError> {
    let mut line = Line::new(port);
    let done = match request {
        Request::ImportLoad(ask) => {
            let view = load(session, ask, &mut line).await?;
            postcard::to_allocvec(&view)
        }
        Request::Export(ask) => {
            postcard::to_allocvec(&export(session, ask, moment, &mut line).await?)
        }
        Request::ImportRejects(ask) => {
            postcard::to_allocvec(&rejects(session, &ask, &mut line).await?)
        }
        _ => return Err(AppError::Malformed),
    };
    done.map_err(|_too_large| AppError::Malformed)
}

/// One end of a channel.
struct Line {
    port: MessagePort,
    said: mpsc::UnboundedSender<Vec<u8>>,
    heard: mpsc::UnboundedReceiver<Vec<u8>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    on_close: Closure<dyn FnMut()>,
}

/// Sent where the other end is gone, a worker that was ended included. Not by every browser.
const CLOSE: &str = "close";

impl Line {
    fn new(port: MessagePort) -> Self {
        let (said, heard) = mpsc::unbounded();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let said = said.clone();
            move |event: MessageEvent| {
                if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                    // Nobody listens any more once the request is answered.
                    let _gone = said.unbounded_send(bytes.to_vec());
                }
            }
        });
        let on_close = Closure::<dyn FnMut()>::new({
            let said = said.clone();
            move || said.close_channel()
        });
        // Refused only where there is no such event.
        let _unknown =
            port.add_event_listener_with_callback(CLOSE, on_close.as_ref().unchecked_ref());
        // Setting a handler also starts the port.
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Self {
            port,
            said,
            heard,
            _on_message: on_message,
            on_close,
        }
    }

    /// Whoever waits for the next message waits no more.
    fn stopper(&self) -> impl FnOnce() + 'static {
        let said = self.said.clone();
        move || said.close_channel()
    }

    fn say(&self, frame: &impl Serialize) -> Result<(), AppError> {
        let bytes = encode(frame).map_err(|_unwritable| AppError::Malformed)?;
        let body = Uint8Array::from(bytes.as_slice());
        self.port
            .post_message_with_transferable(&body, &Array::of1(&body.buffer()))
            .map_err(|_closed| AppError::Cancelled)
    }

    async fn hear(&mut self) -> Option<Vec<u8>> {
        self.heard.next().await
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let on_close = self.on_close.as_ref().unchecked_ref();
        let _absent = self
            .port
            .remove_event_listener_with_callback(CLOSE, on_close);
        self.port.close();
    }
}

async fn load<S: Storage, W: Surroundings>(
    session: &Session<S, W>,
    ask: ImportLoad,
    line: &mut Line,
) -> Result<api::ImportLoadedView, AppError> {
    let mut blocks: Vec<RowBlock> = Vec::new();
    let mut rows = 0;
    session.import_arrives(ask.job, line.stopper());
    loop {
        let frame = line.hear().await.ok_or(AppError::Cancelled)?;
        match decode::<ReadFrame>(&frame).map_err(|_unreadable| AppError::Malformed)? {
            ReadFrame::Block { mut block, .. } => {
                rows += block.rows() as u64;
                block.text.shrink_to_fit();
                block.ends.shrink_to_fit();
                blocks.push(block);
                line.say(&Ack { blocks: 1 })?;
                session.surroundings.tell(Event::Progress(Progress {
                    task: ask.job,
                    stage: Stage::Reading,
                    done: rows,
                    total: 0,
                }));
            }
            ReadFrame::End(_) => return Ok(session.import_load(&ask, blocks)),
            // The worker told the page what is wrong.
            ReadFrame::Failed(_) => return Err(AppError::Cancelled),
        }
    }
}

async fn export<S: Storage, W: Surroundings>(
    session: &Session<S, W>,
    ask: Export,
    moment: Moment,
    line: &mut Line,
) -> Result<u64, AppError> {
    let job = ask.job;
    session.need_for_export(&ask.what, &moment).await?;
    let mut rows = session.with_state(|state| ExportRows::new(state, ask, moment));
    let mut writer = Writer::default();
    while let Some(block) = session.with_state(|state| rows.next_block(state)) {
        writer.block(line, block).await?;
        let progress = Progress {
            task: job,
            stage: Stage::Exporting,
            done: rows.done(),
            total: rows.total(),
        };
        session.surroundings.tell(Event::Progress(progress));
    }
    line.say(&WriteFrame::End)?;
    Ok(rows.done())
}

/// The rows that were left out, as they stood in the file, with the reason behind them.
async fn rejects<S: Storage, W: Surroundings>(
    session: &Session<S, W>,
    ask: &ImportRejects,
    line: &mut Line,
) -> Result<u64, AppError> {
    let mut blocks = vec![BlockBuilder::new(0, 0)];
    let sent = session.each_reject(ask.job, |block, row, reason| {
        if blocks
            .last()
            .is_none_or(|last| last.rows() >= api::sheet::BLOCK_ROWS)
        {
            blocks.push(BlockBuilder::new(0, 0));
        }
        let Some(out) = blocks.last_mut() else { return };
        let text = ask.reason_texts.iter().find(|(known, _)| *known == reason);
        for cell in block.row(row) {
            out.push(cell);
        }
        out.push(text.map_or("", |(_, text)| text));
        out.end_row();
    })?;
    let mut writer = Writer::default();
    for block in blocks {
        writer.block(line, block.finish()).await?;
    }
    line.say(&WriteFrame::End)?;
    Ok(sent)
}

/// Keeps at most [`WINDOW`] blocks under way.
#[derive(Default)]
struct Writer {
    under_way: u32,
}

impl Writer {
    async fn block(&mut self, line: &mut Line, block: RowBlock) -> Result<(), AppError> {
        while self.under_way >= WINDOW {
            let frame = line.hear().await.ok_or(AppError::Cancelled)?;
            let Ack { blocks } = decode(&frame).map_err(|_unreadable| AppError::Malformed)?;
            self.under_way = self.under_way.saturating_sub(blocks);
        }
        line.say(&WriteFrame::Block { sheet: 0, block })?;
        self.under_way += 1;
        Ok(())
    }
}
