//! The suite every backend passes, and the words the other cases share.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Math;
use storage::conformance::{self, Harness};
use storage::indexed_db::{IndexedDb, Notice, OpenOptions};
use storage::{Key, Storage, StorageError, Write};
use wasm_bindgen_test::wasm_bindgen_test;

pub(super) fn fresh_name() -> String {
    format!("storage test {}", Math::random())
}

pub(super) async fn open(name: &str) -> IndexedDb {
    IndexedDb::open(OpenOptions::new(name))
        .await
        .expect("it opens")
}

pub(super) fn add(number: u64, bytes: &[u8]) -> Vec<Write> {
    vec![Write::Add {
        key: Key::Log(number),
        bytes: bytes.to_vec(),
    }]
}

pub(super) async fn log_entry(store: &IndexedDb, number: u64) -> Option<Vec<u8>> {
    store.get(Key::Log(number)).await.expect("readable")
}

pub(super) async fn commit(store: &IndexedDb, writes: Vec<Write>) {
    let committed: Result<(), StorageError> = store.commit(writes).await;
    committed.expect("the commit lands");
}

/// Notices in the order they came.
#[derive(Clone, Default)]
pub(super) struct Noticed(Rc<RefCell<Vec<Notice>>>);

impl Noticed {
    pub(super) fn note(&self, notice: Notice) {
        self.0.borrow_mut().push(notice);
    }

    pub(super) fn all(&self) -> Vec<Notice> {
        self.0.borrow().clone()
    }

    pub(super) fn listener(&self) -> impl Fn(Notice) + 'static {
        let noticed = self.clone();
        move |notice| noticed.note(notice)
    }
}

/// Databases by name, so that another tab can open the same one.
struct InBrowser {
    name: String,
}

impl Harness for InBrowser {
    type Store = IndexedDb;

    async fn fresh(&self) -> IndexedDb {
        // Every case but one asks for one store; that one wants a stranger for the second.
        let is_first = !storage::indexed_db::exists(&self.name, 10_000)
            .await
            .expect("the browser answers");
        let name = if is_first {
            self.name.clone()
        } else {
            fresh_name()
        };
        open(&name).await
    }

    async fn other_tab(&self, _store: &IndexedDb) -> IndexedDb {
        open(&self.name).await
    }
}

macro_rules! case {
    ($name:ident) => {
        #[wasm_bindgen_test]
        async fn $name() {
            let name = fresh_name();
            conformance::$name(&InBrowser { name: name.clone() }).await;
            storage::indexed_db::delete(&name, 10_000)
                .await
                .expect("nobody is left in the way");
        }
    };
}
storage::for_each_conformance_case!(case);
