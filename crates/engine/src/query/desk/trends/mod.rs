//! What complaints are about and whether they become more: each subject's course, and exact comparisons of Poisson
//! counts instead of the eye.

mod bought;
mod breakdown;
mod change;
mod course;
mod spans;
mod subjects;

#[cfg(test)]
mod tests;
