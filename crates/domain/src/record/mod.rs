//! The records a business keeps. Each is a plain struct; in the book it is a set of named fields, so that two
//! devices can change different fields of one record and an older build keeps fields it does not know.

mod audit;
mod complaint;
mod contact;
mod customer;
mod define;
mod follow_up;
mod promise;
mod purchase;
mod removal;
mod reply;
mod returned;
mod settings;
mod shop;
mod step;
mod survey;
mod survey_parts;
#[cfg(test)]
mod tests;

pub use audit::{Audit, AuditCase, Finding};
pub use complaint::{Complaint, ComplaintKind, ComplaintState, ComplaintSubKind, Remedy, Severity};
pub use contact::{Contact, ContactWay, Outcome};
pub use customer::{
    ChannelRole, Consent, ContactPerson, Credit, Customer, CustomerClass, CustomerKind, Gender,
    IncomeBand,
};
pub(crate) use define::record;
pub use define::{Difference, Kind, Record, diff, from_fields};
pub use follow_up::{FollowUp, FollowUpOutcome, Loss, LossReason, WinBack};
pub use promise::{Action, Prevention, Promise, PromiseOutcome};
pub use purchase::{Product, Purchase, PurchaseChannel, PurchaseLine};
pub use removal::RemovalReason;
pub use reply::{Attachment, Language, ReplyTemplate};
pub use returned::{GoodsFate, Return, ReturnKind};
pub use settings::{DeskRules, HolidayCalendar, WorkingHours};
pub use shop::{ImportProfile, Role, SavedView, Shop, Staff};
pub use step::{CauseCode, ComplaintStep, FailedBy, StepKind, YesNo};
pub use survey::{Answer, Asked, Audience, Survey, SurveyPurpose, recommend};
pub use survey_parts::{
    ProfileFact, QuestionKind, ReplyTest, RuleEffect, ServiceArea, ServiceStage, SurveyDraw,
    SurveyEdition, SurveyLink, SurveyPage, SurveyQuestion, SurveyRule, SurveySkip,
};

crate::value::ids! {
    CustomerId,
    /// A person at a business customer.
    PersonId,
    ProductId,
    PurchaseId,
    ContactId,
    ComplaintId,
    StepId,
    SurveyId,
    SurveyPageId,
    QuestionId,
    SkipId,
    SurveyRuleId,
    /// A survey as it was asked.
    EditionId,
    /// Who was chosen to be asked.
    SurveyDrawId,
    SurveyLinkId,
    AnswerId,
    FollowUpId,
    LossId,
    StaffId,
    ShopId,
    ViewId,
    ProfileId,
    PromiseId,
    /// Something to do for a complaint.
    ActionId,
    /// What keeps a complaint from happening again.
    PreventionId,
    ReturnId,
    TemplateId,
    AttachmentId,
    AuditId,
    /// One complaint of an audit.
    AuditCaseId,
    /// Records of which every book has one.
    SettingsId,
}

/// The stored names of a kind's fields, in the order of declaration; none for a kind that this build does not know.
pub fn stored_fields(kind: &str) -> &'static [&'static str] {
    match kind {
        "shop" => Shop::FIELDS,
        "staff" => Staff::FIELDS,
        "customer" => Customer::FIELDS,
        "person" => ContactPerson::FIELDS,
        "product" => Product::FIELDS,
        "purchase" => Purchase::FIELDS,
        "contact" => Contact::FIELDS,
        "complaint" => Complaint::FIELDS,
        "complaint_step" => ComplaintStep::FIELDS,
        "promise" => Promise::FIELDS,
        "action" => Action::FIELDS,
        "prevention" => Prevention::FIELDS,
        "return" => Return::FIELDS,
        "reply_template" => ReplyTemplate::FIELDS,
        "attachment" => Attachment::FIELDS,
        "audit" => Audit::FIELDS,
        "audit_case" => AuditCase::FIELDS,
        "working_hours" => WorkingHours::FIELDS,
        "desk_rules" => DeskRules::FIELDS,
        "survey" => Survey::FIELDS,
        "survey_page" => SurveyPage::FIELDS,
        "survey_question" => SurveyQuestion::FIELDS,
        "survey_skip" => SurveySkip::FIELDS,
        "survey_rule" => SurveyRule::FIELDS,
        "survey_edition" => SurveyEdition::FIELDS,
        "survey_draw" => SurveyDraw::FIELDS,
        "survey_link" => SurveyLink::FIELDS,
        "answer" => Answer::FIELDS,
        "follow_up" => FollowUp::FIELDS,
        "loss" => Loss::FIELDS,
        "view" => SavedView::FIELDS,
        "import_profile" => ImportProfile::FIELDS,
        _ => &[],
    }
}

/// Every kind this build knows, in the order in which exports list them.
pub const KINDS: &[Kind] = &[
    Shop::KIND,
    Staff::KIND,
    Customer::KIND,
    ContactPerson::KIND,
    Product::KIND,
    Purchase::KIND,
    Contact::KIND,
    Complaint::KIND,
    ComplaintStep::KIND,
    Promise::KIND,
    Action::KIND,
    Prevention::KIND,
    Return::KIND,
    ReplyTemplate::KIND,
    Attachment::KIND,
    Audit::KIND,
    AuditCase::KIND,
    WorkingHours::KIND,
    DeskRules::KIND,
    Survey::KIND,
    SurveyPage::KIND,
    SurveyQuestion::KIND,
    SurveySkip::KIND,
    SurveyRule::KIND,
    SurveyEdition::KIND,
    SurveyDraw::KIND,
    SurveyLink::KIND,
    Answer::KIND,
    FollowUp::KIND,
    Loss::KIND,
    SavedView::KIND,
    ImportProfile::KIND,
];

/// The names of this build's kinds and fields as they lie in the program, so that readers need not copy them.
pub fn known_name(name: &str) -> Option<&'static str> {
    const FIELDS: &[&[&str]] = &[
        &[crate::change::REMOVED],
        Shop::FIELDS,
        Staff::FIELDS,
        Customer::FIELDS,
        ContactPerson::FIELDS,
        Product::FIELDS,
        Purchase::FIELDS,
        Contact::FIELDS,
        Complaint::FIELDS,
        ComplaintStep::FIELDS,
        Promise::FIELDS,
        Action::FIELDS,
        Prevention::FIELDS,
        Return::FIELDS,
        ReplyTemplate::FIELDS,
        Attachment::FIELDS,
        Audit::FIELDS,
        AuditCase::FIELDS,
        WorkingHours::FIELDS,
        DeskRules::FIELDS,
        Survey::FIELDS,
        SurveyPage::FIELDS,
        SurveyQuestion::FIELDS,
        SurveySkip::FIELDS,
        SurveyRule::FIELDS,
        SurveyEdition::FIELDS,
        SurveyDraw::FIELDS,
        SurveyLink::FIELDS,
        Answer::FIELDS,
        FollowUp::FIELDS,
        Loss::FIELDS,
        SavedView::FIELDS,
        ImportProfile::FIELDS,
    ];
    let kinds = KINDS.iter().map(|kind| kind.0);
    let fields = FIELDS.iter().copied().flatten().copied();
    kinds.chain(fields).find(|known| *known == name)
}
