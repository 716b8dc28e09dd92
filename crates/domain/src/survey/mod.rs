//! Surveys: what is asked, in which order, what may be answered, and what comes of it.
//!
//! In the book, pages, questions, skips and rules are records, so that two devices can work on one survey. Put together
//! ([`form_of`]) they are a [`Form`], which is what is checked ([`check`]), walked ([`shown`]), frozen when it is
//! published, sent in a link and written to a file ([`mod@file`]).

mod answering;
mod changes;
mod check;
mod coded;
mod columns;
mod draft;
mod facts;
pub mod file;
mod flaw;
mod flow;
mod form;
mod group;
mod reply;
mod rows;
mod setting_off;
pub mod templates;
#[cfg(test)]
mod tests;
mod texts;
mod ways;

pub use answering::{ReplyError, kept_replies, reply_errors};
pub use changes::{FormChange, changes};
pub use check::check;
pub use columns::{AnswerColumn, OTHER_KEY, answer_columns, reply_cell};
pub(crate) use draft::STEP;
pub use draft::{DraftRecords, form_of, records_of};
pub use facts::{Known, KnownReply, Source, known_facts, prefilled};
pub use flaw::{Flaw, Part};
pub use flow::{holds, shown};
pub use form::{Choice, Condition, Form, Page, Question, Rule, Skip, Target};
pub use group::Group;
pub use reply::{Rating, Reply, ReplyProblem};
pub use rows::{AnswerRow, RowPlace, RowTrouble, read_row};
pub use setting_off::{SetOff, set_off};
pub use texts::Texts;

/// What a form may hold. Far beyond what anybody answers, and little enough for a link or a file to be refused early.
pub mod limits {
    pub const PAGES: usize = 60;
    pub const QUESTIONS: usize = 200;
    pub const OPTIONS: usize = 60;
    pub const ROWS: usize = 30;
    pub const SKIPS: usize = 30;
    pub const RULES: usize = 60;
    pub const LANGUAGES: usize = 12;
    pub const COMPETITORS: usize = 12;
    /// Of one text, in characters.
    pub const TEXT: usize = 2_000;
    /// Of a key or name, in bytes.
    pub const KEY: usize = 40;
    /// Of one written answer, in characters.
    pub const REPLY: i64 = 4_000;
    /// Customers drawn at once.
    pub const SAMPLE: i64 = 5_000;
    /// The points of a scale.
    pub const POINTS: i64 = 101;
}
