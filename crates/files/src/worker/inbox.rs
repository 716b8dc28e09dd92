use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

/// Messages in the order they came, to be waited for.
pub(super) struct Inbox {
    waiting: Rc<RefCell<Waiting>>,
    listener: Closure<dyn FnMut(MessageEvent)>,
}

#[derive(Default)]
struct Waiting {
    messages: VecDeque<JsValue>,
    waker: Option<Waker>,
}

impl Inbox {
    /// What the page sends.
    pub(super) fn of_worker(scope: &DedicatedWorkerGlobalScope) -> Self {
        let inbox = Self::new();
        scope.set_onmessage(Some(inbox.listener.as_ref().unchecked_ref()));
        inbox
    }

    /// What comes through a port.
    pub(super) fn of_port(port: &MessagePort) -> Self {
        let inbox = Self::new();
        // Setting the handler also opens the port.
        port.set_onmessage(Some(inbox.listener.as_ref().unchecked_ref()));
        inbox
    }

    /// The next message.
    pub(super) async fn next(&self) -> JsValue {
        poll_fn(|context| {
            let mut waiting = self.waiting.borrow_mut();
            if let Some(message) = waiting.messages.pop_front() {
                return Poll::Ready(message);
            }
            waiting.waker = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn new() -> Self {
        let waiting = Rc::new(RefCell::new(Waiting::default()));
        let listener = {
            let waiting = Rc::clone(&waiting);
            Closure::new(move |event: MessageEvent| {
                let mut waiting = waiting.borrow_mut();
                waiting.messages.push_back(event.data());
                if let Some(waker) = waiting.waker.take() {
                    waker.wake();
                }
            })
        };
        Self { waiting, listener }
    }
}
