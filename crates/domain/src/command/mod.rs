//! What a person can do, and the rules: a [`Command`] and a [`World`] give a [`Decision`] or a [`Rejection`].

mod audit;
mod bin;
mod bulk;
mod check;
mod complaint;
mod label;
mod merge;
mod reference;
mod rejection;
mod returning;
mod save;
mod stored;
mod survey;
#[cfg(test)]
mod tests;
mod tidy;
mod validate;
mod validate_desk;
mod validate_survey;

use crate::complaint::Move;
use crate::record::{
    Action, Answer, Attachment, AttachmentId, Audit, AuditCase, Complaint, ComplaintId,
    ComplaintStep, Contact, ContactPerson, Customer, CustomerId, DeskRules, FollowUp, FollowUpId,
    FollowUpOutcome, Loss, Prevention, Product, Promise, PromiseId, PromiseOutcome, Purchase,
    QuestionId, ReplyTemplate, Return, SavedView, Shop, Staff, StaffId, Survey, SurveyId,
    SurveyLink, SurveyPage, SurveyPageId, SurveyQuestion, SurveyRule, SurveySkip, WorkingHours,
};
use crate::survey::{Form, Group};
use crate::{ChangeSet, Day, Id, Instant, Name, Record, Value};
pub use bulk::BulkEdit;
pub use merge::MergeChoice;
pub use rejection::{FieldError, Problem, Rejection};
use serde::{Deserialize, Serialize};
pub use survey::SurveyRefusal;
pub(crate) use tidy::tidy;
pub use validate::Validate;

/// A record as the form opened it, and as it was handed in. Only what differs is written, so that two people who
/// edit different fields of one record both keep their work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit<R> {
    /// `None` for a new record; its identity is then given by the engine.
    pub before: Option<R>,
    pub after: R,
}

/// One intent of the user that changes the book. One command becomes one batch, and one undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    SaveCustomer(Box<Edit<Customer>>),
    SavePerson(Box<Edit<ContactPerson>>),
    SaveProduct(Box<Edit<Product>>),
    SavePurchase(Box<Edit<Purchase>>),
    SaveContact(Box<Edit<Contact>>),
    SaveStaff(Box<Edit<Staff>>),
    SaveShop(Box<Edit<Shop>>),
    SaveView(Box<Edit<SavedView>>),
    /// Step 1 of the process; `solved` holds how it was solved on the spot.
    RecordComplaint {
        complaint: Box<Complaint>,
        solved: Option<String>,
    },
    /// Fills in or puts right what was told, until it is archived.
    SaveComplaint(Box<Edit<Complaint>>),
    /// One step of the process.
    MoveComplaint {
        complaint: ComplaintId,
        step: Box<Move>,
        attachments: Vec<AttachmentId>,
    },
    /// The others go on in `keep`.
    MergeComplaints {
        keep: ComplaintId,
        others: Vec<ComplaintId>,
    },
    /// A part becomes a complaint of its own.
    SplitComplaint {
        from: ComplaintId,
        part: Box<Complaint>,
    },
    /// The same trouble, heard before.
    LinkComplaints {
        one: ComplaintId,
        other: ComplaintId,
    },
    UnlinkComplaints {
        one: ComplaintId,
        other: ComplaintId,
    },
    /// `beside` names the open promise that was seen, if there is one.
    MakePromise(Box<Promise>),
    EndPromise {
        promise: PromiseId,
        outcome: PromiseOutcome,
        note: String,
    },
    SaveAction(Box<Edit<Action>>),
    SavePrevention(Box<Edit<Prevention>>),
    /// Goods that came back, as far as they were bought; see [`crate::returns::Returnable`].
    SaveReturn(Box<Edit<Return>>),
    SaveTemplate(Box<Edit<ReplyTemplate>>),
    SaveAttachment(Box<Edit<Attachment>>),
    /// A random sample of the complaints that were closed in a window.
    DrawAudit(Box<Audit>),
    /// What follows from an audit.
    SaveAudit(Box<Edit<Audit>>),
    /// What was found on one complaint of an audit.
    SaveAuditCase(Box<Edit<AuditCase>>),
    SaveWorkingHours(Box<Edit<WorkingHours>>),
    SaveDeskRules(Box<Edit<DeskRules>>),
    /// A whole survey from a built-in one or a file.
    AddSurvey {
        form: Box<Form>,
        /// What the staff call it; the survey's own title when empty.
        title: String,
        /// The built-in survey it comes from.
        template: String,
    },
    SaveSurvey(Box<Edit<Survey>>),
    SaveSurveyPage(Box<Edit<SurveyPage>>),
    SaveQuestion(Box<Edit<SurveyQuestion>>),
    SaveSkip(Box<Edit<SurveySkip>>),
    SaveRule(Box<Edit<SurveyRule>>),
    /// Behind `after`, or first on the page.
    MoveQuestion {
        question: QuestionId,
        page: SurveyPageId,
        after: Option<QuestionId>,
    },
    MovePage {
        page: SurveyPageId,
        after: Option<SurveyPageId>,
    },
    /// What stands in the designer is asked from now on.
    PublishSurvey {
        survey: SurveyId,
    },
    /// Chooses whom to ask, as the survey says. The seed draws the same once more.
    DrawSample {
        survey: SurveyId,
        seed: Option<i64>,
    },
    /// A link for one customer or for all; its secret is drawn by whoever makes it.
    SaveLink(Box<Edit<SurveyLink>>),
    /// With an identity of its own an answer is taken once; see [`Answer`].
    RecordAnswer(Box<Answer>),
    SaveFollowUp(Box<Edit<FollowUp>>),
    EndFollowUp {
        follow_up: FollowUpId,
        outcome: FollowUpOutcome,
        result: String,
    },
    SaveLoss(Box<Edit<Loss>>),
    /// One change on many customers.
    EditCustomers {
        customers: Vec<CustomerId>,
        edit: BulkEdit,
    },
    /// Moves everything of `others` to `keep`, and `others` to the recycle bin.
    MergeCustomers {
        keep: CustomerId,
        others: Vec<CustomerId>,
        choices: Vec<MergeChoice>,
    },
    /// To the recycle bin.
    Remove {
        records: Vec<RecordName>,
        reason: String,
    },
    /// Out of the recycle bin.
    Restore {
        records: Vec<RecordName>,
    },
}

