use api::sheet::{Ack, FileError, Progress, WriteEnd, WriteFrame, WritePlan, decode};
use files::FileWriter;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, MessagePort};

use super::blob::BlobBuilder;
use super::inbox::Inbox;
use super::outbox::send;
use super::request::Call;

/// Writes the rows that come through the port into a file.
pub(super) async fn run(
    call: &mut Call,
    plan: WritePlan,
    port: &MessagePort,
) -> Result<(WriteEnd, Blob), FileError> {
    let inbox = Inbox::of_port(port);
    let format = plan.format;
    let mut writer = FileWriter::new(plan)?;
    let mut file = BlobBuilder::new();
    loop {
        let message = inbox.next().await;
        let bytes = message
            .dyn_into::<Uint8Array>()
            .map_err(|_other_kind| FileError::BadFrame)?
            .to_vec();
        match decode(&bytes).map_err(|_other_build| FileError::BadFrame)? {
            WriteFrame::Block { sheet, block } => {
                file.push(writer.rows(sheet, &block)?)?;
                send(port, &Ack { blocks: 1 });
                call.progress(Progress {
                    rows: writer.rows_written(),
                    ..Progress::default()
                });
            }
            WriteFrame::End => break,
        }
    }
    let (rest, end) = writer.finish()?;
    file.push(rest)?;
    Ok((end, file.finish(format)?))
}
