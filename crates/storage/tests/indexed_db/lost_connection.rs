//! The browser takes the connection away.

use storage::conformance::both;
use storage::indexed_db::{IndexedDb, Notice, OpenOptions};
use storage::{DomErrorName, Key, Limit, Series, Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::contract::{Noticed, add, commit, fresh_name, log_entry, open};
use super::raw;

/// A store whose log has one entry, and only its connection is in the test's hands.
async fn store_with_one_entry(name: &str) -> IndexedDb {
    raw::forget_opened();
    let store = open(name).await;
    commit(&store, add(0, b"zero")).await;
    store
}

#[wasm_bindgen_test]
async fn every_call_survives_a_lost_connection() {
    let store = store_with_one_entry(&fresh_name()).await;
    raw::close_opened();
    commit(&store, add(1, b"one")).await;
    raw::close_opened();
    assert_eq!(store.get(Key::Log(0)).await, Ok(Some(b"zero".to_vec())));
    raw::close_opened();
    assert_eq!(store.last_number(Series::Log).await, Ok(Some(1)));
    raw::close_opened();
    let limit = Limit {
        entries: 9,
        bytes: 99,
    };
    let page = store.page(Series::Log, 0..=9, limit).await;
    assert_eq!(page.map(|page| page.len()), Ok(2));
    assert_eq!(raw::opened_count(), 5);
}

#[wasm_bindgen_test]
async fn the_app_hears_that_the_browser_closed_it() {
    raw::forget_opened();
    let noticed = Noticed::default();
    let options = OpenOptions::new(fresh_name()).on_notice(noticed.listener());
    let store = IndexedDb::open(options).await.expect("it opens");
    raw::close_opened_with_event();
    assert_eq!(noticed.all(), [Notice::ClosedByBrowser]);
    commit(&store, add(0, b"zero")).await;
    assert_eq!(log_entry(&store, 0).await, Some(b"zero".to_vec()));
}

#[wasm_bindgen_test]
async fn two_calls_at_once_share_the_new_connection() {
    let store = store_with_one_entry(&fresh_name()).await;
    raw::close_opened();
    let (a, b) = both(store.commit(add(1, b"a")), store.commit(add(2, b"b"))).await;
    assert_eq!((a, b), (Ok(()), Ok(())));
    let before = raw::opened_count();
    commit(&store, add(3, b"c")).await;
    assert_eq!(raw::opened_count(), before, "the new connection stays");
}

#[wasm_bindgen_test]
async fn a_failure_that_passes_is_not_seen() {
    let store = store_with_one_entry(&fresh_name()).await;
    for name in ["InvalidStateError", "UnknownError", "AbortError"] {
        raw::throw_from_transactions(name, 1);
        let read = store.get(Key::Log(0)).await;
        raw::heal();
        assert_eq!(read, Ok(Some(b"zero".to_vec())), "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_failure_that_stays_is_told_once_and_does_not_stick() {
    let store = store_with_one_entry(&fresh_name()).await;
    let unknown = StorageError::Backend {
        name: DomErrorName::Unknown,
    };
    for (name, expected) in [
        ("InvalidStateError", StorageError::Closed),
        ("UnknownError", unknown),
    ] {
        raw::throw_from_transactions(name, 1_000);
        let committed = store.commit(add(1, b"one")).await;
        raw::heal();
        assert_eq!(committed, Err(expected));
        assert_eq!(log_entry(&store, 1).await, None);
    }
    commit(&store, add(1, b"one")).await;
}

/// The storage process died after it had written: the repeated commit collides with itself.
#[wasm_bindgen_test]
async fn a_commit_whose_answer_was_lost_is_recognised() {
    let store = store_with_one_entry(&fresh_name()).await;
    raw::lose_the_answer_once();
    let committed = store.commit(add(1, b"mine")).await;
    raw::heal();
    assert_eq!(committed, Ok(()));
    assert_eq!(log_entry(&store, 1).await, Some(b"mine".to_vec()));
    assert_eq!(store.last_number(Series::Log).await, Ok(Some(1)));
}

#[wasm_bindgen_test]
async fn a_repeated_commit_that_someone_else_overtook_is_taken() {
    let name = fresh_name();
    let store = store_with_one_entry(&name).await;
    commit(&open(&name).await, add(1, b"theirs")).await;
    raw::throw_from_transactions("UnknownError", 1);
    let committed = store.commit(add(1, b"mine")).await;
    raw::heal();
    let key = Key::Log(1);
    assert_eq!(committed, Err(StorageError::Taken { key }));
    assert_eq!(log_entry(&store, 1).await, Some(b"theirs".to_vec()));
}
