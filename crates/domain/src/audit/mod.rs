//! Looking back at closed complaints, some of them drawn by chance: what is asked of each.

mod hint;
mod question;
#[cfg(test)]
mod tests;

pub use hint::hint;
pub use question::{AuditQuestion, outcome};
