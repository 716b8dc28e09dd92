//! Where keys and numbers live in the database.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

use super::dom_error::{Doing, Failure};
use crate::contract::{Key, MAX_NUMBER, Series};
use crate::error::{Damage, StorageError};

pub(super) const META: &str = "meta";
pub(super) const LOG: &str = "log";
pub(super) const CHUNKS: &str = "chunks";

/// The object store of a key.
pub(super) fn of_key(key: &Key) -> &'static str {
    match key {
        Key::Meta(_) => META,
        Key::Log(_) => LOG,
        Key::Chunk(_) => CHUNKS,
    }
}

/// The object store of a series.
pub(super) fn of_series(series: Series) -> &'static str {
    match series {
        Series::Log => LOG,
        Series::Chunks => CHUNKS,
    }
}

/// The key as IndexedDB takes it. Numbers have been checked against [`MAX_NUMBER`].
pub(super) fn js_from_key(key: &Key) -> JsValue {
    match key {
        Key::Meta(name) => JsValue::from_str(name),
        Key::Log(number) | Key::Chunk(number) => js_from_number(*number),
    }
}

/// The numbers `first..=last`; `None` when there can be none.
pub(super) fn range(first: u64, last: u64) -> Result<Option<IdbKeyRange>, Failure> {
    let last = last.min(MAX_NUMBER);
    if first > last {
        return Ok(None);
    }
    IdbKeyRange::bound(&js_from_number(first), &js_from_number(last))
        .map(Some)
        .map_err(|thrown| Failure::from_js(&thrown, Doing::Reading))
}

pub(super) fn number_from_js(series: Series, key: &JsValue) -> Result<u64, StorageError> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "checked: a whole number that a double holds exactly"
    )]
    match key.as_f64() {
        Some(number) if number >= 0.0 && number <= MAX_NUMBER as f64 && number.fract() == 0.0 => {
            Ok(number as u64)
        }
        _ => Err(StorageError::Corrupt {
            what: Damage::NotNumbered { series },
        }),
    }
}

/// A copy of the value; `None` when there is none.
pub(super) fn bytes_from_js(
    value: &JsValue,
    key: impl FnOnce() -> Key,
) -> Result<Option<Vec<u8>>, StorageError> {
    if value.is_undefined() {
        return Ok(None);
    }
    value
        .dyn_ref::<Uint8Array>()
        .map(|bytes| Some(bytes.to_vec()))
        .ok_or_else(|| StorageError::Corrupt {
            what: Damage::NotBytes { key: key() },
        })
}

fn js_from_number(number: u64) -> JsValue {
    #[allow(
        clippy::cast_precision_loss,
        reason = "at most MAX_NUMBER, which a double holds exactly"
    )]
    JsValue::from_f64(number as f64)
}