/// A record by kind and identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordName {
    pub kind: Name,
    pub id: Id,
}

impl RecordName {
    pub fn of<R: Record>(id: impl Into<Id>) -> Self {
        Self {
            kind: Name::Borrowed(R::KIND.0),
            id: id.into(),
        }
    }
}

/// What a rule may know of the world.
pub trait World {
    fn now(&self) -> Instant;

    /// The day in the shop's time zone.
    fn today(&self) -> Day;

    /// Who is working on this device.
    fn staff(&self) -> Option<StaffId>;

    /// A fresh identity, greater than every one before.
    fn new_id(&mut self) -> Id;

    /// The stored fields of a record, removed or not; `None` when there is none.
    fn fields(&self, kind: &str, id: Id) -> Option<Vec<(Name, Value)>>;

    /// Every record of any kind whose field `customer` names this one, and which is not removed.
    fn belonging_to(&self, customer: CustomerId) -> Vec<RecordName>;

    /// Every customer whose field `supplied_by` names this intermediary, and which is not removed. None, where a world
    /// knows of no channels.
    fn supplied_by(&self, intermediary: CustomerId) -> Vec<CustomerId> {
        let _ = intermediary;
        Vec::new()
    }

    /// Everybody who works or worked in the shop. None, where a world knows of no staff.
    fn staff_list(&self) -> Vec<Staff> {
        Vec::new()
    }

    /// What was done about a complaint, in any order.
    fn steps(&self, complaint: ComplaintId) -> Vec<ComplaintStep>;

    /// Every page, question, skip, rule, version, draw and link of a survey that is not removed. None, where a world
    /// knows of no surveys.
    fn of_survey(&self, survey: SurveyId) -> Vec<RecordName> {
        let _ = survey;
        Vec::new()
    }

    /// Who of a group may be asked today: not those who do not want to be contacted, nor those who answered any survey
    /// within `rest_days`.
    fn customers_to_ask(&self, group: &Group, rest_days: i64) -> ToAsk {
        let _ = (group, rest_days);
        ToAsk::default()
    }

    /// The complaints that were closed in these days, both ends included, and still are. None, where a world knows of no
    /// desk.
    fn closed_complaints(&self, from: Option<Day>, to: Option<Day>) -> Vec<ComplaintId> {
        let _ = (from, to);
        Vec::new()
    }

    /// One more than the highest complaint number so far.
    fn next_complaint_number(&self) -> i64;
}

/// Who of a group may be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToAsk {
    pub may_be_asked: Vec<CustomerId>,
    /// Left in peace for now.
    pub resting: usize,
}

