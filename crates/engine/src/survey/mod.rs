//! Surveys: what is asked and of whom, the answers, what they come to, and what follows from them.

mod answers;
mod asking;
mod compare;
mod design;
mod drawn;
mod following;
mod forms;
mod gather;
mod importance;
mod members;
mod outcome;
mod results;
mod service_audit;
mod sieve;
mod slips;
mod words;

pub(crate) use results::KeptResults;
