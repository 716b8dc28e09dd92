use crate::Money;
use crate::record::{CauseCode, ComplaintStep, FailedBy, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Triage {
    pub severity: Option<Severity>,
    pub safety: bool,
    pub legal: bool,
    pub repeat: bool,
    pub immediate_action: String,
    pub text: String,
}

/// 原因分析: cause, five whys, both sides' statements, and the five questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub cause: Option<CauseCode>,
    pub failed_by: Option<FailedBy>,
    pub whys: Vec<String>,
    pub customer_statement: String,
    pub staff_statement: String,
    pub evidence: String,
    pub why_they_feel_so: String,
    pub what_we_did: String,
    pub is_reasonable: String,
    pub heard_before: String,
    pub what_prevents_it: String,
    pub text: String,
}

/// 处理方案: what is offered, and what it costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Codes of [`Remedy`](crate::record::Remedy).
    pub remedies: BTreeSet<String>,
    pub cost: Option<Money>,
    pub text: String,
}

impl Proposal {
    pub(in crate::complaint) fn of(step: &ComplaintStep) -> Self {
        Self {
            remedies: step.remedies.clone(),
            cost: step.cost,
            text: step.text.clone(),
        }
    }
}

impl Analysis {
    pub(super) fn of(step: &ComplaintStep) -> Self {
        Self {
            cause: step.cause,
            failed_by: step.failed_by,
            whys: step.whys.clone(),
            customer_statement: step.customer_statement.clone(),
            staff_statement: step.staff_statement.clone(),
            evidence: step.evidence.clone(),
            why_they_feel_so: step.why_they_feel_so.clone(),
            what_we_did: step.what_we_did.clone(),
            is_reasonable: step.is_reasonable.clone(),
            heard_before: step.heard_before.clone(),
            what_prevents_it: step.what_prevents_it.clone(),
            text: step.text.clone(),
        }
    }

    pub(super) fn fill(self, step: &mut ComplaintStep) {
        step.cause = self.cause;
        step.failed_by = self.failed_by;
        step.whys = self.whys;
        step.customer_statement = self.customer_statement;
        step.staff_statement = self.staff_statement;
        step.evidence = self.evidence;
        step.why_they_feel_so = self.why_they_feel_so;
        step.what_we_did = self.what_we_did;
        step.is_reasonable = self.is_reasonable;
        step.heard_before = self.heard_before;
        step.what_prevents_it = self.what_prevents_it;
        step.text = self.text;
    }
}
