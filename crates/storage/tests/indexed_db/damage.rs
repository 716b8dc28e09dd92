//! A database that does not hold what it must.

use js_sys::Uint8Array;
use storage::indexed_db::{IndexedDb, OpenOptions};
use storage::{Damage, Key, Limit, Series, Storage, StorageError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::contract::{add, commit, fresh_name, open};
use super::raw;

fn corrupt<T>(what: Damage) -> Result<T, StorageError> {
    Err(StorageError::Corrupt { what })
}

#[wasm_bindgen_test]
async fn a_strangers_database_is_not_used() {
    let name = fresh_name();
    raw::strangers_database(&name).await;
    let opened = IndexedDb::open(OpenOptions::new(&name)).await.map(|_| ());
    assert_eq!(opened, corrupt(Damage::ShelfMissing));
}

#[wasm_bindgen_test]
async fn a_store_without_an_id_is_not_used() {
    let name = fresh_name();
    raw::stubborn_tab(&name).await.close();
    let open = async || IndexedDb::open(OpenOptions::new(&name)).await.map(|_| ());
    assert_eq!(open().await, corrupt(Damage::StoreIdMissing));
    let too_short = Uint8Array::from([1, 2, 3].as_slice());
    raw::put_raw(&name, "identity", "store", &too_short).await;
    assert_eq!(open().await, corrupt(Damage::StoreIdMissing));
}

#[wasm_bindgen_test]
async fn values_and_keys_of_another_kind_are_named() {
    let name = fresh_name();
    let store = open(&name).await;
    commit(&store, add(0, b"zero")).await;
    let text = JsValue::from_str("text");
    raw::put_raw(&name, "log", 1, &text).await;
    raw::put_raw(&name, "meta", "pointer", &text).await;
    raw::put_raw(&name, "chunks", 0.5, &Uint8Array::new_with_length(1)).await;

    let page = async |series| {
        let limit = Limit {
            entries: 9,
            bytes: 99,
        };
        store
            .page(series, 0..=9, limit)
            .await
            .map(|page| page.len())
    };
    let not_bytes = |key| corrupt(Damage::NotBytes { key });
    assert_eq!(store.get(Key::Log(1)).await, not_bytes(Key::Log(1)));
    let pointer = Key::meta("pointer");
    assert_eq!(store.get(pointer.clone()).await, not_bytes(pointer));
    let key = Key::Log(1);
    assert_eq!(page(Series::Log).await, corrupt(Damage::NotBytes { key }));
    let series = Series::Chunks;
    assert_eq!(page(series).await, corrupt(Damage::NotNumbered { series }));
    assert_eq!(
        store.last_number(series).await,
        corrupt(Damage::NotNumbered { series })
    );
    assert_eq!(store.get(Key::Log(0)).await, Ok(Some(b"zero".to_vec())));
}
