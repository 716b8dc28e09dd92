use super::{
    AnswerId, ComplaintId, CustomerId, FollowUpId, LossId, ServiceArea, StaffId, SurveyId,
    SurveyRuleId, record,
};
use crate::value::codes;
use crate::{Day, Instant};

codes! {
    /// How a follow-up ended.
    pub enum FollowUpOutcome { Done = "done", NotReached = "not_reached", Dropped = "dropped" }
}

codes! {
    /// Why a customer was lost.
    pub enum LossReason {
        /// 意外，偶然
        Chance = "chance",
        /// 搬迁
        Moved = "moved",
        /// 个人偏好
        Preference = "preference",
        /// 产品或技术
        Product = "product",
        /// 冷漠或服务不好
        Service = "service",
    }
}

impl LossReason {
    /// The share that the literature on customer retention gives, in per cent.
    pub fn literature_percent(self) -> u8 {
        match self {
            Self::Chance => 1,
            Self::Moved => 5,
            Self::Preference => 10,
            Self::Product => 25,
            Self::Service => 59,
        }
    }
}

codes! {
    /// How far winning a customer back has come.
    pub enum WinBack { Lost = "lost", Contacted = "contacted", Offered = "offered", WonBack = "won_back", GivenUp = "given_up" }
}

record! {
    /// Something to do because of an answer, or for a weak area of service. Without an outcome it is open.
    pub struct FollowUp(FollowUpId) = "follow_up" {
        customer: Option<CustomerId> = "customer",
        survey: Option<SurveyId> = "survey",
        answer: Option<AnswerId> = "answer",
        rule: Option<SurveyRuleId> = "rule",
        area: Option<ServiceArea> = "area",
        what: String = "what",
        owner: Option<StaffId> = "owner",
        due: Option<Day> = "due",
        at: Instant = "at",
        by: Option<StaffId> = "by",
        outcome: Option<FollowUpOutcome> = "outcome",
        done_day: Option<Day> = "done_day",
        result: String = "result",
        complaint: Option<ComplaintId> = "complaint",
    }
}

record! {
    /// A customer lost 流失: why, to whom, and what is done about it.
    pub struct Loss(LossId) = "loss" {
        customer: CustomerId = "customer",
        day: Option<Day> = "day",
        reason: Option<LossReason> = "reason",
        reason_note: String = "reason_note",
        /// Where they buy now.
        competitor: String = "lost_to",
        /// The interview.
        answer: Option<AnswerId> = "answer",
        /// What would bring them back.
        would_return: String = "would_return",
        state: Option<WinBack> = "state",
        state_day: Option<Day> = "state_day",
        note: String = "note",
        by: Option<StaffId> = "by",
        at: Instant = "at",
    }
}
