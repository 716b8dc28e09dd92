//! The complaint desk: lists, the board, one complaint, photos.

use crate::{SolvedWithin, Window};
use domain::audit::AuditQuestion;
use domain::complaint::{Clock, Clocks, Escalation, Stage, Standing, Verdict};
use domain::record::{
    Action, Attachment, AttachmentId, AuditId, CauseCode, Complaint, ComplaintId, ComplaintKind,
    ComplaintState, ComplaintStep, ComplaintSubKind, ContactWay, CustomerClass, CustomerId,
    DeskRules, FailedBy, Finding, Prevention, ProductId, Promise, Remedy, ReplyTemplate, Severity,
    StaffId, WorkingHours,
};
use domain::working_time::Zone;
use domain::{Day, Instant, Money};
use serde::{Deserialize, Serialize};

/// A restriction that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Only {
    Open,
    /// For whoever works on this device: responsible, passed up to, or received and with nobody yet.
    Mine,
    Repeats,
    Reopened,
    Late,
    /// Late, or nearly so.
    NearlyLate,
    /// Open, and late or nearly so, with a broken promise, or passed up.
    Pressing,
    /// Not gone on in another one: what figures count.
    Counted,
    /// The handling was finished, and still is.
    Closed,
    /// Told in time that it was received …
    AcknowledgedInTime,
    /// … of those of which that is known by now.
    AcknowledgedOrLate,
    AnsweredInTime,
    AnsweredOrLate,
    SolvedInTime,
    SolvedOrLate,
    WithCost,
    /// Somebody asked how content the customer was with the handling.
    Rated,
    /// Of those of which it is known who failed.
    OldSolved,
    OldNotSolved,
    NewAppeared,
    NothingNew,
    /// The customer bought again afterwards, by the rule of [`ComplaintFilter::recovery`].
    CameBack,
}

/// A group whose return is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecoveryGroup {
    /// As the desk's figures count: recorded 90 days ago or earlier, bought at any time after the solution.
    Desk(SolvedWithin),
    /// As the question "Are complaints getting better?" counts: watched for 90 days after the solution, and bought
    /// within them.
    Trend(TrendSpeed),
}

/// How soon, as that question tells complaints apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TrendSpeed {
    /// Within three days.
    Quick,
    Later,
    NotSolved,
}

/// Some of an audit's complaints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPick {
    pub audit: AuditId,
    /// `None` asks about all questions together.
    pub question: Option<AuditQuestion>,
    pub found: AuditFound,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditFound {
    /// All that were drawn.
    Drawn,
    /// Not looked into yet.
    Open,
    Said(Finding),
}

