use super::KnownNames;
use ledger::{Row, RowNumber, ValueRef};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What belongs to a customer besides purchases, by rows. Removed records are in here too: whoever shows them looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct RelatedOf {
    pub(crate) contacts: Vec<RowNumber>,
    pub(crate) complaints: Vec<RowNumber>,
    pub(crate) answers: Vec<RowNumber>,
    pub(crate) people: Vec<RowNumber>,
    pub(crate) promises: Vec<RowNumber>,
    pub(crate) returns: Vec<RowNumber>,
    pub(crate) follow_ups: Vec<RowNumber>,
    pub(crate) losses: Vec<RowNumber>,
    pub(crate) links: Vec<RowNumber>,
}

#[derive(Default)]
pub(crate) struct Related {
    by_customer: FxHashMap<u32, RelatedOf>,
    steps: FxHashMap<u32, Vec<RowNumber>>,
    /// Kind and row to the customer (of a step: the complaint) it is filed under.
    owners: FxHashMap<(Shelf, u32), u32>,
    pub(crate) last_complaint_number: i64,
    /// Complaints that stand otherwise than when they were last looked at, by row: they, a step of theirs or their
    /// customer changed. Whoever folds them takes them out.
    pub(crate) moved_complaints: RefCell<BTreeSet<RowNumber>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shelf {
    Contacts,
    Complaints,
    Answers,
    People,
    Promises,
    Returns,
    FollowUps,
    Losses,
    Links,
    Steps,
}

static NOTHING: RelatedOf = RelatedOf {
    contacts: Vec::new(),
    complaints: Vec::new(),
    answers: Vec::new(),
    people: Vec::new(),
    promises: Vec::new(),
    returns: Vec::new(),
    follow_ups: Vec::new(),
    losses: Vec::new(),
    links: Vec::new(),
};

impl Related {
    pub(crate) fn of(&self, customer: RowNumber) -> &RelatedOf {
        self.by_customer.get(&customer.0).unwrap_or(&NOTHING)
    }

    /// The steps of a complaint, by its row.
    pub(crate) fn steps(&self, complaint: RowNumber) -> &[RowNumber] {
        self.steps.get(&complaint.0).map_or(&[], Vec::as_slice)
    }

    /// A customer changed, and with them what is known of their complaints.
    pub(crate) fn customer_changed(&mut self, customer: RowNumber) {
        if let Some(related) = self.by_customer.get(&customer.0) {
            self.moved_complaints.get_mut().extend(&related.complaints);
        }
    }

    /// Files a record under `owner`, a step under its complaint. Returns from whom it was taken.
    pub(crate) fn note(
        &mut self,
        kind: &str,
        number: RowNumber,
        row: &Row<'_>,
        owner: Option<RowNumber>,
        complaint: Option<RowNumber>,
        names: &KnownNames,
    ) -> Option<RowNumber> {
        let (shelf, owner) = match kind {
            "contact" => (Shelf::Contacts, owner),
            "complaint" => {
                if let ValueRef::Int(last) = row.get(names.number) {
                    self.last_complaint_number = self.last_complaint_number.max(last);
                }
                self.moved_complaints.get_mut().insert(number);
                (Shelf::Complaints, owner)
            }
            "answer" => (Shelf::Answers, owner),
            "person" => (Shelf::People, owner),
            "promise" => (Shelf::Promises, owner),
            "return" => (Shelf::Returns, owner),
            "follow_up" => (Shelf::FollowUps, owner),
            "loss" => (Shelf::Losses, owner),
            "survey_link" => (Shelf::Links, owner),
            "complaint_step" => (Shelf::Steps, complaint),
            // Other kinds may name a complaint too, and are no steps.
            _ => return None,
        };
        let owner = owner.map(|owner| owner.0);
        let old = match owner {
            Some(owner) => self.owners.insert((shelf, number.0), owner),
            None => self.owners.remove(&(shelf, number.0)),
        };
        if shelf == Shelf::Steps {
            let complaints = old.into_iter().chain(owner).map(RowNumber);
            self.moved_complaints.get_mut().extend(complaints);
        }
        if old == owner {
            return None;
        }
        if let Some(old) = old {
            self.rows_of(shelf, old).retain(|row| *row != number);
        }
        if let Some(owner) = owner {
            let rows = self.rows_of(shelf, owner);
            // In the order of rows, whatever the order in which they came to this customer.
            let at = rows.partition_point(|row| *row < number);
            rows.insert(at, number);
        }
        old.map(RowNumber)
    }

    fn rows_of(&mut self, shelf: Shelf, owner: u32) -> &mut Vec<RowNumber> {
        if shelf == Shelf::Steps {
            return self.steps.entry(owner).or_default();
        }
        let related = self.by_customer.entry(owner).or_default();
        match shelf {
            Shelf::Contacts => &mut related.contacts,
            Shelf::Complaints => &mut related.complaints,
            Shelf::Answers => &mut related.answers,
            Shelf::Promises => &mut related.promises,
            Shelf::Returns => &mut related.returns,
            Shelf::FollowUps => &mut related.follow_ups,
            Shelf::Losses => &mut related.losses,
            Shelf::Links => &mut related.links,
            Shelf::People | Shelf::Steps => &mut related.people,
        }
    }
}
