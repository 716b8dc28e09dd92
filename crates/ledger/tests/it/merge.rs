use crate::batches::{Place, contents, creations, histories};
use crate::properties::{Outcome, hold};
use domain::{Id, Value};
use ledger::{Batch, Book, Stamp};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The definition: of all values that were ever set, the one with the newest stamp; a record was made by the batch
/// with the oldest one.
#[derive(Debug, Default)]
struct Oracle {
    contents: BTreeMap<Place, (Value, Stamp)>,
    creations: BTreeMap<(String, Id), Stamp>,
}

impl Oracle {
    fn of<'a>(batches: impl IntoIterator<Item = &'a Batch>) -> Self {
        let mut oracle = Self::default();
        for batch in batches {
            let stamp = batch.stamp();
            for change in &batch.changes.changes {
                let record = (change.kind.to_string(), change.id);
                let made = oracle.creations.entry(record).or_insert(stamp);
                *made = stamp.min(*made);
                for (name, value) in &change.sets {
                    let place = (change.kind.to_string(), change.id, name.to_string());
                    let held = oracle
                        .contents
                        .entry(place)
                        .or_insert_with(|| (value.clone(), stamp));
                    if stamp > held.1 {
                        *held = (value.clone(), stamp);
                    }
                }
            }
        }
        oracle
    }

    fn agrees(&self, book: &Book) -> Outcome {
        prop_assert_eq!(&contents(book), &self.contents);
        prop_assert_eq!(&creations(book), &self.creations);
        Ok(())
    }
}

fn book_of<'a>(batches: impl IntoIterator<Item = &'a Batch>) -> Book {
    let mut book = Book::default();
    for batch in batches {
        book.apply(batch);
    }
    book
}

/// Histories, and the places of their batches in some other order, some of them twice.
fn histories_and_order() -> impl Strategy<Value = (Vec<Batch>, Vec<usize>)> {
    histories().prop_flat_map(|batches| {
        let places = (0..batches.len()).collect::<Vec<_>>();
        let again = proptest::collection::vec(0..batches.len().max(1), 0..8);
        let order = (Just(places), again)
            .prop_map(|(mut places, again)| {
                places.extend(
                    again
                        .into_iter()
                        .filter(|at| *at < places.len())
                        .collect::<Vec<_>>(),
                );
                places
            })
            .prop_shuffle();
        (Just(batches), order)
    })
}

#[test]
fn any_order_with_repetitions_comes_to_the_newest_values() {
    hold(
        400,
        1_000_000,
        &histories_and_order(),
        |(batches, order)| {
            let oracle = Oracle::of(&batches);
            let straight = book_of(&batches);
            let shuffled = book_of(order.iter().map(|at| &batches[*at]));
            oracle.agrees(&straight)?;
            oracle.agrees(&shuffled)?;
            prop_assert_eq!(straight.digest(), shuffled.digest());
            prop_assert_eq!(straight.clock(), shuffled.clock());
            prop_assert_eq!(straight.batch_count(), shuffled.batch_count());
            Ok(())
        },
    );
}

#[test]
fn a_batch_heard_again_changes_nothing() {
    hold(100, 100_000, &histories(), |batches| {
        let mut book = book_of(&batches);
        let before = (
            contents(&book),
            creations(&book),
            book.digest(),
            book.batch_count(),
        );
        for batch in &batches {
            prop_assert!(book.has(batch.name));
            let applied = book.apply(batch);
            prop_assert!(!applied.new && applied.touched.is_empty());
        }
        prop_assert_eq!(
            before,
            (
                contents(&book),
                creations(&book),
                book.digest(),
                book.batch_count()
            )
        );
        Ok(())
    });
}

/// `(a ∪ b) ∪ c = a ∪ (b ∪ c)`: two books that exchanged what they have, and a third that came in between or after.
#[test]
fn groups_of_devices_may_exchange_in_any_order() {
    let strategy = (histories(), any::<u64>());
    hold(100, 100_000, &strategy, |(batches, split)| {
        let parts: Vec<Vec<&Batch>> = (0..3)
            .map(|part| {
                let of_part = |at: usize| {
                    (split >> (at % 21 * 3)) & 3 == part || (split >> (at % 21 * 3)) & 3 == 3
                };
                batches
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| of_part(*at))
                    .map(|(_, batch)| batch)
                    .collect()
            })
            .collect();
        let union = |orders: [usize; 3]| {
            book_of(orders.iter().flat_map(|part| parts[*part].iter().copied()))
        };
        let books = [[0, 1, 2], [1, 2, 0], [2, 1, 0], [1, 0, 2]].map(union);
        let oracle = Oracle::of(parts.iter().flatten().copied());
        for book in &books {
            oracle.agrees(book)?;
            prop_assert_eq!(book.digest(), books[0].digest());
        }
        Ok(())
    });
}

