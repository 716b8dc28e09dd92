//! The data is gone: never an empty shop.

use storage::indexed_db::{self, Expect, IndexedDb, Notice, OpenOptions};
use storage::{Key, Series, Storage, StorageError, StoreId, Unavailability};
use wasm_bindgen_test::wasm_bindgen_test;

use super::contract::{Noticed, add, commit, fresh_name, log_entry, open};
use super::raw;

#[wasm_bindgen_test]
async fn data_removed_under_the_app_is_told_and_nothing_is_made_in_its_place() {
    let name = fresh_name();
    let noticed = Noticed::default();
    let options = OpenOptions::new(&name).on_notice(noticed.listener());
    let store = IndexedDb::open(options).await.expect("it opens");
    commit(&store, add(0, b"zero")).await;
    assert_eq!(indexed_db::exists(&name, 10_000).await, Ok(true));
    assert_eq!(indexed_db::delete(&name, 10_000).await, Ok(()));
    assert_eq!(noticed.all(), [Notice::GaveWayToDeletion]);

    let removed = StorageError::DataRemoved;
    for _ in 0..2 {
        assert_eq!(store.commit(add(1, b"one")).await, Err(removed.clone()));
        assert_eq!(store.get(Key::Log(0)).await, Err(removed.clone()));
        assert_eq!(store.last_number(Series::Log).await, Err(removed.clone()));
    }
    assert!(!raw::listed(&name).await);
    assert_eq!(indexed_db::exists(&name, 10_000).await, Ok(false));
    assert!(!raw::listed(&name).await);
}

#[wasm_bindgen_test]
async fn a_database_made_anew_is_not_taken_for_the_old_one() {
    let name = fresh_name();
    let store = open(&name).await;
    commit(&store, add(0, b"zero")).await;
    assert_eq!(indexed_db::delete(&name, 10_000).await, Ok(()));
    let other = open(&name).await;
    assert_ne!(other.store_id(), store.store_id());

    let removed = Err(StorageError::DataRemoved);
    assert_eq!(store.commit(add(0, b"zero again")).await, removed);
    assert_eq!(log_entry(&other, 0).await, None);
}

/// The browser cleared the data: the connection is closed, and the database is away.
#[wasm_bindgen_test]
async fn a_connection_lost_with_its_data_does_not_come_back_empty() {
    let name = fresh_name();
    raw::forget_opened();
    let store = open(&name).await;
    commit(&store, add(0, b"zero")).await;
    raw::close_opened_with_event();
    raw::done(raw::request_deletion(&name)).await;
    assert_eq!(store.get(Key::Log(0)).await, Err(StorageError::DataRemoved));
    assert!(!raw::listed(&name).await);
}

#[wasm_bindgen_test]
async fn who_expects_data_gets_it_or_is_told() {
    let name = fresh_name();
    let open = async |expect| {
        let options = OpenOptions::new(&name).expect(expect);
        IndexedDb::open(options).await.map(|store| store.store_id())
    };
    let removed = Err(StorageError::DataRemoved);
    assert_eq!(open(Expect::Data).await, removed);
    assert_eq!(open(Expect::Store(StoreId([1; 16]))).await, removed);
    assert!(!raw::listed(&name).await);

    let id = open(Expect::Anything).await.expect("made");
    assert_eq!(open(Expect::Anything).await, Ok(id));
    assert_eq!(open(Expect::Data).await, Ok(id));
    assert_eq!(open(Expect::Store(id)).await, Ok(id));
    assert_eq!(open(Expect::Store(StoreId([1; 16]))).await, removed);
}

#[wasm_bindgen_test]
async fn no_indexed_db_is_unavailable() {
    let open = async || IndexedDb::open(OpenOptions::new(fresh_name())).await.err();
    raw::hide_indexed_db();
    let hidden = open().await;
    raw::refuse_indexed_db();
    let refused = open().await;
    raw::restore_indexed_db();
    let unavailable = |why| Some(StorageError::Unavailable { why });
    assert_eq!(hidden, unavailable(Unavailability::Missing));
    assert_eq!(refused, unavailable(Unavailability::Refused));
    assert_eq!(open().await, None);
}