/// What a command comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    pub changes: ChangeSet,
    /// The record the command was about, for the page to go to.
    pub about: Option<RecordName>,
}

/// The rules: what `command` changes in this world.
pub fn decide(command: &Command, world: &mut impl World) -> Result<Decision, Rejection> {
    match command {
        Command::SaveCustomer(edit) => save::save(edit.as_ref(), world),
        Command::SavePerson(edit) => save::save(edit.as_ref(), world),
        Command::SaveProduct(edit) => save::save(edit.as_ref(), world),
        Command::SavePurchase(edit) => save::save(edit.as_ref(), world),
        Command::SaveContact(edit) => save::save(edit.as_ref(), world),
        Command::SaveStaff(edit) => save::save(edit.as_ref(), world),
        Command::SaveShop(edit) => save::save_single(Shop::ID.0, edit.as_ref(), world),
        Command::SaveView(edit) => save::save(edit.as_ref(), world),
        Command::RecordComplaint { complaint, solved } => {
            complaint::record(complaint, solved.as_deref(), world)
        }
        Command::SaveComplaint(edit) => complaint::save(edit, world),
        Command::MoveComplaint {
            complaint,
            step,
            attachments,
        } => complaint::make(*complaint, step, attachments, world),
        Command::MergeComplaints { keep, others } => complaint::merge(*keep, others, world),
        Command::SplitComplaint { from, part } => complaint::split(*from, part, world),
        Command::LinkComplaints { one, other } => complaint::link(*one, *other, world),
        Command::UnlinkComplaints { one, other } => complaint::unlink(*one, *other, world),
        Command::MakePromise(promise) => complaint::promise(promise, world),
        Command::EndPromise {
            promise,
            outcome,
            note,
        } => complaint::end_promise(*promise, *outcome, note, world),
        Command::SaveAction(edit) => save::save(edit.as_ref(), world),
        Command::SavePrevention(edit) => save::save(edit.as_ref(), world),
        Command::SaveReturn(edit) => returning::save(edit, world),
        Command::SaveTemplate(edit) => save::save(edit.as_ref(), world),
        Command::SaveAttachment(edit) => save::save(edit.as_ref(), world),
        Command::DrawAudit(audit) => audit::draw(audit, world),
        Command::SaveAudit(edit) => audit::conclude(edit, world),
        Command::SaveAuditCase(edit) => audit::check(edit, world),
        Command::SaveWorkingHours(edit) => {
            save::save_single(WorkingHours::ID.0, edit.as_ref(), world)
        }
        Command::SaveDeskRules(edit) => save::save_single(DeskRules::ID.0, edit.as_ref(), world),
        Command::AddSurvey {
            form,
            title,
            template,
        } => survey::add(form, title, template, world),
        Command::SaveSurvey(edit) => save::save(edit.as_ref(), world),
        Command::SaveSurveyPage(edit) => save::save(edit.as_ref(), world),
        Command::SaveQuestion(edit) => survey::save_question(edit, world),
        Command::SaveSkip(edit) => save::save(edit.as_ref(), world),
        Command::SaveRule(edit) => save::save(edit.as_ref(), world),
        Command::MoveQuestion {
            question,
            page,
            after,
        } => survey::move_question(*question, *page, *after, world),
        Command::MovePage { page, after } => survey::move_page(*page, *after, world),
        Command::PublishSurvey { survey } => survey::publish(*survey, world),
        Command::DrawSample { survey, seed } => survey::draw_sample(*survey, *seed, world),
        Command::SaveLink(edit) => survey::save_link(edit, world),
        Command::RecordAnswer(answer) => survey::record_answer(answer, world),
        Command::SaveFollowUp(edit) => save::save(edit.as_ref(), world),
        Command::EndFollowUp {
            follow_up,
            outcome,
            result,
        } => survey::end_follow_up(*follow_up, *outcome, result, world),
        Command::SaveLoss(edit) => survey::save_loss(edit, world),
        Command::EditCustomers { customers, edit } => bulk::edit(customers, edit, world),
        Command::MergeCustomers {
            keep,
            others,
            choices,
        } => merge::merge(*keep, others, choices, world),
        Command::Remove { records, reason } => bin::remove(records, reason, world),
        Command::Restore { records } => bin::restore(records, world),
    }
}

fn is_removed(fields: &[(Name, Value)]) -> bool {
    fields
        .iter()
        .any(|(name, value)| name == crate::change::REMOVED && !value.is_null())
}
