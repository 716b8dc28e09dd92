use crate::index::{Index, customer_number};
use crate::query::Cache;
use api::Moment;
use domain::record::{CustomerId, from_fields};
use domain::working_time::Zone;
use domain::{Day, Id, Record};
use ledger::{Applied, Batch, Book, DeviceId, IdMint, Row, RowNumber};

/// The book and everything derived from it.
pub struct State {
    pub(crate) book: Book,
    pub(crate) index: Index,
    pub(crate) log: LogPosition,
    pub(crate) device: DeviceId,
    pub(crate) mint: IdMint,
    /// Raised by every change; what the page shows belongs to one.
    pub(crate) revision: u64,
    pub(crate) cache: Cache,
    /// As the page computed it: only a browser knows when clocks are changed.
    pub(crate) zone: Option<Zone>,
}

/// How far the log was read, and how much of it the newest snapshot lacks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LogPosition {
    /// The last entry in the book; the first one is 1.
    pub(crate) last: u64,
    pub(crate) tail_entries: u64,
    pub(crate) tail_bytes: u64,
    pub(crate) snapshot_bytes: u64,
    /// The device's identity rests in the storage.
    pub(crate) device_stored: bool,
}

impl State {
    pub(crate) fn new(book: Book, device: DeviceId, mint: IdMint, log: LogPosition) -> Self {
        let index = Index::build(&book);
        Self {
            book,
            index,
            log,
            device,
            mint,
            revision: 1,
            cache: Cache::default(),
            zone: None,
        }
    }

    /// Takes a batch into the book and what is derived from it. The caller raises the revision once for all.
    pub(crate) fn absorb(&mut self, batch: &Batch) -> Applied {
        let applied = self.book.apply(batch);
        self.index.note(&self.book, &applied.touched);
        applied
    }

    /// To be called after the last [`State::absorb`] of a stretch.
    pub(crate) fn settle(&mut self) {
        self.index.settle(&self.book);
        self.revision += 1;
    }

    /// Nothing was ever written.
    pub(crate) fn is_blank(&self) -> bool {
        self.log.last == 0
    }

    /// The row of a customer, removed or not.
    pub(crate) fn customer_number(&self, id: CustomerId) -> Option<RowNumber> {
        customer_number(&self.book, id)
    }

    pub(crate) fn row<R: Record>(&self, id: impl Into<Id>) -> Option<Row<'_>> {
        self.book.row(R::KIND.0, id.into())
    }

    /// A record, removed or not.
    pub(crate) fn record<R: Record>(&self, id: impl Into<Id>) -> Option<R> {
        self.row::<R>(id).map(|row| self.read(&row))
    }

    /// The record of a row.
    pub(crate) fn record_at<R: Record>(&self, number: RowNumber) -> Option<R> {
        let row = self.book.table(R::KIND.0)?.row(number)?;
        Some(self.read(&row))
    }

    pub(crate) fn read<R: Record>(&self, row: &Row<'_>) -> R {
        let fields = row.to_fields(self.book.names());
        from_fields(
            row.id(),
            fields.iter().map(|(name, value)| (name.as_ref(), value)),
        )
    }

    /// All records of a kind that are not in the recycle bin, in order of arrival.
    pub(crate) fn present<R: Record>(&self) -> impl Iterator<Item = (RowNumber, R)> {
        self.book
            .table(R::KIND.0)
            .into_iter()
            .flat_map(ledger::Table::rows)
            .filter(|(_, row)| !self.index.names.is_removed(row))
            .map(|(number, row)| (number, self.read(&row)))
    }
}

/// The day in the shop at this moment.
pub(crate) fn today(moment: &Moment) -> Day {
    moment.now.day(moment.offset_minutes)
}