/// The digest is what two tablets compare after an exchange.
#[test]
fn digests_differ_when_books_do() {
    let one_less = |batches: &[Batch]| book_of(batches.iter().skip(1));
    hold(200, 100_000, &histories(), |batches| {
        let (all, less) = (book_of(&batches), one_less(&batches));
        let shown = |book: &Book| {
            let mut contents = contents(book);
            contents.retain(|_, (value, _)| !value.is_null());
            contents
                .into_iter()
                .map(|(place, (value, _))| (place, value))
                .collect::<BTreeMap<_, _>>()
        };
        prop_assert_eq!(shown(&all) == shown(&less), all.digest() == less.digest());
        Ok(())
    });
}

/// What a page is told to redraw is what changed.
#[test]
fn touched_rows_are_those_that_changed() {
    hold(100, 100_000, &histories(), |batches| {
        let mut book = Book::default();
        for batch in &batches {
            let before = (contents(&book), creations(&book));
            let applied = book.apply(batch);
            let after = (contents(&book), creations(&book));
            let mut expected = Vec::new();
            for change in &batch.changes.changes {
                let record = (change.kind.to_string(), change.id);
                let of_record = |all: &BTreeMap<Place, (Value, Stamp)>| {
                    all.iter()
                        .filter(|((kind, id, _), _)| *kind == record.0 && *id == record.1)
                        .map(|(place, held)| (place.clone(), held.clone()))
                        .collect::<BTreeMap<_, _>>()
                };
                let changed = of_record(&before.0) != of_record(&after.0)
                    || before.1.get(&record) != after.1.get(&record);
                if changed {
                    expected.push((record.clone(), !before.1.contains_key(&record)));
                }
            }
            let touched = applied
                .touched
                .iter()
                .map(|touched| {
                    let kind = book.names().name(touched.kind).to_string();
                    let id = book
                        .table(&kind)
                        .and_then(|table| table.id(touched.row))
                        .unwrap();
                    ((kind, id), touched.created)
                })
                .collect::<Vec<_>>();
            prop_assert_eq!(touched, expected);
        }
        Ok(())
    });
}

/// A change that names a field twice, or a record twice in one batch, is nothing that the rules write; should one come,
/// everybody takes the last, and undo goes back to what was there before the first.
#[test]
fn the_last_of_two_values_in_one_batch_counts_everywhere() {
    use domain::{Change, ChangeSet, Name};
    let fields = |fields: Vec<(&'static str, i64)>| {
        let fields = fields.into_iter();
        fields
            .map(|(name, value)| (Name::Borrowed(name), Value::Int(value)))
            .collect::<Vec<_>>()
    };
    let set = |sets, was| Change {
        kind: Name::Borrowed("customer"),
        id: Id(7),
        sets: fields(sets),
        was: fields(was),
    };
    let batch = |number, changes| Batch {
        name: ledger::BatchName {
            device: ledger::DeviceId(1),
            number,
        },
        time: ledger::Hlc(number << 20),
        changes: ChangeSet { changes },
        ..Batch::default()
    };
    let odd = batch(
        2,
        vec![
            set(vec![("a", 3), ("b", 2), ("a", 1)], vec![("a", 0)]),
            set(vec![], vec![]),
            set(vec![("a", 4), ("c", 5)], vec![("a", 1)]),
        ],
    );
    let plain = batch(1, vec![set(vec![("a", 0), ("d", 9)], vec![])]);
    let mut books = [book_of([&odd, &plain]), book_of([&plain, &odd])];
    assert_eq!(books[0].digest(), books[1].digest());
    assert_eq!(creations(&books[0]), creations(&books[1]));
    let shown = |book: &Book| {
        let contents = contents(book)
            .into_iter()
            .filter(|(_, (value, _))| !value.is_null());
        contents
            .map(|((_, _, name), (value, _))| (name, value))
            .collect::<Vec<_>>()
    };
    let expected = |fields: &[(&str, i64)]| {
        let fields = fields.iter();
        fields
            .map(|(name, value)| ((*name).to_owned(), Value::Int(*value)))
            .collect::<Vec<_>>()
    };
    for book in &mut books {
        assert_eq!(
            shown(book),
            expected(&[("a", 4), ("b", 2), ("c", 5), ("d", 9)])
        );
        let inverse = ledger::inverse(&odd, book);
        assert_eq!(inverse.kept, 0);
        let undone = batch(3, inverse.changes.changes);
        book.apply(&undone);
        assert_eq!(shown(book), expected(&[("a", 0), ("d", 9)]));
        book.apply(&batch(4, ledger::inverse(&undone, book).changes.changes));
        assert_eq!(
            shown(book),
            expected(&[("a", 4), ("b", 2), ("c", 5), ("d", 9)])
        );
    }
    let fresh = book_of([&odd]);
    assert_eq!(shown(&fresh), expected(&[("a", 4), ("b", 2), ("c", 5)]));
}

/// A book that was asked for its digest at every step says what one says that is asked at the end.
#[test]
fn the_digest_that_is_kept_is_the_one_counted_anew() {
    hold(200, 100_000, &histories(), |batches| {
        let mut asked = Book::default();
        let mut silent = Book::default();
        for batch in &batches {
            asked.digest();
            asked.apply(batch);
            silent.apply(batch);
        }
        prop_assert_eq!(asked.digest(), silent.digest());
        Ok(())
    });
}
