//! The last resort. After a panic the program is gone, so what is shown then is plain script (`public/boot.js`), which
//! also sees what no panic hook does: no memory left, no stack left.

use crate::platform::page;

/// Listened to by `public/boot.js`.
const CRASHED: &str = "shuke:crash";

/// Logs every panic and has the overlay shown.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        page::dispatch(CRASHED, "");
    }));
}
