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
#[cfg(test)]
mod tests;
mod tidy;
mod validate;
mod validate_desk;

use crate::complaint::Move;
use crate::record::{
    Action, Answer, Attachment, AttachmentId, Audit, AuditCase, Complaint, ComplaintId,
    ComplaintStep, Contact, ContactPerson, Customer, CustomerId, DeskRules, Prevention, Product,
    Promise, PromiseId, PromiseOutcome, Purchase, ReplyTemplate, Return, SavedView, Shop, Staff,
    StaffId, WorkingHours,
};
use crate::{ChangeSet, Day, Id, Instant, Name, Record, Value};
pub use bulk::BulkEdit;
pub use merge::MergeChoice;
pub use rejection::{FieldError, Problem, Rejection};
use serde::{Deserialize, Serialize};
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
    RecordAnswer(Box<Answer>),
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

    /// The complaints that were closed in these days, both ends included, and still are. None, where a world knows of no
    /// desk.
    fn closed_complaints(&self, from: Option<Day>, to: Option<Day>) -> Vec<ComplaintId> {
        let _ = (from, to);
        Vec::new()
    }

    /// One more than the highest complaint number so far.
    fn next_complaint_number(&self) -> i64;
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
        Command::RecordAnswer(answer) => save::record_answer(answer, world),
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
