use crate::Entry;
use crate::stage::Stage;
use domain::record::{StaffId, StepKind};
use domain::{Change, ChangeSet, Instant, Record};
use std::collections::BTreeMap;

/// What was done, in the order in which it was done. At one time, records come before those that name them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    SaveShop,
    SaveStaff,
    SaveProduct,
    AddCustomer,
    SavePerson,
    AddPurchase,
    SaveContact,
    RecordComplaint,
    Step(StepKind),
    SaveReturn,
    MakePromise,
    EndPromise,
    AddSurvey,
    PublishSurvey,
    SaveLink,
    DrawSample,
    RecordAnswer,
    SaveLoss,
    /// How far winning somebody back has come.
    MoveLoss,
    SaveFollowUp,
    EndFollowUp,
    EditCustomer,
    Remove,
}

impl Deed {
    /// As the commands of the shop's own book are labelled.
    fn label(self) -> &'static str {
        match self {
            Self::SaveShop => "shop.save",
            Self::SaveStaff => "staff.save",
            Self::SaveProduct => "product.save",
            Self::AddCustomer => "customer.add",
            Self::SavePerson => "person.save",
            Self::AddPurchase => "purchase.add",
            Self::SaveContact => "contact.save",
            Self::RecordComplaint => "complaint.record",
            Self::Step(kind) => kind.label(),
            Self::SaveReturn => "return.save",
            Self::MakePromise => "promise.make",
            Self::EndPromise => "promise.end",
            Self::AddSurvey => "survey.add",
            Self::PublishSurvey => "survey.publish",
            Self::SaveLink => "survey.link",
            Self::DrawSample => "survey.draw",
            Self::SaveLoss | Self::MoveLoss => "loss.save",
            Self::SaveFollowUp => "follow_up.save",
            Self::EndFollowUp => "follow_up.end",
            Self::RecordAnswer => "answer.record",
            Self::EditCustomer => "customer.edit",
            Self::Remove => "record.remove",
        }
    }
}

/// Gathers what was typed in at one sitting into one entry.
pub(crate) struct Journal<'a> {
    stage: &'a Stage,
    entries: BTreeMap<(Instant, Deed), Entry>,
}

impl<'a> Journal<'a> {
    pub(crate) fn new(stage: &'a Stage) -> Self {
        Self {
            stage,
            entries: BTreeMap::new(),
        }
    }

    /// A new record.
    pub(crate) fn add<R: Record>(&mut self, at: Instant, deed: Deed, record: &R) {
        self.change(at, deed, Change::new(R::KIND, record.id(), record.fields()));
    }

    pub(crate) fn change(&mut self, at: Instant, deed: Deed, change: Change) {
        self.change_by(at, deed, self.stage.clerk(at), change);
    }

    pub(crate) fn change_by(
        &mut self,
        at: Instant,
        deed: Deed,
        by: Option<StaffId>,
        change: Change,
    ) {
        let entry = self.entries.entry((at, deed)).or_insert_with(|| Entry {
            label: deed.label(),
            at,
            by,
            changes: ChangeSet::default(),
        });
        entry.changes.push(change);
    }

    pub(crate) fn into_entries(self) -> Vec<Entry> {
        self.entries.into_values().collect()
    }
}
