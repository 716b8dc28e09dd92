use super::{
    ComplaintKind, CustomerId, EditionId, QuestionId, Severity, SkipId, StaffId, SurveyDrawId,
    SurveyId, SurveyLinkId, SurveyPageId, SurveyRuleId, record,
};
use crate::value::codes;
use crate::{Day, Instant, Value};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// How a question is answered.
    pub enum QuestionKind {
        /// Would you recommend us? 0 to 10.
        Recommend = "nps",
        /// How satisfied? 1 to 5.
        Satisfaction = "csat",
        /// How easy was it? 1 to 7, 7 is very easy.
        Effort = "ces",
        /// How far do you agree? 1 to 5 unless said otherwise.
        Agreement = "likert",
        Stars = "stars",
        Faces = "faces",
        Single = "single",
        Multiple = "multiple",
        /// The options in the customer's order, the best first.
        Ranking = "ranking",
        /// One score for each row.
        Matrix = "matrix",
        /// For each row how important it is and how satisfied the customer is, also with competitors.
        Importance = "importance",
        Number = "number",
        Date = "date",
        ShortText = "short_text",
        LongText = "long_text",
        Photo = "photo",
        Signature = "signature",
    }
}

codes! {
    /// When a skip or a rule applies.
    pub enum ReplyTest {
        Always = "always", Answered = "answered", NotAnswered = "not_answered", AtLeast = "at_least",
        AtMost = "at_most", Is = "is", IsNot = "is_not",
    }
}

codes! {
    /// What a rule does.
    pub enum RuleEffect { FollowUp = "follow_up", Complaint = "complaint" }
}

codes! {
    /// The seven areas of service 服务标准.
    pub enum ServiceArea {
        /// 时限
        Timeliness = "timeliness",
        /// 流程
        Flow = "flow",
        /// 适应性
        Adaptability = "adaptability",
        /// 预见性
        Anticipation = "anticipation",
        /// 组织和监督
        Supervision = "supervision",
        /// 客户反馈
        Feedback = "feedback",
        /// 信息沟通
        Communication = "communication",
    }
}

codes! {
    /// The four stages of serving a customer.
    pub enum ServiceStage { Receive = "receive", Understand = "understand", Help = "help", Keep = "keep" }
}

codes! {
    /// What the customer book learns from an answer.
    pub enum ProfileFact {
        Name = "name", Phone = "phone", Email = "email", Address = "address", Birthday = "birthday",
        Gender = "gender", Occupation = "occupation", Income = "income_band", Family = "family", Habits = "habits",
        LineOfBusiness = "line_of_business", Headcount = "headcount", Equipment = "equipment_count",
        Buying = "buying", PreferredWay = "preferred_way", Competitor = "competitor",
        WalletShare = "wallet_share", LostReason = "lost_reason", LostTo = "lost_to",
        WouldReturn = "would_return",
    }
}

record! {
    /// A page of a survey.
    pub struct SurveyPage(SurveyPageId) = "survey_page" {
        survey: SurveyId = "survey",
        position: i64 = "position",
        /// By part and language: `title.zh`.
        texts: BTreeMap<String, Value> = "text",
    }
}

record! {
    /// A question of a survey.
    pub struct SurveyQuestion(QuestionId) = "survey_question" {
        survey: SurveyId = "survey",
        page: Option<SurveyPageId> = "page",
        position: i64 = "position",
        /// What answers, skips and rules call it. Given once, never changed.
        name: String = "name",
        kind: Option<QuestionKind> = "kind",
        required: bool = "required",
        /// The lowest score, number or day; of a choice, how many at least.
        low: Option<i64> = "low",
        /// The highest one; of a text, how many characters at most.
        high: Option<i64> = "high",
        /// By part and language: `title.zh`, `help.en`, `low.zh`, `high.zh`, `option.KEY.zh`, `row.KEY.zh`.
        texts: BTreeMap<String, Value> = "text",
        /// By key, the place. Each is stored on its own, so that two devices can add two.
        options: BTreeMap<String, Value> = "option",
        rows: BTreeMap<String, Value> = "row",
        /// Options that go with no other: "none of these".
        exclusive: BTreeSet<String> = "exclusive",
        /// Something else can be written in.
        other: bool = "other_allowed",
        /// Satisfaction is asked for each competitor as well.
        against_competitors: bool = "against_competitors",
        /// A high score is bad.
        reversed: bool = "reversed",
        /// Questions of one scale are meant to measure one thing.
        scale: String = "scale",
        fact: Option<ProfileFact> = "fact",
        area: Option<ServiceArea> = "area",
        stage: Option<ServiceStage> = "stage",
    }
}

record! {
    /// Where to go on after a question, if its test holds. To the end, when neither a question nor a page is named.
    pub struct SurveySkip(SkipId) = "survey_skip" {
        survey: SurveyId = "survey",
        /// The question after which it is tried, by name.
        after: String = "after",
        /// The question whose reply is looked at; the same when empty.
        about: String = "about_question",
        test: Option<ReplyTest> = "test",
        /// A number, or the key of an option.
        value: Value = "value",
        to_question: String = "to_question",
        to_page: Option<SurveyPageId> = "to_page",
        position: i64 = "position",
    }
}

record! {
    /// What a bad answer sets off.
    pub struct SurveyRule(SurveyRuleId) = "survey_rule" {
        survey: SurveyId = "survey",
        /// By name.
        question: String = "question_name",
        test: Option<ReplyTest> = "test",
        value: Value = "value",
        effect: Option<RuleEffect> = "effect",
        owner: Option<StaffId> = "owner",
        /// The customer's relationship manager comes before `owner`.
        to_manager: bool = "to_manager",
        due_days: Option<i64> = "due_days",
        what: String = "what",
        complaint_kind: Option<ComplaintKind> = "complaint_kind",
        severity: Option<Severity> = "severity",
        position: i64 = "position",
    }
}

record! {
    /// A survey as it was asked. Never changed: answers point at it.
    pub struct SurveyEdition(EditionId) = "survey_edition" {
        survey: SurveyId = "survey",
        number: i64 = "number",
        at: Instant = "at",
        by: Option<StaffId> = "by",
        /// A [`crate::survey::Form`], as [`crate::survey::file`] writes it.
        content: String = "content",
        /// Of the content, SHA-256 in hexadecimal.
        digest: String = "digest",
    }
}

record! {
    /// Who was chosen to be asked, and how, so that anybody can draw the same again.
    pub struct SurveyDraw(SurveyDrawId) = "survey_draw" {
        survey: SurveyId = "survey",
        at: Instant = "at",
        by: Option<StaffId> = "by",
        audience: Option<super::Audience> = "audience",
        group: String = "group",
        seed: i64 = "seed",
        /// How many could have been chosen.
        population: i64 = "population",
        /// How many were left in peace, because they were asked lately or do not want to be contacted.
        resting: i64 = "resting",
        chosen: Vec<CustomerId> = "chosen",
    }
}

record! {
    /// A link to a survey for the customer's own phone.
    pub struct SurveyLink(SurveyLinkId) = "survey_link" {
        survey: SurveyId = "survey",
        edition: Option<EditionId> = "edition",
        /// Whose link it is; anybody's when empty.
        customer: Option<CustomerId> = "customer",
        /// 16 random bytes in hexadecimal; travels in the link.
        secret: String = "secret",
        at: Instant = "at",
        by: Option<StaffId> = "by",
        /// The last day on which answers are taken.
        until: Option<Day> = "until",
        closed: bool = "closed",
    }
}
