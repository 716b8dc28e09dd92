//! Two to six devices at work, each with a wall clock of its own that jumps about by up to ten years: they write,
//! send each other what they have or part of it, and lose some. In the end everybody hears everything.

use crate::batches::{NOW, TEN_YEARS, contents, creations, visible};
use crate::properties::{Outcome, hold};
use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use ledger::{Batch, BatchName, Book, DeviceId};
use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    /// A device sets fields of a record.
    Write {
        device: usize,
        record: u128,
        fields: Vec<(usize, i64)>,
    },
    /// One device hears from another what `mask` lets through, newest first.
    Exchange { from: usize, to: usize, mask: u64 },
    /// Somebody sets a wall clock.
    Clock { device: usize, off: i64 },
    /// The browser is closed and opened again: the book is read from a snapshot.
    Reopen { device: usize },
}

struct Device {
    book: Book,
    id: DeviceId,
    off: i64,
    heard: Vec<Batch>,
}

impl Device {
    /// As the engine does it: the next number, the next time of the book's clock, what was there before.
    fn write(&mut self, elapsed: i64, change: Change) -> Batch {
        let mut clock = self.book.clock();
        let at = Instant(NOW + elapsed + self.off);
        let batch = Batch {
            name: BatchName {
                device: self.id,
                number: self.book.last_number(self.id) + 1,
            },
            time: clock.tick(at),
            at,
            changes: ChangeSet {
                changes: vec![change],
            },
            ..Batch::default()
        };
        self.hear(&batch);
        batch
    }

    fn hear(&mut self, batch: &Batch) {
        if self.book.apply(batch).new {
            self.heard.push(batch.clone());
        }
    }
}

const FIELDS: [&str; 4] = ["name", "phone", "class", "note"];

fn steps() -> impl Strategy<Value = (usize, Vec<Step>)> {
    (2_usize..=6).prop_flat_map(|devices| {
        let step = prop_oneof![
            4 => (0..devices, 0_u128..4, vec((0..FIELDS.len(), 0_i64..5), 1..3))
                .prop_map(|(device, record, fields)| Step::Write { device, record, fields }),
            3 => (0..devices, 0..devices, any::<u64>()).prop_map(|(from, to, mask)| Step::Exchange { from, to, mask }),
            1 => (0..devices, -TEN_YEARS..TEN_YEARS).prop_map(|(device, off)| Step::Clock { device, off }),
            1 => (0..devices).prop_map(|device| Step::Reopen { device }),
        ];
        (Just(devices), vec(step, 1..40))
    })
}

fn reopen(book: &Book) -> Book {
    let mut book = book.clone();
    ledger::SnapshotPlan::forget_all_but(&mut book, &std::collections::BTreeSet::new());
    let plan = ledger::SnapshotPlan::new(&book, 0, 1);
    let manifest = ledger::Manifest::decode(&plan.manifest.encode()).unwrap();
    Book::load(
        manifest,
        plan.chunks
            .into_iter()
            .map(|(chunk, bytes)| (chunk.key, bytes))
            .collect(),
    )
    .unwrap()
}

fn play((count, steps): (usize, Vec<Step>)) -> Outcome {
    let mut devices = (1..)
        .take(count)
        .map(|id| Device {
            book: Book::default(),
            id: DeviceId(id),
            off: 0,
            heard: Vec::new(),
        })
        .collect::<Vec<_>>();
    let mut written = Vec::new();
    for (elapsed, step) in (0..).zip(steps) {
        match step {
            Step::Write {
                device,
                record,
                fields,
            } => {
                let device = &mut devices[device];
                let mut sets: Vec<(Name, Value)> = Vec::new();
                for (field, value) in fields {
                    let name = Name::Borrowed(FIELDS[field]);
                    if sets.iter().all(|(set, _)| *set != name) {
                        sets.push((
                            name,
                            if value == 0 {
                                Value::Null
                            } else {
                                Value::Int(value)
                            },
                        ));
                    }
                }
                let change = Change {
                    kind: Name::Borrowed("customer"),
                    id: Id(record),
                    sets: sets.clone(),
                    was: Vec::new(),
                };
                let batch = device.write(elapsed, change);
                // What was just written is what the device now shows, whatever its clock says.
                let row = device.book.row("customer", Id(record)).unwrap();
                for (name, value) in sets {
                    let index = device.book.names().find(&name).unwrap();
                    prop_assert_eq!(row.get(index).to_value(), value);
                }
                written.push(batch);
            }
            Step::Exchange { from, to, mask } => {
                let sent = devices[from].heard.clone();
                for (at, batch) in sent.iter().enumerate().rev() {
                    if mask >> (at % 64) & 1 == 1 {
                        devices[to].hear(batch);
                    }
                }
            }
            Step::Clock { device, off } => devices[device].off = off,
            Step::Reopen { device } => devices[device].book = reopen(&devices[device].book),
        }
    }
    for device in &mut devices {
        for batch in written.iter().rev() {
            device.hear(batch);
        }
        prop_assert_eq!(device.book.batch_count(), written.len());
    }
    let [first, others @ ..] = devices.as_slice() else {
        return Ok(());
    };
    for other in others {
        prop_assert_eq!(contents(&first.book), contents(&other.book));
        prop_assert_eq!(creations(&first.book), creations(&other.book));
        prop_assert_eq!(visible(&first.book), visible(&other.book));
        prop_assert_eq!(first.book.digest(), other.book.digest());
    }
    // Who saw a value and changed it wins, however wrong the clocks are: a device's own batches never go back in time.
    for device in &devices {
        let own = written
            .iter()
            .filter(|batch| batch.name.device == device.id)
            .map(Batch::stamp);
        prop_assert!(own.collect::<Vec<_>>().is_sorted_by(|a, b| a < b));
    }
    Ok(())
}

#[test]
fn devices_with_wrong_clocks_and_lost_mail_come_to_one_book() {
    hold(1_500, 300_000, &steps(), play);
}
