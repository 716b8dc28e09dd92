//! Working time: the hours of the week, holidays and the working days that make up for them, the time zone with its
//! changes of the clocks, and how much working time lies between two moments.
//!
//! A [`Calendar`] says which minutes of a local day are worked. A [`Zone`] says what the local clock shows at a moment;
//! it is data (the offsets and when they change), since this crate has no table of time zones: the page, which has the
//! browser's, computes them for the years at hand. [`WorkingTime`] is both.
//!
//! Time is counted as it passes: on the day on which the clocks are put forward, a shift across the gap is an hour
//! shorter; when they are put back, the hour that comes twice is worked twice.

mod calendar;
mod china;
mod counting;
#[cfg(test)]
mod tests;
mod zone;

pub use calendar::{Calendar, Hours, WEEKDAYS};
pub use china::{Announced, announced};
pub use counting::WorkingTime;
pub use zone::{OffsetChange, Zone};
