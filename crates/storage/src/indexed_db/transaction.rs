//! Transactions and requests as things to wait for.
//!
//! The events' handlers are the promise's own functions, so nothing of ours has to outlive a
//! transaction.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbRequest, IdbRequestReadyState, IdbTransaction, IdbTransactionMode,
};

use super::dom_error::{Doing, Failure};
use crate::error::DomErrorName;

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has the options only in its unstable part.
    #[wasm_bindgen(extends = IdbDatabase)]
    type DurableDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &DurableDatabase,
        names: &Array,
        mode: IdbTransactionMode,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Begins a transaction that only reads.
pub(super) fn begin_reading(
    database: &IdbDatabase,
    shelves: &[&str],
) -> Result<IdbTransaction, Failure> {
    database
        .transaction_with_str_sequence_and_mode(&names(shelves), IdbTransactionMode::Readonly)
        .map_err(|thrown| Failure::from_js(&thrown, Doing::Reading))
}

/// Begins a transaction whose `complete` comes only after the bytes left the operating system's
/// buffers.
pub(super) fn begin_writing(
    database: &IdbDatabase,
    shelves: &[&str],
) -> Result<IdbTransaction, Failure> {
    let failed = |thrown: JsValue| Failure::from_js(&thrown, Doing::Writing);
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(failed)?;
    database
        .unchecked_ref::<DurableDatabase>()
        .transaction_with_options(&names(shelves), IdbTransactionMode::Readwrite, &options)
        .map_err(failed)
}

/// The end of a transaction. To be made before anything is awaited, or its event may be missed.
pub(super) struct End<'a> {
    transaction: &'a IdbTransaction,
    event: Promise,
}

impl<'a> End<'a> {
    pub(super) fn of(transaction: &'a IdbTransaction) -> Self {
        let event = Promise::new(&mut |resolve, _reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&resolve));
        });
        Self { transaction, event }
    }

    /// Waits for `complete` or `abort`. After an abort the reason is the transaction's: that of a
    /// request may have been success.
    pub(super) async fn wait(self) -> Result<(), DomErrorName> {
        let event = JsFuture::from(self.event).await;
        let completed = event
            .as_ref()
            .ok()
            .and_then(|event| event.dyn_ref::<Event>())
            .is_some_and(|event| event.type_() == "complete");
        if completed {
            return Ok(());
        }
        Err(self
            .transaction
            .error()
            .map_or(DomErrorName::Abort, |error| {
                DomErrorName::from_name(&error.name())
            }))
    }
}

/// Waits until a request has succeeded or failed, and gives its result. The transaction is still
/// active afterwards, for more requests to be made before the next wait.
pub(super) async fn result(request: &IdbRequest, doing: Doing) -> Result<JsValue, Failure> {
    let failed = |thrown: &JsValue| Failure::from_js(thrown, doing);
    JsFuture::from(settled(request))
        .await
        .map_err(|thrown| failed(&thrown))?;
    match request.error() {
        Ok(None) => request.result().map_err(|thrown| failed(&thrown)),
        Ok(Some(error)) => Err(failed(&error)),
        Err(thrown) => Err(failed(&thrown)),
    }
}

/// Waits until a request has succeeded or failed, or the other promise resolves; whether it was the
/// request.
pub(super) async fn settled_or(request: &IdbRequest, other: &Promise) -> bool {
    let promises: Array = [&settled(request), other].into_iter().collect();
    let raced = JsFuture::from(Promise::race(&promises)).await;
    raced.is_ok() && request.ready_state() == IdbRequestReadyState::Done
}

fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, _reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    })
}

fn names(shelves: &[&str]) -> Array {
    shelves.iter().map(|name| JsValue::from_str(name)).collect()
}
