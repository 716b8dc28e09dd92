use super::digest;
use super::{
    BatchIndex, Book, RowNumber, Stamps, Table, write_field_head, write_row_head, write_row_value,
};
use crate::codec::Writer;
use crate::{Batch, NameIndex};
use domain::{Change, Value};

/// What a batch did to the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// False when the batch was in the book already.
    pub new: bool,
    /// Every record it changed, in its order.
    pub touched: Vec<Touched>,
}

/// One record changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Its kind.
    pub kind: NameIndex,
    /// Its row.
    pub row: RowNumber,
    /// It was not there before.
    pub created: bool,
}

pub(super) fn apply(book: &mut Book, batch: &Batch) -> Applied {
    let Some(index) = book.stamps.add(batch.time, batch.name) else {
        return Applied::default();
    };
    book.clock.observe(batch.time);
    let Book {
        names,
        stamps,
        tables,
        digest: sum,
        ..
    } = book;
    let mut hashes = digest::Names::default();
    let mut touched = Vec::with_capacity(batch.changes.changes.len());
    let mut out = Writer::default();
    let mut sets = Sets::default();
    for change in &batch.changes.changes {
        // A record exists once any field of it was set.
        if change.sets.is_empty() {
            continue;
        }
        let kind = names.add(&change.kind);
        let table = tables.of_kind(kind);
        sets.take(change, |name| names.add(name));
        out.bytes.clear();
        if sum.get().is_some() {
            hashes.extend(names);
        }
        let recount = |table: &Table, row: RowNumber, add: bool| {
            if let (Some(before), Some(row)) = (sum.get(), table.row(row)) {
                let own = hashes.row(kind, row);
                sum.set(Some(if add {
                    before.wrapping_add(own)
                } else {
                    before.wrapping_sub(own)
                }));
            }
        };
        match table.find(change.id) {
            Some(row) => {
                if rewrite(table, row, &mut sets, index, stamps, &mut out) {
                    recount(table, row, false);
                    table.replace(row, &out.bytes);
                    recount(table, row, true);
                    touched.push(Touched {
                        kind,
                        row,
                        created: false,
                    });
                }
            }
            None => {
                write_row_head(&mut out, index);
                for (name, value) in sets.rest() {
                    write_field_head(&mut out, name, index, index);
                    write_row_value(&mut out, change.id, value);
                }
                let row = table.push(change.id, &out.bytes);
                recount(table, row, true);
                touched.push(Touched {
                    kind,
                    row,
                    created: true,
                });
            }
        }
    }
    Applied { new: true, touched }
}

/// The fields that one change sets, found by name without searching.
#[derive(Default)]
struct Sets<'a> {
    /// `None` once used.
    values: Vec<(NameIndex, Option<&'a Value>)>,
    /// By name: the change that last set it, and the place in `values`.
    places: Vec<(u32, u32)>,
    change: u32,
}

impl<'a> Sets<'a> {
    fn take(&mut self, change: &'a Change, mut index: impl FnMut(&domain::Name) -> NameIndex) {
        self.values.clear();
        self.change += 1;
        for (name, value) in &change.sets {
            let name = index(name);
            let at = name.0 as usize;
            if at >= self.places.len() {
                self.places.resize(at + 1, (0, 0));
            }
            let Some(place) = self.places.get_mut(at) else {
                continue;
            };
            if place.0 == self.change {
                // Named twice: the later value counts, as it does when a batch names a record twice.
                if let Some(earlier) = self.values.get_mut(place.1 as usize) {
                    earlier.1 = Some(value);
                }
            } else {
                // No device has more fields in one change than fit in 32 bits.
                let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
                *place = (self.change, number);
                self.values.push((name, Some(value)));
            }
        }
    }

    /// The value for this field, if there is one and `wanted`; it is then no longer among the rest.
    fn take_if(&mut self, name: NameIndex, wanted: impl FnOnce() -> bool) -> Option<&'a Value> {
        let (change, place) = *self.places.get(name.0 as usize)?;
        if change != self.change {
            return None;
        }
        let (_, value) = self.values.get_mut(place as usize)?;
        value.take().filter(|_| wanted())
    }

    fn rest(&mut self) -> impl Iterator<Item = (NameIndex, &'a Value)> {
        self.values
            .iter_mut()
            .filter_map(|(name, value)| Some((*name, value.take()?)))
    }
}

/// Writes the row with the newer of the old and the new values; false when nothing about it changes.
fn rewrite(
    table: &Table,
    number: RowNumber,
    sets: &mut Sets<'_>,
    index: BatchIndex,
    stamps: &Stamps,
    out: &mut Writer,
) -> bool {
    let Some(row) = table.row(number) else {
        return false;
    };
    let stamp = stamps.stamp(index);
    // The oldest batch made the record, also when it is heard of late: whoever changed the record had seen it, and
    // so has a later stamp.
    let first = BatchIndex(row.created());
    let created = if stamp < stamps.stamp(first) {
        index
    } else {
        first
    };
    let mut changed = created != first;
    write_row_head(out, created);
    for field in row.fields() {
        let own = BatchIndex(field.batch);
        // Equal stamps are those of one batch, which goes on from what it has just set.
        match sets.take_if(field.name, || stamp >= stamps.stamp(own)) {
            Some(value) => {
                write_field_head(out, field.name, index, created);
                write_row_value(out, row.id, value);
                changed = true;
            }
            None => {
                write_field_head(out, field.name, own, created);
                out.bytes.extend_from_slice(field.encoded);
            }
        }
    }
    for (name, value) in sets.rest() {
        write_field_head(out, name, index, created);
        write_row_value(out, row.id, value);
        changed = true;
    }
    changed
}
