//! What a business knows: values, records, changes, commands and the rules that turn one into the other.
//!
//! Pure: no clock, no randomness, no input or output. Whatever a rule needs from the world (the time, a fresh
//! identity, another record) is handed to it.

pub mod audit;
pub mod change;
pub mod command;
pub mod complaint;
pub mod parse;
pub mod record;
pub mod reply;
pub mod returns;
pub mod sampling;
pub mod survey;
pub mod value;
pub mod working_time;

pub use change::{Change, ChangeSet, Name};
pub use record::{Kind, Record};
pub use value::{Day, Id, Instant, Money, Quantity, Value};
