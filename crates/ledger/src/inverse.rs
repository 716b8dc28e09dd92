use crate::{Batch, Book};
use domain::change::REMOVED;
use domain::{Change, ChangeSet, Name, Value};

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
    let mut inverse = Inverse::default();
    for change in batch.changes.changes.iter().rev() {
        let Some(row) = book.row(&change.kind, change.id) else {
            continue;
        };
        let made_here = |index: u32| book.stamp(index).name == batch.name;
        if made_here(row.created()) {
            if row.fields().all(|field| made_here(field.batch)) {
                inverse.changes.push(Change {
                    kind: change.kind.clone(),
                    id: change.id,
                    sets: vec![(Name::Borrowed(REMOVED), Value::from("undo"))],
                    was: Vec::new(),
                });
            } else {
                inverse.kept += change.sets.len() as u64;
            }
            continue;
        }
        let mut sets = Vec::new();
        let mut was = Vec::new();
        for (name, value) in &change.sets {
            let decides = book
                .names()
                .find(name)
                .and_then(|index| row.fields().find(|field| field.name == index))
                .is_some_and(|field| made_here(field.batch));
            if !decides {
                inverse.kept += 1;
                continue;
            }
            let before = change
                .was
                .iter()
                .find(|(was, _)| was == name)
                .map_or(Value::Null, |(_, value)| value.clone());
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
    inverse
}
