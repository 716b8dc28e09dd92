//! Moves: steps before they are made, typed.

mod as_step;
mod kinds;
mod payload;

pub use kinds::Move;
pub use payload::{Analysis, Proposal, Triage};
