//! What complaints come to: causes, times, cost, and whether customers came back.

use crate::Measured;
use domain::record::{CauseCode, FailedBy};
use domain::{Day, Money};
use serde::{Deserialize, Serialize};

/// The figures of the complaints recorded in a window of days.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComplaintFigures {
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Of those unhappy, how many say so, in thousandths; the iceberg's one assumption.
    pub reporting_permille: u16,
    /// With the interval of a survey of one's own: of so many unhappy customers asked …
    pub asked: u32,
    /// … so many had complained.
    pub complained: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintFiguresView {
    /// Those that went on in another one are not counted, here and below.
    pub total: u32,
    pub open: u32,
    pub first: Option<Day>,
    pub last: Option<Day>,
    /// Most frequent first; complaints that were analysed only.
    pub causes: Vec<(CauseCode, u32)>,
    pub repeats: Measured,
    pub reopened: Measured,
    pub acknowledged_in_time: Measured,
    pub answered_in_time: Measured,
    pub solved_in_time: Measured,
    /// Mean, 1 to 5.
    pub satisfaction: Measured,
    pub cost: Money,
    /// How many have a cost.
    pub with_cost: u32,
    pub failures: Vec<FailureRow>,
    pub recovery: Vec<RecoveryRow>,
    /// Unhappy customers in all, as the rate has it; `NotEnough` when the rate is none.
    pub iceberg: Measured,
}

/// 失误频次: who failed, and what came of the handling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureRow {
    pub failed_by: FailedBy,
    pub count: u32,
    /// Most frequent first.
    pub causes: Vec<(CauseCode, u32)>,
    /// As the evaluation says; what nobody said is in neither of the two.
    pub old_solved: u32,
    pub old_not_solved: u32,
    pub new_appeared: u32,
    pub nothing_new: u32,
}

/// Of those whose complaint was solved so quickly, how many bought again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecoveryRow {
    pub speed: SolvedWithin,
    pub bought_again: Measured,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SolvedWithin {
    Day,
    Week,
    Longer,
    NotSolved,
}

impl SolvedWithin {
    /// Quickest first.
    pub const ALL: &[Self] = &[Self::Day, Self::Week, Self::Longer, Self::NotSolved];
}
