//! Looking back at closed complaints: which of them, drawn by chance that can be repeated, and what is asked of each.

mod hint;
mod question;
mod sample;
#[cfg(test)]
mod tests;

pub use hint::hint;
pub use question::{AuditQuestion, outcome};
pub use sample::{SEEDS, sample};
