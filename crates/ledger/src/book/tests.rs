use super::{IdRuns, RowNumber, Table};
use domain::Id;

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use crate::IdMint;
    use domain::Instant;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn cases() -> ProptestConfig {
        let long = std::env::var_os("SHUKE_LONG").is_some();
        ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(if long { 100_000 } else { 300 })
        }
    }

    proptest! {
        #![proptest_config(cases())]

        /// Stretches of consecutive identities and single ones, in any order.
        #[test]
        fn identities_and_rows_find_each_other(stretches in vec((0_u128..60, 1_u128..6), 1..40), from in 0_u32..80, rows in 0_u32..80) {
            let mut ids = IdRuns::default();
            let mut model = Vec::new();
            for (start, len) in stretches {
                for id in start..start + len {
                    let id = Id(id * u128::from(u64::MAX) / 7 + id);
                    let found = model.iter().position(|known| *known == id);
                    prop_assert_eq!(ids.find(id), found.and_then(|row| u32::try_from(row).ok()));
                    if found.is_none() {
                        prop_assert_eq!(ids.push(id) as usize, model.len());
                        model.push(id);
                    }
                }
            }
            check_ids(&ids, &model, from, rows)?;
            let consecutive = model.iter().copied().collect::<BTreeSet<_>>();
            prop_assert_eq!(consecutive.len(), ids.rows() as usize);
        }

        #[test]
        fn consecutive_identities_are_one_run(stretches in vec((0_u128..50, 1_u128..9), 1..20), from in 0_u32..80, rows in 0_u32..80) {
            let mut ids = IdRuns::default();
            let mut model = Vec::new();
            for (start, len) in stretches {
                for id in start * 4..start * 4 + len {
                    if ids.find(Id(id)).is_none() {
                        ids.push(Id(id));
                        model.push(Id(id));
                    }
                }
            }
            check_ids(&ids, &model, from, rows)?;
            let breaks = model.windows(2).filter(|pair| pair[1].0 != pair[0].0 + 1).count();
            prop_assert_eq!(ids.within(0, ids.rows()).count(), breaks + 1);
        }

        /// Rows are rewritten at random, longer and shorter; the waste never takes more than half.
        #[test]
        fn rewritten_rows_stay_what_they_are(rows in 1_usize..40, edits in vec((any::<usize>(), vec(any::<u8>(), 0..200)), 0..200)) {
            let mut table = Table::default();
            let mut model = Vec::new();
            for row in 0..rows {
                let bytes = vec![0x55; row % 7];
                table.push(Id(row as u128 * 3), &bytes);
                model.push(bytes);
            }
            for (row, bytes) in edits {
                let row = row % rows;
                table.replace(RowNumber(u32::try_from(row).unwrap()), &bytes);
                model[row] = bytes;
                let held = table.chunks.iter().map(|chunk| chunk.bytes.len()).sum::<usize>();
                let used = model.iter().map(|bytes| bytes.len() + 2).sum::<usize>();
                prop_assert!(held <= used * 2 + 300, "{held} bytes held for {used}");
            }
            for (row, bytes) in model.iter().enumerate() {
                let found = table.row(RowNumber(u32::try_from(row).unwrap())).unwrap();
                prop_assert_eq!((found.id, found.bytes), (Id(row as u128 * 3), bytes.as_slice()));
            }
            let listed = table.rows().map(|(_, row)| row.bytes.to_vec()).collect::<Vec<_>>();
            prop_assert_eq!(listed, model);
        }

        /// Whatever the wall clock does, and however often: greater every time, and a UUID of version 7.
        #[test]
        fn identities_only_grow(seed in any::<[u8; 16]>(), work in vec((any::<i64>(), 1_usize..50), 1..20)) {
            let mut mint = IdMint::new(seed);
            let mut last = Id(0);
            for (now, count) in work {
                mint.begin(Instant(now));
                for _ in 0..count {
                    let id = mint.mint();
                    prop_assert!(id > last);
                    prop_assert_eq!(((id.0 >> 76) & 0xf, (id.0 >> 62) & 0x3), (7, 2));
                    last = id;
                }
            }
        }

        /// Two tabs of one device at the same moment.
        #[test]
        fn mints_do_not_meet(one in any::<[u8; 16]>(), other in any::<[u8; 16]>(), now in 0..i64::MAX >> 16) {
            prop_assume!(one != other);
            let mut seen = BTreeMap::new();
            for (tab, seed) in [one, other].into_iter().enumerate() {
                let mut mint = IdMint::new(seed);
                mint.begin(Instant(now));
                for _ in 0..200 {
                    prop_assert_eq!(seen.insert(mint.mint(), tab), None);
                }
            }
        }
    }

    fn check_ids(ids: &IdRuns, model: &[Id], from: u32, rows: u32) -> Result<(), TestCaseError> {
        for (row, id) in (0..).zip(model) {
            prop_assert_eq!(ids.find(*id), Some(row));
            prop_assert_eq!(ids.id(row), Some(*id));
        }
        prop_assert_eq!(ids.id(ids.rows()), None);
        let cut = ids.within(from, rows).flat_map(|run| {
            (0..run.rows).map(move |at| (run.first_row + at, Id(run.first_id + u128::from(at))))
        });
        let expected = (0..).zip(model.iter().copied());
        let expected = expected.filter(|(row, _)| (from..from + rows).contains(row));
        prop_assert_eq!(cut.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        Ok(())
    }
}

