//! A database as a whole, without opening it for use.

use wasm_bindgen::JsValue;
use web_sys::IdbOpenDbRequest;

use super::dom_error::{Doing, Failure};
use super::factory::{factory, timeout};
use super::opening;
use super::transaction::settled_or;
use crate::error::StorageError;

/// Whether there is a database of this name, of whatever format. Asking does not make one. Fails
/// with [`StorageError::BlockedByOtherTab`] when the browser has not answered after `patience_ms`.
pub async fn exists(name: &str, patience_ms: u32) -> Result<bool, StorageError> {
    match opening::format_of(&factory()?, name, patience_ms).await {
        Ok(_) => Ok(true),
        Err(StorageError::DataRemoved) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Deletes a database; one that does not exist is no error. Handles of this crate give way, in this
/// tab and in others, and fail with [`StorageError::DataRemoved`] from then on.
///
/// Fails with [`StorageError::BlockedByOtherTab`] when it has not happened after `patience_ms`. A
/// deletion cannot be called back: it then happens when the other tab is closed, and until then
/// nobody can open the database.
pub async fn delete(name: &str, patience_ms: u32) -> Result<(), StorageError> {
    let failed = |thrown: &JsValue| Failure::from_js(thrown, Doing::Opening).into_error();
    let request: IdbOpenDbRequest = factory()?
        .delete_database(name)
        .map_err(|thrown| failed(&thrown))?;
    if !settled_or(&request, &timeout(patience_ms)).await {
        return Err(StorageError::BlockedByOtherTab);
    }
    match request.error() {
        Ok(None) => Ok(()),
        Ok(Some(error)) => Err(failed(&error)),
        Err(thrown) => Err(failed(&thrown)),
    }
}
