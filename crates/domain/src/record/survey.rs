use super::{AnswerId, CustomerId, EditionId, StaffId, SurveyId, SurveyLinkId, record};
use crate::value::codes;
use crate::{Day, Instant, Value};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// Why a survey is held.
    pub enum SurveyPurpose { Satisfaction = "satisfaction", Loyalty = "loyalty", ComplaintFollowUp = "complaint_follow_up", LostCustomers = "lost_customers", NewProduct = "new_product", ServiceAudit = "service_audit", Season = "season", PostPurchase = "post_purchase", Intermediary = "intermediary", ThankYouCall = "thank_you_call" }
}

codes! {
    /// How the answer was given.
    pub enum Asked { Tablet = "tablet", Phone = "phone", Link = "link", Paper = "paper", Imported = "imported", Kiosk = "kiosk" }
}

codes! {
    /// Who is asked.
    pub enum Audience {
        /// Whoever comes.
        Everyone = "all",
        /// Everybody in a group of customers.
        Group = "group",
        /// Some, drawn at random from the group.
        Sample = "sample",
    }
}

record! {
    /// What is asked and of whom. Pages, questions, skips and rules are records of their own, so that two devices can
    /// change two of them.
    pub struct Survey(SurveyId) = "survey" {
        /// What the staff call it.
        title: String = "title",
        purpose: Option<SurveyPurpose> = "purpose",
        /// Raised by one whenever the questions change; answers keep the version they answered.
        version: i64 = "version",
        /// By part and language: `title.zh`, `intro.en`, `thanks.zh`.
        texts: BTreeMap<String, Value> = "text",
        /// By language tag, its place: the first is what is shown when nothing is chosen.
        languages: BTreeMap<String, Value> = "language",
        audience: Option<Audience> = "audience",
        /// Which customers, as [`crate::survey::Group`] writes it; all when empty.
        group: String = "group",
        sample_size: Option<i64> = "sample_size",
        /// Whoever answered any survey within so many days is left in peace.
        fatigue_days: Option<i64> = "fatigue_days",
        /// Answers name no customer.
        anonymous: bool = "anonymous",
        /// Whom we are compared with, as the customer is asked.
        competitors: BTreeSet<String> = "competitor",
        opens: Option<Day> = "opens",
        /// The last day on which it is asked.
        closes: Option<Day> = "closes",
        /// Who looks after what comes of it, where no rule names anybody.
        owner: Option<StaffId> = "owner",
        /// The built-in survey it was made from.
        template: String = "template",
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
        /// What was answered, word for word; `None` for the survey that every shop has.
        edition: Option<EditionId> = "edition",
        language: String = "language",
        /// Broken off, or not done yet.
        partial: bool = "partial",
        link: Option<SurveyLinkId> = "link",
        /// From the first question to the last.
        seconds: Option<i64> = "seconds",
        /// Who it was in the file it came from.
        respondent: String = "respondent",
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
            ..Survey::default()
        }
    }
}
