use crate::{Measured, Window};
use domain::Day;
use domain::record::{
    ComplaintId, ComplaintKind, CustomerId, FollowUp, Loss, LossReason, ServiceArea, ServiceStage,
    SurveyId, WinBack,
};
use serde::{Deserialize, Serialize};

/// Which follow-ups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FollowUpsOf {
    /// Open and due by today, for the page of the day.
    #[default]
    Due,
    Open,
    Ended,
    Customer(CustomerId),
    Survey(SurveyId),
}

/// Follow-ups, the most overdue first; ended ones the latest first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct FollowUpList {
    pub of: FollowUpsOf,
    pub window: Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowUpListView {
    pub total: u32,
    pub rows: Vec<FollowUpRow>,
    pub counts: FollowUpCounts,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowUpCounts {
    pub open: u64,
    pub due_today: u64,
    pub overdue: u64,
    pub ended: u64,
    /// Of those ended, the share that was ended by its day.
    pub on_time: Measured,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowUpRow {
    pub follow_up: FollowUp,
    pub customer: Option<String>,
    pub phone: String,
    pub survey: String,
    pub owner: Option<String>,
    pub overdue_days: i32,
    /// What was scored.
    pub score: Option<i64>,
    /// What was written.
    pub words: String,
}

/// Lost customers and why.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LossList {
    pub window: Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LossListView {
    pub total: u32,
    pub rows: Vec<LossRow>,
    /// One per reason, beside the literature's share.
    pub reasons: Vec<LossReasonRow>,
    /// By where they went, the most first.
    pub competitors: Vec<(String, u64)>,
    /// By how far winning them back has come.
    pub states: Vec<(WinBack, u64)>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LossRow {
    pub loss: Loss,
    pub customer: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LossReasonRow {
    pub reason: LossReason,
    pub customers: u64,
    pub share: Measured,
    /// In per cent, as the literature has it.
    pub literature: u8,
}

/// The seven areas of service over the seasons.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ServiceAuditTrend {
    pub survey: SurveyId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceAuditTrendView {
    pub audits: u64,
    pub first: Option<Day>,
    pub last: Option<Day>,
    /// All seven, the weakest first; those that were not scored last.
    pub areas: Vec<ServiceAuditArea>,
    /// By area and stage, over all audits of the newest season.
    pub cells: Vec<ServiceAuditCell>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceAuditArea {
    pub area: ServiceArea,
    /// Mean of the newest season, on the scale of the audit.
    pub now: Measured,
    /// Year, quarter and mean of each season.
    pub seasons: Vec<(i32, u8, Measured)>,
    /// Difference from the season before.
    pub change: Option<f64>,
    /// Clearly below the mean of all areas.
    pub is_weak: bool,
    /// Complaints of the last year that belong to the area, the newest first, ten at most.
    pub complaints: Vec<(ComplaintId, i64, ComplaintKind)>,
    pub complaints_total: u64,
    /// What is being done about it.
    pub actions: Vec<FollowUp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceAuditCell {
    pub area: ServiceArea,
    pub stage: ServiceStage,
    pub mean: Measured,
}
