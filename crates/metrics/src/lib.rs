//! What the numbers mean: loyalty metrics as pure functions over slices.
//!
//! Every function says its formula and its source, returns its result with the number of observations behind it
//! and an interval where the literature has one, and answers [`NotEnough`] instead of a wild number when the data
//! cannot carry an answer. Nothing here knows a clock, a file, a record or a screen: days are whole numbers since
//! 1970-01-01, customers and products are dense indices, money is whole minor units.
//!
//! Where several definitions are in use (retention, RFM bins, lifetime value), each is a labelled variant, so a
//! page can name what it shows.

#![warn(missing_docs)]
#![allow(
    clippy::cast_precision_loss,
    reason = "counts of a small business are far below 2^53"
)]
#![allow(
    clippy::many_single_char_names,
    clippy::similar_names,
    reason = "formulas keep the letters of their papers"
)]
#![allow(
    clippy::float_cmp,
    reason = "only whole numbers and limits that are reached exactly are compared without a tolerance"
)]

pub mod attributes;
pub mod basket;
pub mod btyd;
pub mod calendar;
mod catalogue;
pub mod cluster;
pub mod comparison;
pub mod control;
mod dist;
mod estimate;
pub mod live;
mod mean;
mod optimise;
pub mod proportion;
pub mod purchases;
pub mod reliability;
pub mod retention;
pub mod rfm;
pub mod rhythm;
pub mod score;
pub mod survival;
pub mod unseen;
pub mod waiting;
pub mod words;
pub mod worth;

#[cfg(test)]
mod fixtures;

pub use catalogue::Figure;
pub use estimate::{Confidence, Estimate, Interval, Metric, NotEnough};
