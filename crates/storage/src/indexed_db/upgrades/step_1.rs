//! Format 1: three shelves, and the store's identity.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbTransaction};

use crate::indexed_db::factory;

/// Object store with one value, the store's id, apart from what the app puts on its shelves.
pub(in crate::indexed_db) const IDENTITY: &str = "identity";
/// Key of the id: 16 random bytes.
pub(in crate::indexed_db) const STORE_ID_KEY: &str = "store";

const SHELVES: [&str; 3] = ["meta", "log", "chunks"];

/// Creates the shelves and draws the id in the same transaction: a database without an id was not
/// made by this.
pub(super) fn run(database: &IdbDatabase, _transaction: &IdbTransaction) -> Result<(), JsValue> {
    for shelf in SHELVES {
        database.create_object_store(shelf)?;
    }
    let mut id = [0_u8; 16];
    factory::crypto()?.get_random_values_with_u8_array(&mut id)?;
    database
        .create_object_store(IDENTITY)?
        .put_with_key(&Uint8Array::from(id.as_slice()), &STORE_ID_KEY.into())?;
    Ok(())
}
