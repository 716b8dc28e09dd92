use crate::batches::{NOW, Place, contents, visible};
use crate::properties::{Outcome, hold};
use domain::change::REMOVED;
use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use ledger::{Batch, BatchName, Book, DeviceId, Inverse, Stamp, Undo, inverse};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const FIELDS: [&str; 4] = ["name", "phone", "note", REMOVED];
const DEVICE: DeviceId = DeviceId(1);

/// What one batch sets: record, field, whether to clear it.
type Edits = Vec<(u128, usize, bool)>;

fn edits() -> impl Strategy<Value = Edits> {
    vec(
        (
            0_u128..4,
            prop_oneof![6 => 0..3_usize, 1 => Just(3)],
            prop::bool::weighted(0.25),
        ),
        1..6,
    )
}

/// A book and the log that made it. Every value is a new one, so that none is mistaken for another.
#[derive(Default)]
struct Shop {
    book: Book,
    log: Vec<Batch>,
    values: i64,
}

impl Shop {
    fn append(&mut self, changes: ChangeSet) -> Batch {
        let batch = Batch {
            name: BatchName {
                device: DEVICE,
                number: self.book.last_number(DEVICE) + 1,
            },
            time: self.book.clock().tick(Instant(NOW)),
            changes,
            ..Batch::default()
        };
        // An undo that was stored is read back before it is taken back.
        let batch = Batch::decode(&batch.encode()).unwrap();
        assert!(self.book.apply(&batch).new);
        self.log.push(batch.clone());
        batch
    }

    fn edit(&mut self, edits: &Edits) -> Batch {
        let mut records: BTreeMap<u128, BTreeMap<usize, Value>> = BTreeMap::new();
        for (record, field, clear) in edits {
            self.values += 1;
            let value = if *clear {
                Value::Null
            } else {
                Value::Int(self.values)
            };
            records.entry(*record).or_default().insert(*field, value);
        }
        let changes = records.into_iter().map(|(record, fields)| {
            let row = self.book.row("customer", Id(record));
            let before = row
                .map(|row| row.to_fields(self.book.names()))
                .unwrap_or_default();
            let sets = fields
                .into_iter()
                .map(|(field, value)| (Name::Borrowed(FIELDS[field]), value))
                .collect::<Vec<_>>();
            let was = before
                .into_iter()
                .filter(|(name, _)| sets.iter().any(|(set, _)| set == name))
                .collect();
            Change {
                kind: Name::Borrowed("customer"),
                id: Id(record),
                sets,
                was,
            }
        });
        let changes = ChangeSet {
            changes: changes.collect(),
        };
        self.append(changes)
    }

    fn undo(&mut self, batch: &Batch) -> (Batch, u64) {
        let Inverse { changes, kept } = inverse(batch, &self.book);
        (self.append(changes), kept)
    }

    /// All inverses are made before the first is appended, as the engine does it.
    fn undo_group(&mut self, group: &[Batch]) -> (Vec<Batch>, u64) {
        let mut undo = Undo::of(group.iter().map(|batch| batch.name));
        let inverses = group
            .iter()
            .rev()
            .map(|batch| undo.inverse(batch, &self.book))
            .collect::<Vec<_>>();
        let kept = inverses.iter().map(|inverse| inverse.kept).sum();
        // A batch that changes nothing is not written.
        let inverses = inverses
            .into_iter()
            .filter(|inverse| !inverse.changes.is_empty())
            .collect::<Vec<_>>();
        (
            inverses
                .into_iter()
                .map(|inverse| self.append(inverse.changes))
                .collect(),
            kept,
        )
    }
}

fn shop_after(history: &[Edits]) -> Shop {
    let mut shop = Shop::default();
    for edits in history {
        shop.edit(edits);
    }
    shop
}

#[test]
fn the_inverse_of_the_last_batch_restores_what_was_seen() {
    let strategy = (vec(edits(), 0..6), edits());
    hold(1_000, 200_000, &strategy, |(history, last)| {
        let mut shop = shop_after(&history);
        let before = visible(&shop.book);
        let batch = shop.edit(&last);
        let after = visible(&shop.book);
        let (undone, kept) = shop.undo(&batch);
        prop_assert_eq!(&visible(&shop.book), &before);
        prop_assert_eq!(kept, 0);
        // Undo of undo, and undo of that.
        let (redone, kept) = shop.undo(&undone);
        prop_assert_eq!(visible(&shop.book), after);
        prop_assert_eq!(kept, 0);
        shop.undo(&redone);
        prop_assert_eq!(visible(&shop.book), before);
        Ok(())
    });
}

