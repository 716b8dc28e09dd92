//! Every screen has an address: [`Route`] is read from the part after `#` and printed back to it.
//!
//! To add a place: a variant in `path.rs`, its segments in `parse.rs` and `print.rs`, an example in
//! `tests.rs` (the round trip is checked for all of them), and the part its page comes in, in `app/split.rs`.

mod list_state;
mod parse;
mod path;
mod print;
mod query;
mod survey_place;
#[cfg(test)]
mod tests;
mod with;

pub use list_state::{ListState, Sort};
pub use path::{CustomerTab, InsightQuestion, PrintSheet, Route, SettingsSection, View};
pub use survey_place::SurveyPlace;
