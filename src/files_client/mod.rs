//! The talk with the files worker: started when a file is there, thrown away afterwards. Dropping it stops whatever it
//! does.

use crate::platform::page;
use api::sheet::{
    FileError, Inspection, Progress, ReadEnd, ReadOptions, Reply, Request, WritePlan, decode,
    encode,
};
use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, MessageEvent, MessagePort, Worker, WorkerOptions, WorkerType};

/// Among the files of the build.
const SCRIPT: &str = "files_loader.js";

/// Why a file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// It is the file.
    #[error(transparent)]
    File(#[from] FileError),
    /// Page and worker belong to different builds: reload.
    #[error("page and files worker belong to different builds")]
    BuildMismatch,
    /// The worker could not start, ran out of memory, or answered nonsense.
    #[error("the files worker stopped")]
    Stopped,
}

type Answer = Result<(Reply, Option<Blob>), FilesError>;

#[derive(Default)]
struct Shared {
    asked: BTreeMap<u32, oneshot::Sender<Answer>>,
    last_id: u32,
    /// The worker has said hello. What is sent before that is lost, because nobody listens yet.
    is_listening: bool,
    /// Messages held back until then, with what they hand over.
    held: Vec<(Object, Array)>,
    on_progress: Option<Box<dyn Fn(Progress)>>,
    failed: Option<FilesError>,
}

impl Shared {
    /// Everything asked fails with this, and so does whatever is asked later.
    fn fail(&mut self, error: FilesError) {
        self.failed = Some(error);
        self.held.clear();
        for asked in core::mem::take(&mut self.asked).into_values() {
            // Whoever asked may have gone.
            let _gone = asked.send(Err(error));
        }
    }
}

/// A running files worker.
pub struct FilesWorker {
    worker: Worker,
    shared: Rc<RefCell<Shared>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_stop: Closure<dyn FnMut()>,
}

impl FilesWorker {
    /// Starts one.
    pub fn start() -> Result<Self, FilesError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&page::build_file(SCRIPT), &options)
            .map_err(|_refused| FilesError::Stopped)?;
        let shared = Rc::new(RefCell::new(Shared::default()));
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let (shared, worker) = (Rc::clone(&shared), worker.clone());
            move |event: MessageEvent| hear(&shared, &worker, &event.data())
        });
        let on_stop = Closure::<dyn FnMut()>::new({
            let shared = Rc::clone(&shared);
            move || shared.borrow_mut().fail(FilesError::Stopped)
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_stop.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            shared,
            _on_message: on_message,
            _on_stop: on_stop,
        })
    }

    /// Calls `on_progress` while a file is read or written.
    pub fn on_progress(&self, on_progress: impl Fn(Progress) + 'static) {
        self.shared.borrow_mut().on_progress = Some(Box::new(on_progress));
    }

    /// Looks at the head of a file.
    pub async fn inspect(
        &self,
        file: &File,
        options: ReadOptions,
    ) -> Result<Inspection, FilesError> {
        let request = Request::Inspect {
            name: file.name(),
            options,
        };
        match self.ask(&request, Some(file), None).await? {
            (Reply::Inspected(inspection), _) => Ok(*inspection),
            _ => Err(FilesError::Stopped),
        }
    }

    /// Reads all rows and sends them through the port.
    pub async fn read(
        &self,
        file: &File,
        options: ReadOptions,
        port: MessagePort,
    ) -> Result<ReadEnd, FilesError> {
        let request = Request::Read {
            name: file.name(),
            options,
        };
        match self.ask(&request, Some(file), Some(port)).await? {
            (Reply::Read(end), _) => Ok(end),
            _ => Err(FilesError::Stopped),
        }
    }

    /// Writes the rows that come through the port.
    pub async fn write(&self, plan: WritePlan, port: MessagePort) -> Result<Blob, FilesError> {
        match self.ask(&Request::Write { plan }, None, Some(port)).await? {
            (Reply::Written(_), Some(blob)) => Ok(blob),
            _ => Err(FilesError::Stopped),
        }
    }

    /// The texts of the QR codes in a picture: one byte of brightness per pixel, row by row.
    pub async fn find_codes(&self, width: u32, pixels: Vec<u8>) -> Result<Vec<String>, FilesError> {
        let request = Request::FindCodes { width, pixels };
        match self.ask(&request, None, None).await? {
            (Reply::Codes(texts), _) => Ok(texts),
            _ => Err(FilesError::Stopped),
        }
    }

    async fn ask(
        &self,
        request: &Request,
        file: Option<&File>,
        port: Option<MessagePort>,
    ) -> Answer {
        let (answer, answered) = oneshot::channel();
        let id = {
            let mut shared = self.shared.borrow_mut();
            if let Some(error) = shared.failed {
                return Err(error);
            }
            shared.last_id = shared.last_id.wrapping_add(1);
            let id = shared.last_id;
            shared.asked.insert(id, answer);
            id
        };
        self.send(id, request, file, port)
            .map_err(|_refused| FilesError::Stopped)?;
        answered.await.unwrap_or(Err(FilesError::Stopped))
    }

    fn send(
        &self,
        id: u32,
        request: &Request,
        file: Option<&File>,
        port: Option<MessagePort>,
    ) -> Result<(), JsValue> {
        let bytes = encode(request).map_err(|_unwritable| JsValue::NULL)?;
        let body = Uint8Array::from(bytes.as_slice());
        let message = Object::new();
        let transferred = Array::of1(&body.buffer());
        Reflect::set(&message, &"id".into(), &id.into())?;
        Reflect::set(&message, &"body".into(), &body)?;
        if let Some(file) = file {
            Reflect::set(&message, &"file".into(), file)?;
        }
        if let Some(port) = port {
            Reflect::set(&message, &"port".into(), &port)?;
            transferred.push(&port);
        }
        let mut shared = self.shared.borrow_mut();
        if !shared.is_listening {
            shared.held.push((message, transferred));
            return Ok(());
        }
        self.worker
            .post_message_with_transfer(&message, &transferred)
    }
}

impl Drop for FilesWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn hear(shared: &Rc<RefCell<Shared>>, worker: &Worker, message: &JsValue) {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
    if let Some(hello) = part("hello").as_string() {
        let mut shared = shared.borrow_mut();
        if hello != api::BUILD_ID {
            shared.fail(FilesError::BuildMismatch);
            return;
        }
        shared.is_listening = true;
        for (message, transferred) in core::mem::take(&mut shared.held) {
            if worker
                .post_message_with_transfer(&message, &transferred)
                .is_err()
            {
                shared.fail(FilesError::Stopped);
            }
        }
        return;
    }
    let id = part("id").as_f64();
    let body = part("body").dyn_into::<Uint8Array>().ok();
    let reply = body.and_then(|body| decode::<Reply>(&body.to_vec()).ok());
    let (Some(id), Some(reply)) = (id, reply) else {
        shared.borrow_mut().fail(FilesError::Stopped);
        return;
    };
    if let Reply::Progress(progress) = reply {
        if let Some(on_progress) = &shared.borrow().on_progress {
            on_progress(progress);
        }
        return;
    }
    let asked = {
        let mut shared = shared.borrow_mut();
        let id = shared
            .asked
            .keys()
            .copied()
            .find(|asked| f64::from(*asked).total_cmp(&id).is_eq());
        id.and_then(|id| shared.asked.remove(&id))
    };
    let answer = match reply {
        Reply::Failed(error) => Err(error.into()),
        reply => Ok((reply, part("file").dyn_into::<Blob>().ok())),
    };
    if let Some(asked) = asked {
        let _gone = asked.send(answer);
    }
}
