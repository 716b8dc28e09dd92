//! Survey scores: NPS, CSAT, CES, the weighted satisfaction index.
//!
//! All of them start from a [`Tally`], which keeps count of the answers that were not valid.

mod index;
mod nps;
mod tally;
mod top_box;

#[cfg(test)]
mod tests;

pub use index::{Attribute, relative_index, satisfaction_index};
pub use nps::{Nps, nps, nps_difference, nps_wald};
pub use tally::{Answer, Invalid, Scale, Tally};
pub use top_box::{CesDirection, csat, effort_share, mean_score};
