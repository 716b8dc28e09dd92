use api::sheet::{FileError, Inspection, Progress, Reply, Request, decode};
use files::{find_codes, inspect};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessagePort};

use super::blob::BlobSource;
use super::inbox::Inbox;
use super::outbox::{answer, say_hello};
use super::{read_job, write_job};

/// Says hello and then answers one request after another, for as long as the page lets it live.
pub(crate) fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let inbox = Inbox::of_worker(&scope);
    say_hello(&scope);
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            let message = inbox.next().await;
            let call = Call {
                id: field(&message, "id"),
                scope: scope.clone(),
                told_at: f64::NEG_INFINITY,
            };
            call.handle(&message).await;
        }
    });
}

/// A request that is being answered.
pub(super) struct Call {
    id: JsValue,
    scope: DedicatedWorkerGlobalScope,
    /// When the page last heard of progress, in milliseconds.
    told_at: f64,
}

/// Milliseconds between two words of progress.
const PROGRESS_EVERY_MS: f64 = 100.0;

impl Call {
    /// Tells the page how far it is, unless it has just been told.
    pub(super) fn progress(&mut self, progress: Progress) {
        let now = js_sys::Date::now();
        if now - self.told_at >= PROGRESS_EVERY_MS {
            self.told_at = now;
            answer(&self.scope, &self.id, &Reply::Progress(progress), None);
        }
    }

    async fn handle(mut self, message: &JsValue) {
        let (reply, file) = match self.reply(message).await {
            Ok(done) => done,
            Err(error) => (Reply::Failed(error), None),
        };
        answer(&self.scope, &self.id, &reply, file);
    }

    async fn reply(&mut self, message: &JsValue) -> Result<(Reply, Option<Blob>), FileError> {
        let body: Uint8Array = typed(message, "body")?;
        let request = decode(&body.to_vec()).map_err(|_other_build| FileError::BadRequest)?;
        match request {
            Request::Inspect { name, options } => {
                let source = BlobSource::new(typed(message, "file")?)?;
                let inspection: Inspection = inspect(source, &name, options)?;
                Ok((Reply::Inspected(Box::new(inspection)), None))
            }
            Request::Read { name, options } => {
                let port: MessagePort = typed(message, "port")?;
                let file = typed(message, "file");
                let end = read_job::run(self, file, &port, &name, options).await?;
                Ok((Reply::Read(end), None))
            }
            Request::Write { plan } => {
                let port: MessagePort = typed(message, "port")?;
                let (end, file) = write_job::run(self, plan, &port).await?;
                Ok((Reply::Written(end), Some(file)))
            }
            Request::FindCodes { width, pixels } => {
                Ok((Reply::Codes(find_codes(width, &pixels)), None))
            }
        }
    }
}

fn field(message: &JsValue, name: &str) -> JsValue {
    Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn typed<T: JsCast>(message: &JsValue, name: &str) -> Result<T, FileError> {
    field(message, name)
        .dyn_into()
        .map_err(|_other_kind| FileError::BadRequest)
}
