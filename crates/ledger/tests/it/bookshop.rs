//! A shop whose world is a book.

use crate::batches::NOW;
use domain::change::{Fields, REMOVED};
use domain::command::{RecordName, World};
use domain::record::{
    Complaint, ComplaintId, ComplaintStep, Customer, CustomerId, StaffId, from_fields,
};
use domain::{ChangeSet, Day, Id, Instant, Name, Record};
use ledger::{Batch, BatchName, Book, DeviceId, IdMint};

const DEVICE: DeviceId = DeviceId(3);

pub(crate) struct Shop {
    pub(crate) book: Book,
    pub(crate) log: Vec<Batch>,
    mint: IdMint,
}

impl Default for Shop {
    fn default() -> Self {
        let mut mint = IdMint::new([9; 16]);
        mint.begin(Instant(NOW));
        Self {
            book: Book::default(),
            log: Vec::new(),
            mint,
        }
    }
}

impl World for Shop {
    fn now(&self) -> Instant {
        Instant(NOW)
    }

    fn today(&self) -> Day {
        Day(20_780)
    }

    fn staff(&self) -> Option<StaffId> {
        None
    }

    fn new_id(&mut self) -> Id {
        self.mint.mint()
    }

    fn fields(&self, kind: &str, id: Id) -> Option<Fields> {
        self.book
            .row(kind, id)
            .map(|row| row.to_fields(self.book.names()))
    }

    fn belonging_to(&self, customer: CustomerId) -> Vec<RecordName> {
        self.naming("customer", customer)
    }

    fn supplied_by(&self, intermediary: CustomerId) -> Vec<CustomerId> {
        let customers = self.naming("supplied_by", intermediary);
        customers
            .into_iter()
            .map(|record| CustomerId(record.id))
            .collect()
    }

    fn steps(&self, complaint: ComplaintId) -> Vec<ComplaintStep> {
        let steps = self.all::<ComplaintStep>().into_iter();
        steps.filter(|step| step.complaint == complaint).collect()
    }

    fn next_complaint_number(&self) -> i64 {
        self.all::<Complaint>()
            .iter()
            .map(|complaint| complaint.number)
            .max()
            .unwrap_or(0)
            + 1
    }
}

impl Shop {
    fn naming(&self, field: &str, customer: CustomerId) -> Vec<RecordName> {
        let mut naming = Vec::new();
        for (kind, table) in self.book.tables() {
            for (_, row) in table.rows() {
                let fields = row.to_fields(self.book.names());
                let names = fields
                    .iter()
                    .any(|(name, value)| name == field && value.as_id() == Some(customer.0));
                if names && fields.iter().all(|(name, _)| name != REMOVED) {
                    naming.push(RecordName {
                        kind: Name::Owned(kind.to_owned()),
                        id: row.id(),
                    });
                }
            }
        }
        naming
    }

    fn all<R: Record>(&self) -> Vec<R> {
        let rows = self
            .book
            .table(R::KIND.0)
            .into_iter()
            .flat_map(ledger::Table::rows);
        rows.map(|(_, row)| {
            let fields = row.to_fields(self.book.names());
            from_fields(
                row.id(),
                fields.iter().map(|(name, value)| (name.as_ref(), value)),
            )
        })
        .collect()
    }

    /// One of the records there are, counted round.
    pub(crate) fn pick<R: Record>(&self, at: usize) -> R {
        let all = self.all::<R>();
        let len = all.len().max(1);
        all.into_iter().nth(at % len).unwrap_or_default()
    }

    pub(crate) fn customer(&self, at: usize) -> CustomerId {
        self.pick::<Customer>(at).id
    }

    pub(crate) fn append(&mut self, changes: ChangeSet) -> Batch {
        let batch = Batch {
            name: BatchName {
                device: DEVICE,
                number: self.book.last_number(DEVICE) + 1,
            },
            time: self.book.clock().tick(Instant(NOW)),
            changes,
            ..Batch::default()
        };
        assert!(self.book.apply(&batch).new);
        self.log.push(batch.clone());
        batch
    }
}
