use crate::batches::{contents, creations};
use crate::properties::{Outcome, hold};
use domain::{Change, ChangeSet, Id, Name, Value};
use ledger::{Batch, BatchName, Book, ChunkRef, DeviceId, Hlc, Manifest, SnapshotPlan};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// As many as the ledger packs into one chunk.
const CHUNK_ROWS: u32 = 2_048;

/// Where snapshots rest: two generations of manifests, and their chunks.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    pub(crate) chunks: BTreeMap<u64, Vec<u8>>,
    pub(crate) manifests: Vec<Vec<u8>>,
    next_key: u64,
}

impl Disk {
    pub(crate) fn write(&mut self, plan: &SnapshotPlan) {
        for (chunk, bytes) in &plan.chunks {
            assert_eq!(
                self.chunks.insert(chunk.key, bytes.clone()),
                None,
                "a key was used twice"
            );
        }
        self.next_key = plan.manifest.next_key;
        self.manifests.push(plan.manifest.encode());
        if self.manifests.len() > 2 {
            self.manifests.remove(0);
        }
        let used = self
            .manifests
            .iter()
            .flat_map(|manifest| keys(manifest))
            .collect::<BTreeSet<_>>();
        self.chunks.retain(|key, _| used.contains(key));
    }

    /// Opens the newest generation, or an older one.
    pub(crate) fn open(&self, back: usize) -> (Book, u64) {
        let at = self.manifests.len() - 1 - back;
        let manifest = Manifest::decode(&self.manifests[at]).unwrap();
        let upto = manifest.upto;
        let chunks = manifest
            .chunks()
            .map(|chunk| (chunk.key, self.chunks[&chunk.key].clone()))
            .collect();
        (Book::load(manifest, chunks).unwrap(), upto)
    }
}

fn keys(manifest: &[u8]) -> Vec<u64> {
    Manifest::decode(manifest)
        .unwrap()
        .chunks()
        .map(|chunk: ChunkRef| chunk.key)
        .collect()
}

#[derive(Clone, Debug)]
enum Step {
    /// So many new records of a kind, with consecutive identities.
    Add {
        kind: usize,
        rows: u32,
    },
    /// A field of records here and there.
    Edit {
        kind: usize,
        rows: Vec<u32>,
        value: i64,
    },
    Snapshot,
    /// A snapshot during which somebody goes on working.
    SlowSnapshot {
        kind: usize,
        row: u32,
    },
    /// The page is reloaded.
    Reopen {
        back: usize,
    },
}

const KINDS: [&str; 2] = ["customer", "purchase"];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let kind = 0..KINDS.len();
    let step = prop_oneof![
        3 => (kind.clone(), prop_oneof![1_u32..5, 500_u32..3_000]).prop_map(|(kind, rows)| Step::Add { kind, rows }),
        4 => (kind.clone(), vec(0_u32..9_000, 1..5), any::<i64>()).prop_map(|(kind, rows, value)| Step::Edit { kind, rows, value }),
        2 => Just(Step::Snapshot),
        1 => (kind, 0_u32..9_000).prop_map(|(kind, row)| Step::SlowSnapshot { kind, row }),
        2 => (0_usize..2).prop_map(|back| Step::Reopen { back }),
    ];
    vec(step, 1..20)
}

#[derive(Default)]
struct Shop {
    book: Book,
    log: Vec<Batch>,
    disk: Disk,
    /// Chunks that changed since they were last stored, by kind and place.
    dirty: BTreeSet<(usize, u32)>,
}

impl Shop {
    fn append(&mut self, changes: Vec<Change>) {
        let number = self.log.len() as u64 + 1;
        let batch = Batch {
            name: BatchName {
                device: DeviceId(1 + number % 2),
                number: number.div_ceil(2),
            },
            // Now and then a value older than what is there.
            time: Hlc((number * 7_919) % 1_000 + 1),
            changes: ChangeSet { changes },
            ..Batch::default()
        };
        for touched in self.book.apply(&batch).touched {
            let kind = self.book.names().name(touched.kind);
            let kind = KINDS.iter().position(|known| known == kind).unwrap();
            self.dirty.insert((kind, touched.row.0 / CHUNK_ROWS));
        }
        self.log.push(batch);
    }

    fn edit(&mut self, kind: usize, rows: &[u32], value: i64) {
        let Some(table) = self.book.table(KINDS[kind]) else {
            return;
        };
        let rows = rows
            .iter()
            .map(|row| row % table.len())
            .collect::<BTreeSet<_>>();
        let changes = rows.into_iter().filter_map(|row| {
            let id = table.id(ledger::RowNumber(row))?;
            Some(change(
                kind,
                id,
                &[("note", Value::Int(value)), ("name", Value::from("改"))],
            ))
        });
        let changes = changes.collect();
        self.append(changes);
    }

    fn snapshot(&mut self, meanwhile: impl FnOnce(&mut Self)) -> Outcome {
        let upto = self.log.len() as u64;
        let plan = SnapshotPlan::new(&self.book, upto, self.disk.next_key.max(1));
        prop_assert_eq!(
            plan.chunks.len(),
            self.dirty.len(),
            "only what changed is written"
        );
        self.dirty.clear();
        meanwhile(self);
        self.disk.write(&plan);
        SnapshotPlan::settle(&plan.manifest, &mut self.book);
        Ok(())
    }