#[test]
fn rows_fill_one_chunk_after_the_other() {
    let mut table = Table::default();
    for row in 0..5_000_u32 {
        let number = table.push(Id(u128::from(row) + 9), &row.to_le_bytes());
        assert_eq!(number, RowNumber(row));
    }
    assert_eq!((table.len(), table.chunks.len()), (5_000, 3));
    table.replace(RowNumber(2_048), b"anew");
    for row in 0..5_000_u32 {
        let found = table.row(RowNumber(row)).unwrap().bytes;
        let expected = row.to_le_bytes();
        assert_eq!(found, if row == 2_048 { b"anew" } else { &expected });
    }
    assert_eq!(table.row(RowNumber(5_000)).map(|row| row.id), None);
}

/// An identity at the very end of all identities has no successor.
#[test]
fn the_last_identity_of_all_is_no_trap() {
    let mut ids = IdRuns::default();
    for id in [u128::MAX, 0, 1] {
        ids.push(Id(id));
    }
    assert_eq!(
        (ids.find(Id(u128::MAX)), ids.find(Id(0)), ids.find(Id(1))),
        (Some(0), Some(1), Some(2))
    );
    assert_eq!(
        ids.within(0, 3).map(|run| run.rows).collect::<Vec<_>>(),
        [1, 2]
    );
}

/// Identities near the row's own are written as a difference; both ways say the same, to the digest too.
#[test]
fn near_and_far_identities_come_back() {
    use crate::{Batch, BatchName, Book, DeviceId};
    use domain::{Change, ChangeSet, Name, Value};
    let far = [
        0,
        1,
        1 << 54,
        1 << 55,
        1 << 56,
        u128::MAX / 2,
        u128::MAX - 7,
        u128::MAX,
    ];
    for own in [0, 5, 1 << 70, u128::MAX - 3, u128::MAX] {
        let others = far
            .iter()
            .flat_map(|far| [own.wrapping_add(*far), own.wrapping_sub(*far)]);
        for other in others {
            let set = Change {
                kind: Name::Borrowed("purchase"),
                id: Id(own),
                sets: vec![(Name::Borrowed("customer"), Value::Id(Id(other)))],
                was: Vec::new(),
            };
            let mut book = Book::default();
            book.apply(&Batch {
                name: BatchName {
                    device: DeviceId(1),
                    number: 1,
                },
                changes: ChangeSet { changes: vec![set] },
                ..Batch::default()
            });
            let row = book.row("purchase", Id(own)).unwrap();
            let value = row.get(book.names().find("customer").unwrap());
            assert_eq!(value, super::ValueRef::Id(Id(other)), "{own} {other}");
        }
    }
}
