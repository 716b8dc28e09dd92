//! Commits.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::dom_error::{Doing, Failure};
use super::shelf;
use super::transaction::{End, begin_writing};
use crate::contract::{Key, Write};
use crate::error::{DomErrorName, StorageError};

/// Applies all writes in one transaction, or none.
pub(super) async fn commit(database: &IdbDatabase, writes: &[Write]) -> Result<(), Failure> {
    let transaction = begin_writing(database, &shelves_of(writes))?;
    let end = End::of(&transaction);
    let adds = match request_all(&transaction, writes) {
        Ok(adds) => adds,
        Err(failure) => {
            // Already requested writes must not land without the rest. An abort that is refused
            // finds the transaction gone, which is the same.
            transaction.abort().ok();
            return Err(failure);
        }
    };
    match end.wait().await {
        Ok(()) => Ok(()),
        Err(DomErrorName::Constraint) => Err(taken(&adds)),
        Err(name) => Err(Failure::from_name(name, Doing::Writing)),
    }
}

/// Only the shelves it needs, so that a commit does not hold up those who read the others.
fn shelves_of(writes: &[Write]) -> Vec<&'static str> {
    let mut shelves: Vec<_> = writes
        .iter()
        .map(|write| match write {
            Write::Add { key, .. } | Write::Put { key, .. } | Write::Delete { key } => {
                shelf::of_key(key)
            }
            Write::DeleteRange { series, .. } => shelf::of_series(*series),
        })
        .collect();
    shelves.sort_unstable();
    shelves.dedup();
    shelves
}

/// Makes all requests without waiting for one; returns those that may find their key taken.
fn request_all<'a>(
    transaction: &IdbTransaction,
    writes: &'a [Write],
) -> Result<Vec<(&'a Key, IdbRequest)>, Failure> {
    let failed = |thrown: JsValue| Failure::from_js(&thrown, Doing::Writing);
    let object_store = |name: &str| -> Result<IdbObjectStore, Failure> {
        transaction.object_store(name).map_err(failed)
    };
    let mut adds = Vec::new();
    for write in writes {
        match write {
            Write::Add { key, bytes } => {
                let request = object_store(shelf::of_key(key))?
                    .add_with_key(
                        &Uint8Array::from(bytes.as_slice()),
                        &shelf::js_from_key(key),
                    )
                    .map_err(failed)?;
                adds.push((key, request));
            }
            Write::Put { key, bytes } => {
                object_store(shelf::of_key(key))?
                    .put_with_key(
                        &Uint8Array::from(bytes.as_slice()),
                        &shelf::js_from_key(key),
                    )
                    .map_err(failed)?;
            }
            Write::Delete { key } => {
                object_store(shelf::of_key(key))?
                    .delete(&shelf::js_from_key(key))
                    .map_err(failed)?;
            }
            Write::DeleteRange { series, numbers } => {
                let object_store = object_store(shelf::of_series(*series))?;
                if let Some(range) = shelf::range(*numbers.start(), *numbers.end())? {
                    object_store.delete(&range).map_err(failed)?;
                }
            }
        }
    }
    Ok(adds)
}

/// The request that aborted the transaction says so; the ones behind it say `AbortError`.
fn taken(adds: &[(&Key, IdbRequest)]) -> Failure {
    let collided = adds.iter().find(|(_, request)| {
        matches!(request.error(), Ok(Some(error))
            if DomErrorName::from_name(&error.name()) == DomErrorName::Constraint)
    });
    Failure::Final(match collided {
        Some((key, _)) => StorageError::Taken {
            key: (*key).clone(),
        },
        None => StorageError::Backend {
            name: DomErrorName::Constraint,
        },
    })
}
