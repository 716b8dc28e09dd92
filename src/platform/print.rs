//! Paper.

use leptos::prelude::window;

/// Opens the browser's print dialog.
pub fn open() {
    // A browser without printing (a kiosk) has nothing to tell the user here.
    let _unsupported = window().print();
}
