use super::KnownNames;
use ledger::{Row, RowNumber, ValueRef};
use rustc_hash::FxHashMap;

/// What belongs to a customer besides purchases, by rows. Removed records are in here too: whoever shows them looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct RelatedOf {
    pub(crate) contacts: Vec<RowNumber>,
    pub(crate) complaints: Vec<RowNumber>,
    pub(crate) answers: Vec<RowNumber>,
    pub(crate) people: Vec<RowNumber>,
    pub(crate) promises: Vec<RowNumber>,
    pub(crate) returns: Vec<RowNumber>,
}

#[derive(Default)]
pub(crate) struct Related {
    by_customer: FxHashMap<u32, RelatedOf>,
    steps: FxHashMap<u32, Vec<RowNumber>>,
    /// Kind and row to the customer it is filed under.
    owners: FxHashMap<(Shelf, u32), u32>,
    pub(crate) last_complaint_number: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shelf {
    Contacts,
    Complaints,
    Answers,
    People,
    Promises,
    Returns,
}

static NOTHING: RelatedOf = RelatedOf {
    contacts: Vec::new(),
    complaints: Vec::new(),
    answers: Vec::new(),
    people: Vec::new(),
    promises: Vec::new(),
    returns: Vec::new(),
};

impl Related {
    pub(crate) fn of(&self, customer: RowNumber) -> &RelatedOf {
        self.by_customer.get(&customer.0).unwrap_or(&NOTHING)
    }

    /// The steps of a complaint, by its row.
    pub(crate) fn steps(&self, complaint: RowNumber) -> &[RowNumber] {
        self.steps.get(&complaint.0).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn note(
        &mut self,
        kind: &str,
        number: RowNumber,
        row: &Row<'_>,
        owner: Option<RowNumber>,
        complaint: Option<RowNumber>,
        names: &KnownNames,
    ) {
        let shelf = match kind {
            "contact" => Shelf::Contacts,
            "complaint" => {
                if let ValueRef::Int(number) = row.get(names.number) {
                    self.last_complaint_number = self.last_complaint_number.max(number);
                }
                Shelf::Complaints
            }
            "answer" => Shelf::Answers,
            "person" => Shelf::People,
            "promise" => Shelf::Promises,
            "return" => Shelf::Returns,
            "complaint_step" => {
                if let Some(complaint) = complaint {
                    let steps = self.steps.entry(complaint.0).or_default();
                    if !steps.contains(&number) {
                        steps.push(number);
                    }
                }
                return;
            }
            _ => return,
        };
        let owner = owner.map(|owner| owner.0);
        let old = match owner {
            Some(owner) => self.owners.insert((shelf, number.0), owner),
            None => self.owners.remove(&(shelf, number.0)),
        };
        if old == owner {
            return;
        }
        if let Some(rows) = old
            .and_then(|old| self.by_customer.get_mut(&old))
            .map(|related| related.shelf(shelf))
        {
            rows.retain(|row| *row != number);
        }
        if let Some(owner) = owner {
            self.by_customer
                .entry(owner)
                .or_default()
                .shelf(shelf)
                .push(number);
        }
    }
}

impl RelatedOf {
    fn shelf(&mut self, shelf: Shelf) -> &mut Vec<RowNumber> {
        match shelf {
            Shelf::Contacts => &mut self.contacts,
            Shelf::Complaints => &mut self.complaints,
            Shelf::Answers => &mut self.answers,
            Shelf::People => &mut self.people,
            Shelf::Promises => &mut self.promises,
            Shelf::Returns => &mut self.returns,
        }
    }
}