    fn reopen(&mut self, back: usize) -> Outcome {
        if self.disk.manifests.is_empty() {
            return Ok(());
        }
        let back = back.min(self.disk.manifests.len() - 1);
        let (mut book, upto) = self.disk.open(back);
        self.dirty.clear();
        for batch in self.log.iter().skip(usize::try_from(upto).unwrap()) {
            for touched in book.apply(batch).touched {
                let kind = KINDS
                    .iter()
                    .position(|known| known == book.names().name(touched.kind))
                    .unwrap();
                self.dirty.insert((kind, touched.row.0 / CHUNK_ROWS));
            }
        }
        same(&book, &self.book)?;
        self.book = book;
        Ok(())
    }
}

fn change(kind: usize, id: Id, sets: &[(&'static str, Value)]) -> Change {
    let sets = sets
        .iter()
        .map(|(name, value)| (Name::Borrowed(*name), value.clone()));
    Change {
        kind: Name::Borrowed(KINDS[kind]),
        id,
        sets: sets.collect(),
        was: Vec::new(),
    }
}

/// Equal in everything that can be asked.
fn same(one: &Book, other: &Book) -> Outcome {
    prop_assert_eq!(contents(one), contents(other));
    prop_assert_eq!(creations(one), creations(other));
    prop_assert_eq!(one.digest(), other.digest());
    prop_assert_eq!(one.clock(), other.clock());
    prop_assert_eq!(one.batch_count(), other.batch_count());
    for device in [1, 2].map(DeviceId) {
        prop_assert_eq!(one.last_number(device), other.last_number(device));
    }
    let rows = |book: &Book| {
        let tables = book.tables();
        tables
            .map(|(kind, table)| {
                (
                    kind.to_owned(),
                    table
                        .rows()
                        .map(|(row, record)| (row, record.id()))
                        .collect::<Vec<_>>(),
                )
            })
            .collect::<Vec<_>>()
    };
    prop_assert_eq!(rows(one), rows(other));
    Ok(())
}

#[test]
fn a_snapshot_and_the_tail_of_the_log_equal_the_whole_log() {
    hold(25, 5_000, &steps(), |steps| {
        let mut shop = Shop::default();
        let mut next_id = 0x0190_0000_0000_7000_8000_0000_0000_0000_u128;
        for step in steps {
            match step {
                Step::Add { kind, rows } => {
                    next_id += 1_000_000;
                    let rows = (0..rows).map(|row| {
                        change(
                            kind,
                            Id(next_id + u128::from(row)),
                            &[("name", Value::Int(row.into()))],
                        )
                    });
                    shop.append(rows.collect());
                }
                Step::Edit { kind, rows, value } => shop.edit(kind, &rows, value),
                Step::Snapshot => shop.snapshot(|_| {})?,
                Step::SlowSnapshot { kind, row } => {
                    shop.snapshot(|shop| shop.edit(kind, &[row], -1))?;
                }
                Step::Reopen { back } => shop.reopen(back)?,
            }
        }
        let mut replayed = Book::default();
        for batch in &shop.log {
            replayed.apply(batch);
        }
        same(&replayed, &shop.book)?;
        shop.reopen(0)?;
        shop.reopen(1)
    });
}

/// Another tab wrote a generation that does not name this tab's chunks.
#[test]
fn chunks_that_another_tab_swept_away_are_written_again() {
    let mut book = Book::default();
    let rows = (0..5_000).map(|row| change(0, Id(1_000 + row), &[("name", Value::Int(1))]));
    let batch = Batch {
        name: BatchName {
            device: DeviceId(1),
            number: 1,
        },
        changes: ChangeSet {
            changes: rows.collect(),
        },
        ..Batch::default()
    };
    book.apply(&batch);
    let plan = SnapshotPlan::new(&book, 1, 10);
    assert_eq!(
        plan.chunks
            .iter()
            .map(|(chunk, _)| chunk.key)
            .collect::<Vec<_>>(),
        [10, 11, 12]
    );
    SnapshotPlan::settle(&plan.manifest, &mut book);
    assert!(SnapshotPlan::new(&book, 1, 13).chunks.is_empty());
    SnapshotPlan::forget_all_but(&mut book, &BTreeSet::from([10, 12]));
    let again = SnapshotPlan::new(&book, 1, 13);
    assert_eq!(
        again
            .chunks
            .iter()
            .map(|(chunk, _)| chunk.key)
            .collect::<Vec<_>>(),
        [13]
    );
    assert_eq!(
        again
            .manifest
            .chunks()
            .map(|chunk| chunk.key)
            .collect::<Vec<_>>(),
        [10, 13, 12]
    );
}

/// Sales entered one by one have identities far apart, which the chunk lists; the memory after opening is about the
/// same as before.
#[test]
fn scattered_identities_take_no_more_memory_after_opening() {
    for step in [1_u128, 1 << 60] {
        let rows = (0..6_000).map(|row| change(0, Id(7 + row * step), &[("name", Value::Int(1))]));
        let mut book = Book::default();
        book.apply(&Batch {
            name: BatchName {
                device: DeviceId(1),
                number: 1,
            },
            changes: ChangeSet {
                changes: rows.collect(),
            },
            ..Batch::default()
        });
        let mut disk = Disk::default();
        disk.write(&SnapshotPlan::new(&book, 1, 1));
        let (opened, _) = disk.open(0);
        assert_eq!(contents(&opened), contents(&book));
        let held = |book: &Book| book.table("customer").unwrap().memory_bytes();
        assert!(
            held(&opened) <= held(&book) + 1_000,
            "{} and {}",
            held(&opened),
            held(&book)
        );
    }
}
