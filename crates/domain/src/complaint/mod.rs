//! The life of a complaint, following ISO 10002 / GB/T 19012 and the eight steps of the trade: recorded, judged, passed
//! to the department responsible, analysed, a remedy proposed, approved, carried out and told, evaluated.
//!
//! A complaint is one record that says what was told, and a set of [`ComplaintStep`](crate::record::ComplaintStep)s that
//! say what was done. [`MOVES`] is the whole process in one table. [`Standing::of`] folds a set of steps into where the
//! complaint stands, whatever order they arrived in. A [`Move`] is a step before it is made: the kind with exactly what
//! belongs to it. [`Standing::allows`] says whether it can be made now, and if not, for which [`Refusal`].
//!
//! Two devices may move one complaint without knowing of each other. Their steps are put in one order (see
//! [`Standing::of`]); a step that was legal where it was made but does not apply any more is kept, and shown as made at
//! the same time, but does not move the complaint. So no set of steps leads to a state that the table does not know, and
//! nobody's words are lost.

mod approval;
mod clock;
mod escalation;
mod fold;
mod merged;
mod moves;
mod refusal;
mod similar;
mod stage;
mod standing;
mod table;
#[cfg(test)]
mod tests;

pub use approval::{Approver, Authority, Limit};
pub use clock::{Clock, ClockKind, ClockState, Clocks, LimitReason, TimeLimit};
pub use escalation::{Escalation, Rung};
pub use merged::{head, standing_among};
pub use moves::{Analysis, Move, Proposal, Triage};
pub use refusal::Refusal;
pub use similar::{ALIKE, Traits, repeats, similar};
pub use stage::Stage;
pub use standing::{Span, Standing, Verdict};
pub use table::{MOVES, Rule, To};
