//! Each customer's own rhythm, and who fell out of it: "was regular, now silent".
//!
//! # The rule
//! A customer is judged against nobody but himself. With the gaps between his own purchase days:
//!
//! - *Regular* means enough gaps to know a rhythm: four purchase days, three gaps. Fewer is "not enough data".
//! - The *usual gap* is the median gap, so one long holiday does not shift it.
//! - The rhythm is *broken* once the silence since the last purchase reaches the limit: at least twice the usual gap,
//!   *and* longer than his own gaps have been, save for one in ten of them. The second half protects customers who
//!   buy in bursts: for them twice the median is nothing unusual. If the next gap is exchangeable with the past ones,
//!   at most `(1 + longer)/(gaps + 1)` of customers still coming would be silent this long by chance (the rank
//!   argument of conformal prediction; Vovk, Gammerman & Shafer 2005, section 2.3), which is `chance`.
//! - *Near* is 80 % of the limit. *Long gone* is a year of silence or three limits, whichever is later: winning back,
//!   not calling today.
//! - Calls are ranked by *risk × worth*. Risk is `1 − 2^(−silence/usual gap)`: if purchases came at random with this
//!   median gap, each further usual gap of silence halves the chance that he is still coming (exponential gaps,
//!   Ehrenberg 1959, Applied Statistics 8:26-41). Worth is a year at his own pace.
//!
//! All limits are whole days, so the list is the same on every device.

mod gaps;
mod silence;

#[cfg(test)]
mod tests;

pub use gaps::PurchaseGaps;
pub use silence::{
    Silence, SilenceRule, SilenceState, SilentCustomer, SilentCustomers, silence, silent_customers,
};
