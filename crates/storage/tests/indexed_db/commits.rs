//! When a commit is a commit.

use storage::indexed_db::usage;
use storage::{DomErrorName, Key, Series, Storage, StorageError, Write};
use wasm_bindgen_test::wasm_bindgen_test;

use super::contract::{add, commit, fresh_name, log_entry, open};
use super::raw;

#[wasm_bindgen_test]
async fn saved_means_strict_and_complete() {
    let store = open(&fresh_name()).await;
    raw::witness_writing();
    commit(&store, add(0, b"zero")).await;
    let witnessed = raw::take_witnessed();
    raw::heal();
    assert_eq!(witnessed, "strict complete");
}

/// A full disk shows only after every request has succeeded, and only at the transaction.
#[wasm_bindgen_test]
async fn a_quota_that_shows_late_takes_everything_back() {
    let store = open(&fresh_name()).await;
    commit(&store, add(0, b"before")).await;
    raw::abort_writing_after_success("QuotaExceededError");
    let full = vec![
        Write::Put {
            key: Key::Log(0),
            bytes: b"after".to_vec(),
        },
        Write::Add {
            key: Key::Chunk(0),
            bytes: vec![0; 1 << 20],
        },
    ];
    let committed = store.commit(full).await;
    raw::heal();
    assert_eq!(committed, Err(StorageError::QuotaExceeded));
    assert_eq!(log_entry(&store, 0).await, Some(b"before".to_vec()));
    assert_eq!(store.last_number(Series::Chunks).await, Ok(None));
    commit(&store, add(1, b"room again")).await;
}

/// The browser cannot even take a value: what was requested before must not land without it.
#[wasm_bindgen_test]
async fn a_value_that_is_not_accepted_takes_the_others_with_it() {
    let store = open(&fresh_name()).await;
    raw::throw_from_puts("DataCloneError");
    let mut writes = add(0, b"accepted");
    writes.push(Write::Put {
        key: Key::meta("not accepted"),
        bytes: vec![],
    });
    let committed = store.commit(writes).await;
    raw::heal();
    let name = DomErrorName::DataClone;
    assert_eq!(committed, Err(StorageError::Backend { name }));
    assert_eq!(log_entry(&store, 0).await, None);
}

#[wasm_bindgen_test]
async fn an_abort_without_a_reason_is_tried_twice_and_told() {
    let store = open(&fresh_name()).await;
    raw::abort_writing_after_success("");
    let committed = store.commit(add(0, b"lost")).await;
    raw::heal();
    assert_eq!(committed, Err(StorageError::Aborted));
    assert_eq!(log_entry(&store, 0).await, None);
}

#[wasm_bindgen_test]
async fn a_reason_nobody_foresaw_keeps_its_name() {
    let store = open(&fresh_name()).await;
    raw::abort_writing_after_success("TimeoutError");
    let committed = store.commit(add(0, b"lost")).await;
    raw::heal();
    let timeout = StorageError::Backend {
        name: DomErrorName::Timeout,
    };
    assert_eq!(committed, Err(timeout));
}

/// Not even an exception of the standard's: a browser's own error, or an extension's.
#[wasm_bindgen_test]
async fn what_is_no_exception_is_told_as_other() {
    let store = open(&fresh_name()).await;
    raw::throw_from_puts("");
    let key = Key::meta("not accepted");
    let committed = store.commit(vec![Write::Put { key, bytes: vec![] }]).await;
    raw::heal();
    let name = DomErrorName::Other;
    assert_eq!(committed, Err(StorageError::Backend { name }));
}

#[wasm_bindgen_test]
async fn the_browser_estimates_the_room_taken() {
    let store = open(&fresh_name()).await;
    commit(&store, add(0, &vec![7; 1 << 20])).await;
    let usage = usage().await.expect("a secure origin");
    assert!(usage.quota_bytes > 0);
    assert!(usage.used_bytes <= usage.quota_bytes);
}
