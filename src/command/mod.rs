//! Every intent of the user that is not tied to one record is a [`UiCommand`]. The palette, the shortcut sheet
//! and the keys derive from the list; `run.rs` is the single place where they are carried out.

mod keys;
mod run;
mod ui_command;

pub use keys::{Key, KeyPress, Matcher, Shortcut};
pub use run::{Commands, Sheet, use_commands};
pub use ui_command::{Group, UiCommand};
