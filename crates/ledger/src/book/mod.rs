//! What a set of batches comes to: tables of records, each field with the newest value.

mod apply;
mod digest;
mod ids;
mod row;
mod stamps;
mod table;
mod tables;
#[cfg(test)]
mod tests;

use crate::{Batch, BatchName, Clock, Names, Stamp};
pub use apply::{Applied, Touched};
pub(crate) use digest::mix_bytes;
use domain::Id;
pub(crate) use ids::IdRuns;
pub use row::{FieldRef, Row, ValueRef};
pub(crate) use row::{write_field_head, write_row_head, write_row_value};
pub(crate) use stamps::{BatchIndex, Stamps};
use std::cell::Cell;
pub(crate) use table::{CHUNK_ROWS, Chunk};
pub use table::{RowNumber, Table};
pub(crate) use tables::Tables;

/// The whole data set. Rows stay packed as they are stored: 100,000 customers take some 15 MB, and opening reads
/// bytes without taking them apart.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub(crate) names: Names,
    pub(crate) stamps: Stamps,
    pub(crate) tables: Tables,
    pub(crate) clock: Clock,
    /// The digest once it was asked for; every batch then adds and takes away what it changes.
    pub(crate) digest: Cell<Option<u64>>,
}

impl Book {
    /// Every kind and field name.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The table of a kind; `None` when nothing of it was ever recorded.
    pub fn table(&self, kind: &str) -> Option<&Table> {
        self.tables.get(self.names.find(kind)?)
    }

    /// Every table with its kind, in the order in which kinds first appeared.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.tables
            .iter()
            .map(|(kind, table)| (self.names.name(kind).as_ref(), table))
    }

    /// A record's row.
    pub fn row(&self, kind: &str, id: Id) -> Option<Row<'_>> {
        let table = self.table(kind)?;
        table.row(table.find(id)?)
    }

    /// The stamp of a batch, by the number that rows give it ([`FieldRef::batch`], [`Row::created`]).
    pub fn stamp(&self, batch: u32) -> Stamp {
        self.stamps.stamp(BatchIndex(batch))
    }

    /// Whether this batch is in the book.
    pub fn has(&self, name: BatchName) -> bool {
        self.stamps.has(name)
    }

    /// The highest batch number heard of from a device, 0 when none was.
    pub fn last_number(&self, device: crate::DeviceId) -> u64 {
        self.stamps.last_number(device)
    }

    /// How many batches the book holds.
    pub fn batch_count(&self) -> usize {
        self.stamps.len()
    }

    /// The clock, after everything in the book.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Takes a batch in; one that is in the book already changes nothing.
    pub fn apply(&mut self, batch: &Batch) -> Applied {
        apply::apply(self, batch)
    }

    /// A number for what the book says: equal for equal records and values, whatever the order of arrival. Values
    /// that were cleared do not count.
    pub fn digest(&self) -> u64 {
        if let Some(digest) = self.digest.get() {
            return digest;
        }
        let mut names = digest::Names::default();
        names.extend(&self.names);
        let mut sum = 0_u64;
        for (kind, table) in self.tables.iter() {
            for (_, row) in table.rows() {
                sum = sum.wrapping_add(names.row(kind, row));
            }
        }
        self.digest.set(Some(sum));
        sum
    }
}
