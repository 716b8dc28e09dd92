use crate::book::mix_bytes;
use crate::codec::{Writer, write_value};
use crate::{Batch, BatchName, Book, NameIndex, Row};
use domain::change::{Fields, REMOVED};
use domain::{Change, ChangeSet, Id, Name, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// What takes a batch back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inverse {
    /// To be appended as a new batch.
    pub changes: ChangeSet,
    /// Fields left as they are, because somebody changed them later.
    pub kept: u64,
}

/// The change set that takes `batch` back, as far as nobody built upon it: every field it set, and which it still
/// decides, goes back to what its author saw before; every record it created, and which nobody changed since, goes to
/// the recycle bin.
pub fn inverse(batch: &Batch, book: &Book) -> Inverse {
    Undo::of([batch.name]).inverse(batch, book)
}

/// Takes back all batches of one command (an import is cut into many): what one of them built upon another does not
/// count as somebody else's change.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    group: FxHashSet<BatchName>,
    /// What the inverses made so far put back, for the batches before them: a number for the field to one for the
    /// value, because an import can have updated a million records.
    restored: FxHashMap<u64, u64>,
}

impl Undo {
    /// Of the batches with these names.
    pub fn of(group: impl IntoIterator<Item = BatchName>) -> Self {
        Self {
            group: group.into_iter().collect(),
            restored: FxHashMap::default(),
        }
    }

    /// The inverse of one of the batches. To be called for each, the newest first, with the book as it was before any
    /// of the inverses; the inverses are to be appended in the same order.
    pub fn inverse(&mut self, batch: &Batch, book: &Book) -> Inverse {
        let mut inverse = Inverse::default();
        let removed = book.names().find(REMOVED);
        for change in batch.changes.changes.iter().rev() {
            let Some(row) = book.row(&change.kind, change.id) else {
                continue;
            };
            if self.is_ours(row.created(), book) {
                if removed.is_some_and(|removed| !row.get(removed).is_null()) {
                    // It lies in the recycle bin already.
                } else if !self.is_untouched(&row, removed, book) {
                    inverse.kept += change.sets.len() as u64;
                } else if book.stamp(row.created()).name == batch.name {
                    inverse.changes.push(Change {
                        kind: change.kind.clone(),
                        id: change.id,
                        sets: vec![(Name::Borrowed(REMOVED), Value::from("undo"))],
                        was: Vec::new(),
                    });
                }
            } else {
                self.put_back(batch, change, &row, book, &mut inverse);
            }
        }
        inverse
    }

    fn is_ours(&self, index: u32, book: &Book) -> bool {
        self.group.contains(&book.stamp(index).name)
    }

    /// Nobody else changed the record, unless by removing and restoring it.
    fn is_untouched(&self, row: &Row<'_>, removed: Option<NameIndex>, book: &Book) -> bool {
        row.fields()
            .all(|field| self.is_ours(field.batch, book) || Some(field.name) == removed)
    }

    fn put_back(
        &mut self,
        batch: &Batch,
        change: &Change,
        row: &Row<'_>,
        book: &Book,
        inverse: &mut Inverse,
    ) {
        let newest = row
            .fields()
            .map(|field| (field.name, field.batch))
            .collect::<FxHashMap<_, _>>();
        let seen = change
            .was
            .iter()
            .map(|(name, value)| (name, value))
            .collect::<FxHashMap<_, _>>();
        let mut sets = Fields::new();
        let mut was = Fields::new();
        for (name, value) in &change.sets {
            let decides = book
                .names()
                .find(name)
                .and_then(|index| newest.get(&index))
                .is_some_and(|decider| {
                    let decider = book.stamp(*decider).name;
                    // A later batch of the group decides, and its inverse puts back what this one had set.
                    decider == batch.name
                        || self.group.contains(&decider)
                            && self.restored.get(&place(change.id, name)) == Some(&number(value))
                });
            if !decides {
                inverse.kept += 1;
                continue;
            }
            let before = seen.get(name).copied().cloned().unwrap_or_default();
            if self.group.len() > 1 {
                self.restored
                    .insert(place(change.id, name), number(&before));
            }
            sets.push((name.clone(), before));
            if !value.is_null() {
                was.push((name.clone(), value.clone()));
            }
        }
        inverse.changes.push(Change {
            kind: change.kind.clone(),
            id: change.id,
            sets,
            was,
        });
    }
}

fn place(id: Id, name: &Name) -> u64 {
    mix_bytes(mix_bytes(0, &id.0.to_le_bytes()), name.as_bytes())
}

fn number(value: &Value) -> u64 {
    let mut out = Writer::default();
    write_value(&mut out, value);
    mix_bytes(0, &out.bytes)
}
