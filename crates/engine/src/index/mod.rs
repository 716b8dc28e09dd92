//! What is derived from the book so that questions are answered at once: which purchases a customer made, what they
//! add up to, what belongs to whom, who is called what. Rebuilt on opening, kept up to date by every batch.

mod answers;
mod fields;
mod lines;
mod order;
mod purchases;
mod related;
mod texts;

pub(crate) use answers::Answers;
use domain::record::{Customer, CustomerId, Product, Purchase};
use domain::{Record, change};
pub(crate) use fields::KnownNames;
use ledger::{Book, RowNumber, Touched, ValueRef};
pub(crate) use lines::{Lines, is_product};
pub(crate) use order::NameOrder;
pub(crate) use purchases::Purchases;
pub(crate) use related::{Related, RelatedOf};
pub(crate) use texts::Texts;

/// Everything derived.
#[derive(Default)]
pub(crate) struct Index {
    pub(crate) names: KnownNames,
    /// Per customer row: not in the recycle bin.
    pub(crate) present: Vec<bool>,
    pub(crate) customers_present: u32,
    pub(crate) purchases: Purchases,
    pub(crate) lines: Lines,
    pub(crate) related: Related,
    pub(crate) answers: Answers,
    pub(crate) order: NameOrder,
    pub(crate) texts: Texts,
    /// Rows that name a customer or a complaint that is not there yet: batches of another device may arrive in any
    /// order.
    orphans: Vec<(String, RowNumber)>,
}

impl Index {
    pub(crate) fn build(book: &Book) -> Self {
        let mut index = Self {
            names: KnownNames::new(book.names()),
            ..Self::default()
        };
        if let Some(table) = book.table(Customer::KIND.0) {
            index.present.reserve(table.len() as usize);
            for (number, row) in table.rows() {
                index.set_present(number, !index.names.is_removed(&row));
            }
        }
        if let Some(table) = book.table(Purchase::KIND.0) {
            index.purchases.reserve(table.len() as usize);
        }
        for (kind, table) in book.tables() {
            for (number, row) in table.rows() {
                index.note_row(book, kind, number, &row);
            }
        }
        index.settle(book);
        index
    }

    /// Takes note of changed rows. What is summed up waits for [`Index::settle`].
    pub(crate) fn note(&mut self, book: &Book, touched: &[Touched]) {
        self.names.refresh(book.names());
        let mut newcomers = false;
        for Touched {
            kind,
            row: number,
            created,
        } in touched
        {
            let kind = book.names().name(*kind);
            let Some(row) = book.table(kind).and_then(|table| table.row(*number)) else {
                continue;
            };
            if kind == Customer::KIND.0 {
                let present = !self.names.is_removed(&row);
                if self.set_present(*number, present) {
                    self.purchases.set_owner_present(*number, present);
                }
                self.order.forget(*number);
                self.texts.forget_customer(*number);
                self.related.customer_changed(*number);
            }
            if *created && kind == Product::KIND.0 {
                self.lines.meet_product();
            }
            newcomers |= *created && matches!(kind.as_ref(), "customer" | "complaint");
            self.note_row(book, kind, *number, &row);
        }
        if newcomers {
            for (kind, number) in core::mem::take(&mut self.orphans) {
                if let Some(row) = book.table(&kind).and_then(|table| table.row(number)) {
                    self.note_row(book, &kind, number, &row);
                }
            }
        }
    }

    pub(crate) fn settle(&mut self, book: &Book) {
        let customers = book.table(Customer::KIND.0).map_or(0, ledger::Table::len);
        let changed = self.purchases.settle(customers);
        self.lines.settle(book, &self.names, changed.as_deref());
        self.order.settle(book, &self.names);
        self.texts.settle(book, &self.present, &self.related);
    }

    pub(crate) fn is_present(&self, customer: RowNumber) -> bool {
        self.present
            .get(customer.0 as usize)
            .copied()
            .unwrap_or(false)
    }

    fn note_row(&mut self, book: &Book, kind: &str, number: RowNumber, row: &ledger::Row<'_>) {
        if !matches!(
            kind,
            "purchase"
                | "contact"
                | "complaint"
                | "answer"
                | "person"
                | "complaint_step"
                | "promise"
                | "return"
                | "follow_up"
                | "loss"
                | "survey_link"
        ) {
            if kind == "product" {
                self.texts.forget_products();
            }
            return;
        }
        if kind == "answer" {
            self.answers.note(number, row, &self.names);
        }
        let owner = match row.get(self.names.customer) {
            ValueRef::Id(id) => {
                let owner = customer_number(book, CustomerId(id));
                if owner.is_none() {
                    self.orphans.push((kind.to_owned(), number));
                }
                owner
            }
            _ => None,
        };
        match kind {
            "purchase" => {
                let counts = owner.is_some_and(|owner| self.is_present(owner));
                self.purchases.set(number, row, owner, counts, &self.names);
                self.lines.forget(number);
            }
            _ => {
                let complaint = match row.get(self.names.complaint) {
                    ValueRef::Id(id) => {
                        let complaint = book.table("complaint").and_then(|table| table.find(id));
                        if complaint.is_none() {
                            self.orphans.push((kind.to_owned(), number));
                        }
                        complaint
                    }
                    _ => None,
                };
                let former = self
                    .related
                    .note(kind, number, row, owner, complaint, &self.names);
                if kind == "person" {
                    for customer in owner.into_iter().chain(former) {
                        self.texts.forget_customer(customer);
                    }
                }
            }
        }
    }

    /// True when that changed.
    fn set_present(&mut self, customer: RowNumber, present: bool) -> bool {
        let at = customer.0 as usize;
        if at >= self.present.len() {
            self.present.resize(at + 1, false);
        }
        let Some(place) = self.present.get_mut(at) else {
            return false;
        };
        if *place == present {
            return false;
        }
        *place = present;
        if present {
            self.customers_present += 1;
        } else {
            self.customers_present -= 1;
        }
        true
    }
}

/// The row of a customer, removed or not.
pub(crate) fn customer_number(book: &Book, id: CustomerId) -> Option<RowNumber> {
    book.table(Customer::KIND.0)?.find(id.0)
}

/// The field of the recycle bin, for the index.
const REMOVED: &str = change::REMOVED;
