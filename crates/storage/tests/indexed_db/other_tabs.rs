//! Newer and older builds in other tabs, and tabs that do not give way.

use std::pin::pin;
use std::task::{Context, Waker};

use storage::indexed_db::{self, Expect, FORMAT_VERSION, IndexedDb, Notice, OpenOptions};
use storage::{Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::contract::{Noticed, add, commit, fresh_name, log_entry, open};
use super::raw;

const TOO_NEW: StorageError = StorageError::FormatTooNew {
    found: FORMAT_VERSION + 1,
    supported: FORMAT_VERSION,
};

#[wasm_bindgen_test]
async fn an_older_build_gives_way_and_then_stays_away() {
    let name = fresh_name();
    let noticed = Noticed::default();
    let options = OpenOptions::new(&name).on_notice(noticed.listener());
    let older = IndexedDb::open(options).await.expect("it opens");
    commit(&older, add(0, b"zero")).await;

    let newer = IndexedDb::open(OpenOptions::new(&name).as_newer_build())
        .await
        .expect("the older tab gives way");
    assert_eq!(noticed.all(), [Notice::GaveWayToNewerBuild]);
    assert_eq!(newer.store_id(), older.store_id());
    assert_eq!(log_entry(&newer, 0).await, Some(b"zero".to_vec()));

    assert_eq!(older.commit(add(1, b"old")).await, Err(TOO_NEW));
    assert_eq!(older.get(storage::Key::Log(0)).await, Err(TOO_NEW));
    commit(&newer, add(1, b"new")).await;
}

#[wasm_bindgen_test]
async fn a_format_of_the_future_is_refused_and_left_alone() {
    let name = fresh_name();
    let newer = IndexedDb::open(OpenOptions::new(&name).as_newer_build())
        .await
        .expect("it opens");
    commit(&newer, add(0, b"zero")).await;
    let refused = IndexedDb::open(OpenOptions::new(&name)).await;
    assert_eq!(refused.err(), Some(TOO_NEW));
    assert_eq!(log_entry(&newer, 0).await, Some(b"zero".to_vec()));
}

#[wasm_bindgen_test]
async fn a_blocked_upgrade_tells_at_once_and_goes_on_when_the_way_is_free() {
    let name = fresh_name();
    drop(open(&name).await);
    let stubborn = raw::stubborn_tab(&name).await;
    let noticed = Noticed::default();
    let options = OpenOptions::new(&name)
        .as_newer_build()
        .patience_ms(60_000)
        .on_notice({
            let noticed = noticed.clone();
            move |notice| {
                noticed.note(notice);
                stubborn.close();
            }
        });
    IndexedDb::open(options).await.expect("the way is free");
    assert_eq!(noticed.all(), [Notice::BlockedByOtherTab]);
}

/// Behind a deletion that is itself blocked, the browser says nothing at all.
#[wasm_bindgen_test]
async fn a_queue_without_any_event_is_told_after_a_while() {
    let name = fresh_name();
    drop(open(&name).await);
    let stubborn = raw::stubborn_tab(&name).await;
    let deletion = raw::request_deletion(&name);
    let noticed = Noticed::default();
    let options = OpenOptions::new(&name)
        .expect(Expect::Data)
        .patience_ms(20)
        .on_notice({
            let noticed = noticed.clone();
            move |notice| {
                noticed.note(notice);
                stubborn.close();
            }
        });
    let opened = IndexedDb::open(options).await;
    assert_eq!(noticed.all(), [Notice::OpeningIsSlow]);
    assert_eq!(opened.err(), Some(StorageError::DataRemoved));
    raw::done(deletion).await;
    assert!(!raw::listed(&name).await);
}

/// In the middle of work nobody waits for ever: the call fails, and leaves nothing behind that would
/// open or make a database later.
#[wasm_bindgen_test]
async fn a_lost_connection_that_cannot_come_back_fails_the_call() {
    let name = fresh_name();
    raw::forget_opened();
    let options = OpenOptions::new(&name).patience_ms(1_000);
    let store = IndexedDb::open(options).await.expect("it opens");
    commit(&store, add(0, b"zero")).await;
    let stubborn = raw::stubborn_tab(&name).await;
    let deletion = raw::request_deletion(&name);
    raw::close_opened();
    let committed = store.commit(add(1, b"one")).await;
    assert_eq!(committed, Err(StorageError::BlockedByOtherTab));

    stubborn.close();
    raw::done(deletion).await;
    // Queued behind the opening that was given up, which is taken back first. Trying again before that would only
    // make the queue longer, quicker than a busy machine can work it off.
    assert_eq!(indexed_db::exists(&name, 10_000).await, Ok(false));
    let committed = store.commit(add(1, b"one")).await;
    assert_eq!(committed, Err(StorageError::DataRemoved));
    assert_eq!(indexed_db::exists(&name, 10_000).await, Ok(false));
}

#[wasm_bindgen_test]
async fn giving_up_on_a_stubborn_tab_leaves_no_connection_behind() {
    let name = fresh_name();
    drop(open(&name).await);
    let stubborn = raw::stubborn_tab(&name).await;
    // Blocked, and given up: a deletion for another try, then the question whether it exists.
    let deleted = indexed_db::delete(&name, 20).await;
    assert_eq!(deleted, Err(StorageError::BlockedByOtherTab));
    let asked = indexed_db::exists(&name, 20).await;
    assert_eq!(asked, Err(StorageError::BlockedByOtherTab));
    stubborn.close();
    // Queued behind both; blocked for ever if the abandoned question had kept its connection.
    assert_eq!(indexed_db::delete(&name, 10_000).await, Ok(()));
    assert!(!raw::listed(&name).await);
}

#[wasm_bindgen_test]
async fn an_opening_nobody_waits_for_is_taken_back() {
    let name = fresh_name();
    drop(open(&name).await);
    let stubborn = raw::stubborn_tab(&name).await;
    let deletion = raw::request_deletion(&name);
    begin_and_drop(IndexedDb::open(OpenOptions::new(&name)));
    stubborn.close();
    raw::done(deletion).await;
    assert_eq!(indexed_db::exists(&name, 10_000).await, Ok(false));
}

#[wasm_bindgen_test]
async fn a_connection_nobody_waits_for_is_closed() {
    let name = fresh_name();
    drop(open(&name).await);
    begin_and_drop(IndexedDb::open(OpenOptions::new(&name)));
    // Such a connection would not give way.
    assert_eq!(indexed_db::delete(&name, 10_000).await, Ok(()));
}

fn begin_and_drop(future: impl Future) {
    let mut context = Context::from_waker(Waker::noop());
    assert!(pin!(future).poll(&mut context).is_pending());
}
