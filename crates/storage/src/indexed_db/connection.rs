//! One open connection, and letting go of it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IdbDatabase, IdbVersionChangeEvent};

use super::notice::Notice;

/// Whom to tell.
pub(super) type OnNotice = Rc<dyn Fn(Notice)>;

/// An open connection. Closed when dropped; transactions under way still end.
pub(super) struct Connection {
    database: IdbDatabase,
    open: Rc<Cell<bool>>,
    // Held because the database calls them.
    _on_version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

impl Connection {
    /// Watches over a database that has just been opened. To be called before anything is awaited:
    /// a connection that does not answer `versionchange` blocks every other tab.
    pub(super) fn new(database: IdbDatabase, on_notice: &OnNotice) -> Self {
        let open = Rc::new(Cell::new(true));

        let on_version_change = Closure::new({
            let (database, open) = (database.clone(), Rc::clone(&open));
            let on_notice = Rc::clone(on_notice);
            move |event: IdbVersionChangeEvent| {
                database.close();
                open.set(false);
                on_notice(match event.new_version() {
                    Some(_) => Notice::GaveWayToNewerBuild,
                    None => Notice::GaveWayToDeletion,
                });
            }
        });
        let on_close = Closure::new({
            let open = Rc::clone(&open);
            let on_notice = Rc::clone(on_notice);
            move || {
                open.set(false);
                on_notice(Notice::ClosedByBrowser);
            }
        });
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));

        Self {
            database,
            open,
            _on_version_change: on_version_change,
            _on_close: on_close,
        }
    }

    pub(super) fn database(&self) -> &IdbDatabase {
        &self.database
    }

    /// False once the browser or another tab made it close.
    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}
