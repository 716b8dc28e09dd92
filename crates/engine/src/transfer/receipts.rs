use crate::state::State;
use api::{ImportField, ImportPlan};
use domain::record::{CustomerId, ProductId, Purchase, PurchaseLine};
use domain::value::Field;
use domain::{Day, Id, Money, Name, Quantity, Record, Value};
use ledger::ValueRef;
use rustc_hash::FxHashMap;

/// A purchase on its way into the book.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) customer: CustomerId,
    pub(super) day: Day,
    pub(super) amount: i64,
    pub(super) details: Vec<(Name, Value)>,
    pub(super) lines: Vec<Line>,
}

/// One line of it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) product: Option<ProductId>,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) category: String,
    pub(super) quantity: Quantity,
    pub(super) unit_price: i64,
    pub(super) total: i64,
}

impl Draft {
    /// As the book stores it.
    pub(super) fn fields(&self) -> Vec<(Name, Value)> {
        let mut fields = Vec::with_capacity(4 + self.details.len());
        fields.push((Name::Borrowed("customer"), self.customer.to_value()));
        fields.push((Name::Borrowed("day"), self.day.to_value()));
        fields.push((Name::Borrowed("total"), Value::Int(self.amount)));
        fields.extend(self.details.iter().cloned());
        if !self.lines.is_empty() {
            let lines = self.lines.iter().map(|line| {
                PurchaseLine {
                    product: line.product,
                    name: line.name.clone(),
                    quantity: line.quantity,
                    unit_price: Money(line.unit_price),
                }
                .to_value()
            });
            fields.push((Name::Borrowed("lines"), Value::List(lines.collect())));
        }
        fields
    }
}

/// Rows with a receipt number: those of one number are the lines of one purchase.
pub(super) struct Receipts {
    /// Receipts of the book.
    known: FxHashMap<String, Id>,
    places: FxHashMap<String, usize>,
    drafts: Vec<(Draft, Option<Id>)>,
}

impl Receipts {
    pub(super) fn new(state: &State, plan: &ImportPlan) -> Self {
        let mut known = FxHashMap::default();
        if plan
            .mapping
            .fields
            .contains(&Some(ImportField::PurchaseNumber))
        {
            let names = &state.index.names;
            for (_, row) in state
                .book
                .table(Purchase::KIND.0)
                .into_iter()
                .flat_map(ledger::Table::rows)
            {
                if let (ValueRef::Text(number), false) =
                    (row.get(names.number), names.is_removed(&row))
                {
                    known.insert(number.to_lowercase(), row.id());
                }
            }
        }
        Self {
            known,
            places: FxHashMap::default(),
            drafts: Vec::new(),
        }
    }

    /// `adds_up`: the amount is this line's, not the whole receipt's.
    pub(super) fn add(&mut self, receipt: &str, draft: Draft, adds_up: bool) {
        let key = receipt.to_lowercase();
        match self
            .places
            .get(&key)
            .and_then(|place| self.drafts.get_mut(*place))
        {
            Some((known, _)) => {
                if adds_up {
                    known.amount = known.amount.saturating_add(draft.amount);
                }
                known.lines.extend(draft.lines);
            }
            None => {
                let existing = self.known.get(&key).copied();
                self.places.insert(key, self.drafts.len());
                self.drafts.push((draft, existing));
            }
        }
    }

    pub(super) fn take(&mut self) -> Vec<(Draft, Option<Id>)> {
        self.places.clear();
        core::mem::take(&mut self.drafts)
    }
}

/// Rows without a receipt number: the same customer, day and amount as a purchase in the book is that purchase, so
/// that a file imported twice changes nothing. Two equal rows of one file are two purchases.
#[derive(Default)]
pub(super) struct Seen {
    /// Per customer, what is in the book and was not met yet.
    left: FxHashMap<CustomerId, FxHashMap<(i32, i64), Vec<Id>>>,
}

impl Seen {
    pub(super) fn find(&mut self, state: &State, draft: &Draft) -> Option<Id> {
        let left = self.left.entry(draft.customer).or_insert_with(|| {
            let mut left: FxHashMap<_, Vec<Id>> = FxHashMap::default();
            let table = state.book.table(Purchase::KIND.0);
            let purchases = &state.index.purchases;
            let rows = state
                .customer_number(draft.customer)
                .into_iter()
                .flat_map(|customer| purchases.of(customer));
            for row in rows {
                let id = table.and_then(|table| table.id(row));
                left.entry((purchases.day(row), purchases.amount(row)))
                    .or_default()
                    .extend(id);
            }
            left
        });
        left.get_mut(&(draft.day.0, draft.amount))?.pop()
    }
}