fn stamps(book: &Book) -> BTreeMap<Place, (Value, Stamp)> {
    contents(book)
}

/// Undo after others' work: what they decided stays, and is counted; what the batch still decides goes back.
#[test]
fn undo_overwrites_nothing_newer() {
    let strategy = (vec(edits(), 0..4), edits(), vec(edits(), 0..4));
    hold(1_000, 200_000, &strategy, |(history, edits, later)| {
        let mut shop = shop_after(&history);
        let batch = shop.edit(&edits);
        for edits in &later {
            shop.edit(edits);
        }
        let before = stamps(&shop.book);
        let (_, kept) = shop.undo(&batch);
        let mut expected_kept = 0;
        for change in &batch.changes.changes {
            let row = shop.book.row("customer", change.id).unwrap();
            let made_here = shop.book.stamp(row.created()).name == batch.name;
            let of_record = |(place, held): (&Place, &(Value, Stamp))| {
                (place.1 == change.id).then(|| (place.2.clone(), held.clone()))
            };
            let old = before
                .iter()
                .filter_map(of_record)
                .collect::<BTreeMap<_, _>>();
            let now = stamps(&shop.book);
            let now = now.iter().filter_map(of_record).collect::<BTreeMap<_, _>>();
            if made_here {
                let was_removed = old.get(REMOVED).is_some_and(|(value, _)| !value.is_null());
                let others = old
                    .iter()
                    .any(|(name, (_, stamp))| name != REMOVED && stamp.name != batch.name);
                let removed = now.get(REMOVED).is_some_and(|(value, _)| !value.is_null());
                prop_assert_eq!(removed, was_removed || !others);
                if others && !was_removed {
                    expected_kept += change.sets.len() as u64;
                }
                let but_removed = |fields: &BTreeMap<String, (Value, Stamp)>| {
                    fields
                        .iter()
                        .filter(|(name, _)| *name != REMOVED)
                        .map(|(n, h)| (n.clone(), h.clone()))
                        .collect::<Vec<_>>()
                };
                prop_assert_eq!(but_removed(&now), but_removed(&old));
                continue;
            }
            for (name, _) in &change.sets {
                let (old, now) = (&old[name.as_ref()], &now[name.as_ref()]);
                if old.1.name == batch.name {
                    let was = change
                        .was
                        .iter()
                        .find(|(was, _)| was == name)
                        .map(|(_, value)| value.clone());
                    prop_assert_eq!(&now.0, &was.unwrap_or_default());
                } else {
                    prop_assert_eq!(now, old);
                    expected_kept += 1;
                }
            }
            // Fields that the batch did not set stay as they are.
            for (name, held) in &old {
                if change.sets.iter().all(|(set, _)| set != name) {
                    prop_assert_eq!(now.get(name), Some(held));
                }
            }
        }
        prop_assert_eq!(kept, expected_kept);
        Ok(())
    });
}

#[test]
fn a_group_of_batches_goes_back_as_one() {
    let strategy = (vec(edits(), 0..4), vec(edits(), 1..5));
    hold(1_000, 200_000, &strategy, |(history, import)| {
        let mut shop = shop_after(&history);
        let before = visible(&shop.book);
        let group = import
            .iter()
            .map(|edits| shop.edit(edits))
            .collect::<Vec<_>>();
        let after = visible(&shop.book);
        let (undone, kept) = shop.undo_group(&group);
        prop_assert_eq!(&visible(&shop.book), &before);
        prop_assert_eq!(kept, 0);
        // And again forwards, and again back.
        let (redone, kept) = shop.undo_group(&undone);
        prop_assert_eq!(&visible(&shop.book), &after);
        prop_assert_eq!(kept, 0);
        shop.undo_group(&redone);
        prop_assert_eq!(&visible(&shop.book), &before);
        Ok(())
    });
}

