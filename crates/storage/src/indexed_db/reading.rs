//! Reads.

use std::ops::RangeInclusive;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbCursor, IdbCursorDirection, IdbDatabase, IdbObjectStore, IdbRequest};

use super::dom_error::{Doing, Failure};
use super::shelf;
use super::transaction::{begin_reading, result};
use super::upgrades::{IDENTITY, STORE_ID_KEY};
use crate::contract::{Entry, Key, Limit, Series, StoreId};
use crate::error::{Damage, DomErrorName, StorageError};

/// How many entries are asked for before their size is known.
const FIRST_BATCH: u32 = 8;
/// How many are asked for at most, whatever their size: bounds what one answer holds.
const LARGEST_BATCH: u32 = 4096;

/// The id drawn when the database was created.
pub(super) async fn store_id(database: &IdbDatabase) -> Result<StoreId, Failure> {
    let shelf = open_shelf(database, IDENTITY)?;
    let request = shelf.get(&STORE_ID_KEY.into()).map_err(failed)?;
    let value = result(&request, Doing::Reading).await?;
    shelf::bytes_from_js(&value, || Key::meta(STORE_ID_KEY))?
        .and_then(|bytes| bytes.try_into().ok())
        .map(StoreId)
        .ok_or(Failure::Final(StorageError::Corrupt {
            what: Damage::StoreIdMissing,
        }))
}

/// The values under these keys, in one transaction.
pub(super) async fn get_many(
    database: &IdbDatabase,
    keys: &[Key],
) -> Result<Vec<Option<Vec<u8>>>, Failure> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut shelves: Vec<_> = keys.iter().map(shelf::of_key).collect();
    shelves.sort_unstable();
    shelves.dedup();
    let transaction = begin_reading(database, &shelves)?;
    let mut requests = Vec::with_capacity(keys.len());
    for key in keys {
        let shelf = transaction
            .object_store(shelf::of_key(key))
            .map_err(failed)?;
        requests.push(shelf.get(&shelf::js_from_key(key)).map_err(failed)?);
    }
    // Requests of one transaction are answered in order: with the last, all are there.
    if let Some(last) = requests.last()
        && let Err(failure) = result(last, Doing::Reading).await
    {
        return Err(first_reason(&requests).unwrap_or(failure));
    }
    keys.iter()
        .zip(&requests)
        .map(|(key, request)| {
            let value = request.result().map_err(failed)?;
            Ok(shelf::bytes_from_js(&value, || key.clone())?)
        })
        .collect()
}

/// The request that brought the transaction down has a reason; those behind it say `AbortError`.
fn first_reason(requests: &[IdbRequest]) -> Option<Failure> {
    requests
        .iter()
        .filter_map(|request| request.error().ok().flatten())
        .map(|error| DomErrorName::from_name(&error.name()))
        .find(|name| *name != DomErrorName::Abort)
        .map(|name| Failure::from_name(name, Doing::Reading))
}

/// One page of a series, in one transaction: several batches, sized by what came before.
pub(super) async fn page(
    database: &IdbDatabase,
    series: Series,
    numbers: RangeInclusive<u64>,
    limit: Limit,
) -> Result<Vec<Entry>, Failure> {
    let (mut first, last) = numbers.into_inner();
    let shelf = open_shelf(database, shelf::of_series(series))?;
    let mut page = Page::new(limit);
    let mut batch_len = FIRST_BATCH;
    while let Some(range) = shelf::range(first, last)? {
        batch_len = page.room().min(batch_len);
        if batch_len == 0 {
            break;
        }
        let batch = batch(&shelf, series, &range, batch_len).await?;
        let is_last = batch.len() < index_from_u32(batch_len);
        let Some(next) = batch.last().map(|entry| entry.number.saturating_add(1)) else {
            break;
        };
        if !page.take(batch) || is_last {
            break;
        }
        first = next;
        batch_len = page.next_batch_len();
    }
    Ok(page.entries)
}

/// The largest number of a series, by a cursor that starts at the end.
pub(super) async fn last_number(
    database: &IdbDatabase,
    series: Series,
) -> Result<Option<u64>, Failure> {
    let shelf = open_shelf(database, shelf::of_series(series))?;
    let request = shelf
        .open_key_cursor_with_range_and_direction(&JsValue::NULL, IdbCursorDirection::Prev)
        .map_err(failed)?;
    let cursor = result(&request, Doing::Reading).await?;
    if cursor.is_null() {
        return Ok(None);
    }
    let key = cursor.unchecked_ref::<IdbCursor>().key().map_err(failed)?;
    Ok(Some(shelf::number_from_js(series, &key)?))
}

/// A page as it fills.
struct Page {
    limit: Limit,
    entries: Vec<Entry>,
    bytes: usize,
}

impl Page {
    fn new(limit: Limit) -> Self {
        Self {
            limit,
            entries: Vec::new(),
            bytes: 0,
        }
    }

    /// How many more entries may come.
    fn room(&self) -> u32 {
        let room = self.limit.entries.saturating_sub(self.entries.len());
        u32::try_from(room).unwrap_or(u32::MAX)
    }

    /// Takes entries until the limit; false when it is reached.
    fn take(&mut self, batch: Vec<Entry>) -> bool {
        for entry in batch {
            let bytes = self.bytes.saturating_add(entry.bytes.len());
            if !self.entries.is_empty() && bytes > self.limit.bytes {
                return false;
            }
            self.bytes = bytes;
            self.entries.push(entry);
        }
        self.bytes < self.limit.bytes
    }

    /// As many as fill the rest, if they are as large as those so far.
    fn next_batch_len(&self) -> u32 {
        let mean_bytes = (self.bytes / self.entries.len().max(1)).max(1);
        let rest_bytes = self.limit.bytes.saturating_sub(self.bytes);
        let len = u32::try_from(rest_bytes / mean_bytes).unwrap_or(u32::MAX);
        len.clamp(1, LARGEST_BATCH)
    }
}

async fn batch(
    shelf: &IdbObjectStore,
    series: Series,
    range: &JsValue,
    len: u32,
) -> Result<Vec<Entry>, Failure> {
    let keys = shelf
        .get_all_keys_with_key_and_limit(range, len)
        .map_err(failed)?;
    let values = shelf
        .get_all_with_key_and_limit(range, len)
        .map_err(failed)?;
    let values: Array = result(&values, Doing::Reading).await?.unchecked_into();
    let keys: Array = keys.result().map_err(failed)?.unchecked_into();
    keys.iter()
        .zip(values.iter())
        .map(|(key, value)| {
            let number = shelf::number_from_js(series, &key)?;
            let bytes = shelf::bytes_from_js(&value, || series.key(number))?;
            Ok(Entry {
                number,
                bytes: bytes.unwrap_or_default(),
            })
        })
        .collect()
}

fn open_shelf(database: &IdbDatabase, name: &str) -> Result<IdbObjectStore, Failure> {
    begin_reading(database, &[name])?
        .object_store(name)
        .map_err(failed)
}

fn index_from_u32(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "the shape `map_err` wants, everywhere in this file"
)]
fn failed(thrown: JsValue) -> Failure {
    Failure::from_js(&thrown, Doing::Reading)
}
