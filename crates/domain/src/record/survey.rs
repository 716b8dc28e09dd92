use super::{AnswerId, CustomerId, StaffId, SurveyId, record};
use crate::value::codes;
use crate::{Instant, Value};
use std::collections::BTreeMap;

codes! {
    /// Why a survey is held.
    pub enum SurveyPurpose { Satisfaction = "satisfaction", Loyalty = "loyalty", ComplaintFollowUp = "complaint_follow_up", LostCustomers = "lost_customers", NewProduct = "new_product", ServiceAudit = "service_audit", Season = "season" }
}

codes! {
    /// How the answer was given.
    pub enum Asked { Tablet = "tablet", Phone = "phone", Link = "link", Paper = "paper", Imported = "imported" }
}

record! {
    pub struct Survey(SurveyId) = "survey" {
        title: String = "title",
        purpose: Option<SurveyPurpose> = "purpose",
        /// Raised by one whenever the questions change; answers keep the version they answered.
        version: i64 = "version",
    }
}

record! {
    /// One person's answers to one survey.
    pub struct Answer(AnswerId) = "answer" {
        survey: SurveyId = "survey",
        survey_version: i64 = "survey_version",
        /// `None` when the answer is anonymous.
        customer: Option<CustomerId> = "customer",
        at: Instant = "at",
        asked: Option<Asked> = "asked",
        by: Option<StaffId> = "by",
        /// By the question's name.
        replies: BTreeMap<String, Value> = "reply",
    }
}

/// The survey every shop has: "How likely are you to recommend us?", 0 to 10, and why.
pub mod recommend {
    use super::{Survey, SurveyId, SurveyPurpose};
    use crate::Id;

    /// The same on every device, so that two tablets that both ask it hold one survey after a merge.
    pub const ID: SurveyId = SurveyId(Id(0x0190_0000_0000_7000_8000_0000_0000_0001));
    /// 0 to 10.
    pub const SCORE: &str = "recommend";
    /// Free text.
    pub const WHY: &str = "why";

    pub fn survey() -> Survey {
        Survey {
            id: ID,
            title: String::new(),
            purpose: Some(SurveyPurpose::Loyalty),
            version: 1,
        }
    }
}