/// Somebody works between the batches of an import, which is then taken back.
#[test]
fn a_group_goes_back_around_what_others_did() {
    let strategy = (vec(edits(), 0..3), vec((edits(), any::<bool>()), 1..7));
    hold(1_000, 200_000, &strategy, |(history, work)| {
        let mut shop = shop_after(&history);
        let mut group = Vec::new();
        for (edits, of_group) in &work {
            let batch = shop.edit(edits);
            if *of_group {
                group.push(batch);
            }
        }
        let before = stamps(&shop.book);
        let last = shop.log.len();
        shop.undo_group(&group);
        check_group(&shop, &group, &before, last)
    });
}

/// The rule, told backwards through the log: a field goes back as long as each value was set by the group.
fn check_group(
    shop: &Shop,
    group: &[Batch],
    before: &BTreeMap<Place, (Value, Stamp)>,
    last: usize,
) -> Outcome {
    let names = group
        .iter()
        .map(|batch| batch.name)
        .collect::<BTreeSet<_>>();
    let after = stamps(&shop.book);
    for (place, old) in before {
        let record = shop.book.row("customer", place.1).unwrap();
        let created_by_group = names.contains(&shop.book.stamp(record.created()).name);
        if created_by_group {
            if place.2 != REMOVED {
                prop_assert_eq!(after.get(place), Some(old));
            }
            continue;
        }
        let mut expected = old.0.clone();
        for batch in shop.log.iter().take(last).rev() {
            let change = batch
                .changes
                .changes
                .iter()
                .find(|change| change.id == place.1);
            let Some(change) =
                change.filter(|change| change.sets.iter().any(|(name, _)| *name == place.2))
            else {
                continue;
            };
            if !names.contains(&batch.name) {
                break;
            }
            let was = change.was.iter().find(|(name, _)| *name == place.2);
            expected = was.map(|(_, value)| value.clone()).unwrap_or_default();
        }
        // A cleared field may have been cleared by the group twice, with somebody's clearing in between.
        if !expected.is_null() {
            prop_assert_eq!(&after[place].0, &expected, "{:?}", place);
        }
    }
    Ok(())
}

fn one(id: u128, sets: &[(&'static str, i64)]) -> Change {
    let sets = sets
        .iter()
        .map(|(name, value)| (Name::Borrowed(*name), Value::Int(*value)));
    Change {
        kind: Name::Borrowed("customer"),
        id: Id(id),
        sets: sets.collect(),
        was: Vec::new(),
    }
}

#[test]
fn an_import_restored_from_the_recycle_bin_can_still_be_taken_back() {
    let mut shop = Shop::default();
    let import = shop.append(ChangeSet {
        changes: vec![one(1, &[("name", 1)]), one(2, &[("name", 2)])],
    });
    let remove = shop.append(ChangeSet {
        changes: vec![one(1, &[(REMOVED, 5)])],
    });
    shop.undo(&remove);
    assert_eq!(visible(&shop.book).len(), 2);
    let (_, kept) = shop.undo(&import);
    assert_eq!((visible(&shop.book).len(), kept), (0, 0));
}

#[test]
fn what_lies_in_the_recycle_bin_already_is_not_removed_again() {
    let mut shop = Shop::default();
    let import = shop.append(ChangeSet {
        changes: vec![one(1, &[("name", 1)])],
    });
    shop.append(ChangeSet {
        changes: vec![one(1, &[(REMOVED, 5)])],
    });
    assert_eq!(inverse(&import, &shop.book), Inverse::default());
}

#[test]
fn a_batch_that_is_not_in_the_book_has_nothing_to_take_back() {
    let mut shop = Shop::default();
    let batch = shop.append(ChangeSet {
        changes: vec![one(1, &[("name", 1)])],
    });
    assert_eq!(inverse(&batch, &Book::default()), Inverse::default());
}

/// The creation is heard of after an edit; a late creation is a creation all the same.
#[test]
fn a_creation_that_comes_late_can_be_taken_back() {
    let mut shop = Shop::default();
    let creation = shop.append(ChangeSet {
        changes: vec![one(1, &[("name", 1), ("phone", 2)])],
    });
    let edit = Batch {
        name: BatchName {
            device: DeviceId(2),
            number: 1,
        },
        time: shop.book.clock().tick(Instant(NOW)),
        changes: ChangeSet {
            changes: vec![one(1, &[(REMOVED, 0)])],
        },
        ..Batch::default()
    };
    let mut late = Book::default();
    late.apply(&edit);
    late.apply(&creation);
    let row = late.row("customer", Id(1)).unwrap();
    assert_eq!(late.stamp(row.created()), creation.stamp());
}
