//! Audits: what was drawn, what was found, and how far that speaks for all.

use crate::{ComplaintRow, Measured};
use domain::Day;
use domain::audit::AuditQuestion;
use domain::record::{Audit, AuditCase, AuditId, Finding};
use serde::{Deserialize, Serialize};

/// Every audit, the latest first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AuditList;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditRow {
    pub audit: Audit,
    pub by: Option<String>,
    /// Complaints of it on which every question was answered.
    pub done: u32,
    /// Of them, those without a fault.
    pub sound: Measured,
}

/// From how many complaints an audit would draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosedCount {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AuditPage {
    pub id: AuditId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AuditView {
    pub audit: Audit,
    pub by: Option<String>,
    /// Why it lies in the recycle bin.
    pub removed: Option<String>,
    /// In the order of drawing.
    pub cases: Vec<AuditCaseView>,
    /// One for each question, and one for all together at the end.
    pub results: Vec<AuditResult>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditCaseView {
    pub case: AuditCase,
    /// `None` when the complaint lies in the recycle bin.
    pub row: Option<ComplaintRow>,
    pub by: Option<String>,
    /// What the records say, question by question.
    pub hints: Vec<(AuditQuestion, Finding)>,
}

/// What was found on one question, or on all (`None`).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditResult {
    pub question: Option<AuditQuestion>,
    pub yes: u32,
    pub no: u32,
    pub not_applicable: u32,
    /// Not answered yet.
    pub open: u32,
    /// Share of yes among yes and no, with the interval for all complaints that were drawn from: Wilson's, corrected
    /// for what was looked at.
    pub share: Measured,
}
