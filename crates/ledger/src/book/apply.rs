use super::{BatchIndex, Book, RowNumber, Table, write_field_head, write_row_head};
use crate::codec::{Writer, write_value};
use crate::{Batch, NameIndex};
use domain::Change;

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
    let mut touched = Vec::with_capacity(batch.changes.changes.len());
    let mut out = Writer::default();
    for change in &batch.changes.changes {
        let kind = book.names.add(&change.kind);
        let place = match book.tables.iter().position(|(name, _)| *name == kind) {
            Some(place) => place,
            None => {
                book.tables.push((kind, Table::default()));
                book.tables.len() - 1
            }
        };
        let Some((_, table)) = book.tables.get(place) else {
            continue;
        };
        let found = table.find(change.id);
        out.bytes.clear();
        let changed = match found {
            Some(number) => rewrite(book, place, number, change, index, &mut out),
            None => {
                create(book, change, index, &mut out);
                true
            }
        };
        let Some((_, table)) = book.tables.get_mut(place) else {
            continue;
        };
        match found {
            Some(row) if changed => {
                table.replace(row, &out.bytes);
                touched.push(Touched {
                    kind,
                    row,
                    created: false,
                });
            }
            Some(_) => {}
            None => {
                let row = table.push(change.id, &out.bytes);
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

fn create(book: &mut Book, change: &Change, index: BatchIndex, out: &mut Writer) {
    write_row_head(out, index);
    for (name, value) in &change.sets {
        write_field_head(out, book.names.add(name), index, index);
        write_value(out, value);
    }
}

/// Writes the row with the newer of the old and the new values; false when no new one is newer.
fn rewrite(
    book: &mut Book,
    place: usize,
    number: RowNumber,
    change: &Change,
    index: BatchIndex,
    out: &mut Writer,
) -> bool {
    let mut sets = change
        .sets
        .iter()
        .map(|(name, value)| (book.names.add(name), Some(value)))
        .collect::<Vec<_>>();
    let Some(row) = book
        .tables
        .get(place)
        .and_then(|(_, table)| table.row(number))
    else {
        return false;
    };
    let stamp = book.stamps.stamp(index);
    let created = BatchIndex(row.created());
    write_row_head(out, created);
    let mut changed = false;
    for field in row.fields() {
        let newer = sets
            .iter_mut()
            .find(|(name, _)| *name == field.name)
            .and_then(|(_, value)| value.take())
            .filter(|_| stamp > book.stamps.stamp(BatchIndex(field.batch)));
        match newer {
            Some(value) => {
                write_field_head(out, field.name, index, created);
                write_value(out, value);
                changed = true;
            }
            None => {
                write_field_head(out, field.name, BatchIndex(field.batch), created);
                out.bytes.extend_from_slice(field.encoded);
            }
        }
    }
    for (name, value) in sets {
        if let Some(value) = value {
            write_field_head(out, name, index, created);
            write_value(out, value);
            changed = true;
        }
    }
    changed
}