/// Empty parts do not restrict; parts are joined by *and*, choices within a part by *or*.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintFilter {
    /// Number, customer's name, or words of what happened.
    pub text: String,
    /// Each of these.
    pub only: Vec<Only>,
    pub customer: Option<CustomerId>,
    pub stages: Vec<Stage>,
    pub kinds: Vec<ComplaintKind>,
    pub severities: Vec<Severity>,
    /// Whoever is responsible for it.
    pub assignees: Vec<StaffId>,
    pub causes: Vec<CauseCode>,
    pub product: Option<ProductId>,
    /// The member of staff it is about.
    pub about: Option<StaffId>,
    pub department: String,
    pub class: Option<CustomerClass>,
    pub carrier: String,
    pub failed_by: Vec<FailedBy>,
    pub recovery: Option<RecoveryGroup>,
    pub audit: Option<AuditPick>,
    /// Closed on or after this day, and still closed.
    pub closed_from: Option<Day>,
    pub closed_to: Option<Day>,
    /// Recorded on or after this day in the shop.
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// One window of the list, open ones first, the newest first among them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintList {
    pub filter: ComplaintFilter,
    pub window: Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintListView {
    pub total: u32,
    pub open: u32,
    pub offset: u32,
    pub rows: Vec<ComplaintRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComplaintRow {
    pub id: ComplaintId,
    pub number: i64,
    pub customer: CustomerId,
    pub customer_name: String,
    pub at: Instant,
    pub kind: Option<ComplaintKind>,
    pub sub_kind: Option<ComplaintSubKind>,
    pub severity: Option<Severity>,
    pub is_safety_case: bool,
    pub what_happened: String,
    pub state: ComplaintState,
    pub stage: Stage,
    /// The clock to hurry for, while there is one.
    pub clock: Option<Clock>,
    /// Who is responsible by now: the person, or else the department.
    pub responsible: String,
}

/// The board: each column with its first cards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintBoard {
    pub filter: ComplaintFilter,
    /// Cards of a column at most.
    pub cards: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintBoardView {
    /// Every column, in the order of the process.
    pub columns: Vec<BoardColumn>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardColumn {
    pub stage: Stage,
    pub total: u32,
    /// Major ones first, then the oldest; of those done, the newest first.
    pub cards: Vec<BoardCard>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardCard {
    pub row: ComplaintRow,
    /// For which columns take the card.
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ComplaintPage {
    pub id: ComplaintId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplaintView {
    pub complaint: Complaint,
    pub standing: Standing,
    /// Now; whoever shows them asks again from time to time.
    pub clocks: Option<Clocks>,
    pub escalation: Option<Escalation>,
    /// In the order in which they count.
    pub steps: Vec<StepView>,
    pub customer: ComplainingCustomer,
    pub received_by: Option<String>,
    pub about: Option<String>,
    pub product: Option<String>,
    pub purchase: Option<(Day, Money)>,
    pub removed: Option<String>,
    /// To the customer, the open ones first.
    pub promises: Vec<Promise>,
    pub actions: Vec<Action>,
    pub preventions: Vec<Prevention>,
    /// Of the complaint and of its steps.
    pub attachments: Vec<Attachment>,
    /// Heard before: linked ones first, then those that read alike.
    pub similar: Vec<SimilarComplaint>,
    /// Other open complaints of the same customer, for merging.
    pub siblings: Vec<SimilarComplaint>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepView {
    pub step: ComplaintStep,
    pub by: Option<String>,
    pub verdict: Verdict,
}

/// What is known of whoever complains, at a glance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComplainingCustomer {
    pub name: String,
    pub phone: String,
    pub class: Option<CustomerClass>,
    pub grade: Option<u8>,
    pub first_purchase: Option<Day>,
    pub purchases: u32,
    pub last_year: Money,
    /// With this one.
    pub complaints: u32,
}

/// Complaints that read like the one being typed, the likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SimilarComplaints {
    /// Not this one.
    pub except: Option<ComplaintId>,
    pub what_happened: String,
    pub kind: Option<ComplaintKind>,
    pub product: Option<ProductId>,
    pub about: Option<StaffId>,
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarComplaint {
    pub id: ComplaintId,
    pub number: i64,
    pub what_happened: String,
    pub customer_name: String,
    pub at: Instant,
    pub state: ComplaintState,
    /// What was done about it.
    pub remedies: Vec<Remedy>,
    /// Somebody said that it is the same trouble.
    pub is_linked: bool,
}

/// The shop's time zone, told by the page whenever it changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TellZone {
    pub zone: Zone,
}

/// What forms and settings of the desk need to know.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DeskFacts;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeskFactsView {
    pub rules: DeskRules,
    pub hours: WorkingHours,
    pub templates: Vec<ReplyTemplate>,
    pub departments: Vec<String>,
    pub carriers: Vec<String>,
    /// The way in which most complaints arrive.
    pub usual_way: Option<ContactWay>,
}

/// Keeps a photo: the record that describes it and its bytes, in one transaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttachFile {
    /// Size, digest, time and author are filled in by the engine.
    pub attachment: Attachment,
    pub bytes: Vec<u8>,
}

/// The bytes of an attachment; `NotThere` when they are not on this device.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AttachmentBytes {
    pub id: AttachmentId,
}

/// Removes the photos of forms that were never handed in: the bytes, and the record that describes them.
///
/// Only those go that this device took, that no record ever named, that no draft names, and that are older than
/// [`SweepPhotos::REST_DAYS`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SweepPhotos {
    /// Named by a form that is not handed in yet, in whatever tab.
    pub drafts: Vec<AttachmentId>,
}

impl SweepPhotos {
    /// A form that could not be written to the drafts lives in its tab alone: it is given this long.
    pub const REST_DAYS: i32 = 7;
}

/// How many photos and other attachments are kept, and how much room they take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoFacts {
    pub count: u64,
    pub bytes: u64,
    /// Of these, the ones that no record ever named: of a form still open, or of one that was discarded.
    pub unused: u64,
    pub unused_bytes: u64,
}

/// What presses at the desk today.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DeskToday {
    /// Rows of each kind at most.
    pub limit: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeskTodayView {
    /// Open ones that press: late ones first, then those with a broken promise, nearly late, passed up.
    pub pressing: Vec<PressingComplaint>,
    pub pressing_total: u32,
    /// All that are open, those that press among them.
    pub open: u32,
    /// Open, and due today or before.
    pub promises: Vec<PromiseDue>,
    /// Not done, and due today or before.
    pub actions: Vec<Action>,
    /// Preventive measures whose check is due.
    pub preventions: Vec<Prevention>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PressingComplaint {
    pub row: ComplaintRow,
    pub escalation: Option<Escalation>,
    /// A promise for it was broken, or its last day is over.
    pub is_promise_broken: bool,
    /// Somebody higher up has it in hand.
    pub is_passed_up: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseDue {
    pub promise: Promise,
    pub customer_name: String,
}
