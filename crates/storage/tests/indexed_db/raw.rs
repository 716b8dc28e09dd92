//! The browser's own interface, for playing the other tab, the older build and the failing browser.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbDatabase;

#[wasm_bindgen(inline_js = r#"
const open = IDBFactory.prototype.open;
const transaction = IDBDatabase.prototype.transaction;
const put_value = IDBObjectStore.prototype.put;
let opened = [];

IDBFactory.prototype.open = function (...args) {
  const request = open.apply(this, args);
  request.addEventListener("success", () => opened.push(request.result));
  return request;
};

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export const forget_opened = () => { opened = []; };
export const opened_count = () => opened.length;
export const close_opened = () => { for (const database of opened) database.close(); };
export const close_opened_with_event = () => {
  for (const database of opened) {
    database.close();
    database.dispatchEvent(new Event("close"));
  }
};

export const open_stubborn = (name, version, ...stores) => {
  const request = open.call(indexedDB, name, version);
  request.onupgradeneeded = () => {
    for (const store of stores) request.result.createObjectStore(store);
  };
  return settled(request);
};
export const request_deletion = (name) => settled(indexedDB.deleteDatabase(name));
export const is_listed = async (name) =>
  (await indexedDB.databases()).some((database) => database.name === name);
export const put = (database, store, key, value) => new Promise((resolve, reject) => {
  const writing = transaction.call(database, [store], "readwrite");
  writing.objectStore(store).put(value, key);
  writing.oncomplete = () => resolve();
  writing.onabort = () => reject(writing.error);
});

const intercept = (after) => {
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    return after(() => transaction.call(this, names, mode, options), mode, names);
  };
};
export const heal = () => {
  IDBDatabase.prototype.transaction = transaction;
  IDBObjectStore.prototype.put = put_value;
};
export const throw_from_puts = (name) => {
  IDBObjectStore.prototype.put = () => {
    throw name ? new DOMException("injected", name) : new TypeError("injected");
  };
};
export const throw_from_transactions = (name, times) => intercept((begin) => {
  if (times === 0) return begin();
  times -= 1;
  throw new DOMException("injected", name);
});
export const abort_writing_after_success = (name) => intercept((begin, mode, names) => {
  const begun = begin();
  if (mode === "readwrite") {
    Object.defineProperty(begun, "error", { get: () => name ? new DOMException("injected", name) : null });
    queueMicrotask(() => {
      begun.objectStore(names[0]).count().onsuccess = () => begun.abort();
    });
  }
  return begun;
});
export const lose_the_answer_once = () => intercept((begin, mode) => {
  const begun = begin();
  if (mode === "readwrite") {
    heal();
    begun.addEventListener("complete", (event) => {
      event.stopImmediatePropagation();
      begun.dispatchEvent(new Event("abort"));
    });
  }
  return begun;
});
let witnessed = [];
export const witness_writing = () => intercept((begin, mode) => {
  const begun = begin();
  if (mode === "readwrite") {
    witnessed.push(begun.durability);
    begun.addEventListener("complete", () => witnessed.push("complete"));
  }
  return begun;
});
export const take_witnessed = () => {
  const taken = witnessed.join(" ");
  witnessed = [];
  return taken;
};

const descriptor = Object.getOwnPropertyDescriptor(globalThis, "indexedDB");
const replace_factory = (get) =>
  Object.defineProperty(globalThis, "indexedDB", { get, configurable: true });
export const hide_indexed_db = () => replace_factory(() => undefined);
export const refuse_indexed_db = () => replace_factory(() => {
  throw new DOMException("injected", "SecurityError");
});
export const restore_indexed_db = () => {
  // A window has it as its own property, a worker inherits it.
  delete globalThis.indexedDB;
  if (descriptor) Object.defineProperty(globalThis, "indexedDB", descriptor);
};
"#)]
extern "C" {
    /// Forgets the connections opened so far, so that a test sees its own.
    pub fn forget_opened();
    /// How many connections the code under test has opened.
    pub fn opened_count() -> u32;
    /// Closes them without a word, as a browser that lost its storage process.
    pub fn close_opened();
    /// Closes them and says so, as a browser that clears a site's data.
    pub fn close_opened_with_event();

    /// A tab that does not give way to anyone.
    fn open_stubborn(name: &str, version: u32, a: &str, b: &str, c: &str, d: &str) -> Promise;
    /// Someone deletes a database: resolves when that is done.
    pub fn request_deletion(name: &str) -> Promise;
    fn is_listed(name: &str) -> Promise;
    fn put(database: &IdbDatabase, store: &str, key: &JsValue, value: &JsValue) -> Promise;

    /// Everything works again.
    pub fn heal();
    /// The next transactions cannot be begun.
    pub fn throw_from_transactions(name: &str, times: u32);
    /// From now on no value can be handed over; without a name, the browser throws no `DOMException`.
    pub fn throw_from_puts(name: &str);
    /// From now on every request of a writing transaction succeeds, and then it is aborted: for this
    /// reason, or for none when it is empty.
    pub fn abort_writing_after_success(name: &str);
    /// The next writing transaction completes, but looks aborted.
    pub fn lose_the_answer_once();
    /// Notes the durability and completion of writing transactions.
    pub fn witness_writing();
    /// What was noted so far.
    pub fn take_witnessed() -> String;

    /// The browser has no IndexedDB.
    pub fn hide_indexed_db();
    /// The browser refuses IndexedDB.
    pub fn refuse_indexed_db();
    /// It is back.
    pub fn restore_indexed_db();
}

const SHELVES: [&str; 4] = ["meta", "log", "chunks", "identity"];

pub(super) async fn done(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.expect("the browser does it")
}

/// Opens a database as a tab that ignores every request to give way.
pub(super) async fn stubborn_tab(name: &str) -> IdbDatabase {
    let [a, b, c, d] = SHELVES;
    done(open_stubborn(name, 1, a, b, c, d)).await.into()
}

/// A database of someone else, who also calls it version 1.
pub(super) async fn strangers_database(name: &str) {
    let database: IdbDatabase = done(open_stubborn(name, 1, "a", "b", "c", "d"))
        .await
        .into();
    database.close();
}

/// Whether the browser lists a database of this name.
pub(super) async fn listed(name: &str) -> bool {
    done(is_listed(name)).await.is_truthy()
}

/// Puts a value behind the back of the code under test.
pub(super) async fn put_raw(name: &str, shelf: &str, key: impl Into<JsValue>, value: &JsValue) {
    let database = stubborn_tab(name).await;
    done(put(&database, shelf, &key.into(), value)).await;
    database.close();
}
