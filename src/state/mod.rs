//! What the whole page shares. Each is a newtype in the context, so that nobody can take another's signal.

mod kiosk;
mod look;
mod toasts;

pub use kiosk::{Kiosk, KioskLock, use_kiosk};
pub use look::{Density, Look, Theme, use_look};
pub use toasts::{Toast, ToastAction, ToastId, ToastKind, Toasts, use_toasts};
