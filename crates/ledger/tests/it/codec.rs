use crate::batches::{batch, contents, value};
use crate::properties::hold;
use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use ledger::{
    Batch, BatchHead, BatchName, Book, CodecError, DeviceId, Hlc, Manifest, SnapshotPlan, ValueRef,
};
use proptest::prelude::*;

/// The batch with its checksum made right again.
pub(crate) fn sealed(body: &[u8]) -> Vec<u8> {
    let mut bytes = body.to_vec();
    bytes.extend_from_slice(&crc32fast::hash(body).to_le_bytes());
    bytes
}

/// A number as the ledger writes it (LEB128).
pub(crate) fn number(mut number: u64) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            out.push(low & 0x7f);
            return out;
        }
        out.push(low | 0x80);
    }
}

pub(crate) fn body(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len() - 4]
}

fn batch_of(sets: Vec<(&'static str, Value)>) -> Batch {
    let sets = sets
        .into_iter()
        .map(|(name, value)| (Name::Borrowed(name), value))
        .collect();
    Batch {
        name: BatchName {
            device: DeviceId(9),
            number: 1,
        },
        time: Hlc::at(Instant(1_790_000_000_000)),
        label: Name::Borrowed("customer.add"),
        changes: ChangeSet {
            changes: vec![Change {
                kind: Name::Borrowed("customer"),
                id: Id(77),
                sets,
                was: Vec::new(),
            }],
        },
        ..Batch::default()
    }
}

#[test]
fn batches_come_back_as_they_were() {
    hold(500, 200_000, &batch(), |batch| {
        let bytes = batch.encode();
        prop_assert_eq!(Batch::decode(&bytes), Ok(batch));
        Ok(())
    });
}

/// What is read of a batch without its changes is what the whole of it says.
#[test]
fn the_head_of_a_batch_agrees_with_the_batch() {
    hold(500, 200_000, &batch(), |batch| {
        let bytes = batch.encode();
        let changes = &batch.changes.changes;
        let first = changes.first();
        prop_assert_eq!(
            BatchHead::decode(&bytes),
            Ok(BatchHead {
                name: batch.name,
                at: batch.at,
                by: batch.by,
                label: batch.label.clone(),
                group: batch.group,
                undoes: batch.undoes,
                changes: changes.len() as u64,
                first: first.map(|change| (change.kind.clone(), change.id)),
            })
        );
        for change in changes {
            prop_assert_eq!(BatchHead::touches(&bytes, change.id), Ok(true));
        }
        prop_assert_eq!(BatchHead::touches(&bytes, Id(u128::MAX - 7)), Ok(false));
        Ok(())
    });
}

/// What a newer build wrote goes through the whole of an older one: log, book, snapshot, book, log.
#[test]
fn values_survive_the_whole_way_round() {
    hold(500, 100_000, &value(), |value| {
        let batch = Batch::decode(
            &batch_of(vec![("note", value.clone()), ("zzz", value.clone())]).encode(),
        )
        .unwrap();
        let mut book = Book::default();
        book.apply(&batch);
        let plan = SnapshotPlan::new(&book, 1, 1);
        let manifest = Manifest::decode(&plan.manifest.encode()).unwrap();
        let chunks = plan
            .chunks
            .into_iter()
            .map(|(chunk, bytes)| (chunk.key, bytes))
            .collect();
        let loaded = Book::load(manifest, chunks).unwrap();
        prop_assert_eq!(contents(&loaded), contents(&book));
        prop_assert_eq!(loaded.digest(), book.digest());
        let row = loaded.row("customer", Id(77)).unwrap();
        for name in ["note", "zzz"] {
            prop_assert_eq!(
                &row.get(loaded.names().find(name).unwrap()).to_value(),
                &value
            );
        }
        let fields = row.to_fields(loaded.names());
        let again = Change {
            kind: Name::Borrowed("customer"),
            id: Id(77),
            sets: fields,
            was: Vec::new(),
        };
        let again = Batch {
            changes: ChangeSet {
                changes: vec![again],
            },
            ..batch.clone()
        };
        if !value.is_null() {
            prop_assert_eq!(again.encode(), batch.encode());
        }
        Ok(())
    });
}

#[test]
fn numbers_that_equal_nothing_keep_their_bits() {
    for bits in [
        f64::NAN.to_bits(),
        0x7ff0_0000_0000_0001,
        0xfff8_1234_5678_9abc,
        (-0.0_f64).to_bits(),
    ] {
        let batch = batch_of(vec![("x", Value::Real(f64::from_bits(bits)))]);
        let read = Batch::decode(&batch.encode()).unwrap();
        let Value::Real(number) = read.changes.changes[0].sets[0].1 else {
            panic!("not a number")
        };
        assert_eq!(number.to_bits(), bits);
    }
}

/// Nested deeper than any reader follows: the list is lost, and not the batch, which would be the whole book.
#[test]
fn what_is_written_can_be_read_however_deep_it_is() {
    let mut value = Value::Int(1);
    for depth in 1..200 {
        value = Value::List(vec![value, Value::Int(depth)]);
        let batch = batch_of(vec![("deep", value.clone()), ("name", Value::from("李"))]);
        let read = Batch::decode(&batch.encode()).unwrap();
        assert_eq!(read == batch, depth <= 16, "{depth}");
        let mut book = Book::default();
        book.apply(&read);
        let name = book.names().find("name").unwrap();
        assert_eq!(
            book.row("customer", Id(77)).unwrap().get(name),
            ValueRef::Text("李")
        );
    }
}

/// The bytes up to the header's extension, which is empty in this build: a batch without changes ends with three
/// zeros, the extension's length and two counts.
fn up_to_extension(batch: &Batch) -> Vec<u8> {
    let bytes = Batch {
        changes: ChangeSet::default(),
        ..batch.clone()
    }
    .encode();
    let end = bytes.len() - 4 - 3;
    assert_eq!(bytes[end..end + 3], [0, 0, 0]);
    bytes[..end].to_vec()
}

#[test]
fn the_header_of_a_newer_build_is_stepped_over() {
    hold(
        200,
        20_000,
        &(batch(), proptest::collection::vec(any::<u8>(), 0..100)),
        |(batch, extension)| {
            let bytes = batch.encode();
            let start = up_to_extension(&batch);
            let mut newer = start.clone();
            newer.push(u8::try_from(extension.len()).unwrap());
            newer.extend_from_slice(&extension);
            newer.extend_from_slice(&body(&bytes)[start.len() + 1..]);
            prop_assert_eq!(Batch::decode(&sealed(&newer)), Ok(batch));
            Ok(())
        },
    );
}

#[test]
fn a_newer_format_says_so() {
    let mut bytes = body(&batch_of(vec![("name", Value::from("李"))]).encode()).to_vec();
    bytes[0] = 2;
    assert_eq!(
        Batch::decode(&sealed(&bytes)),
        Err(CodecError::TooNew {
            found: 2,
            supported: 1
        })
    );
    bytes[0] = 0;
    assert_eq!(Batch::decode(&sealed(&bytes)), Err(CodecError::Malformed));
    let mut bytes = body(&SnapshotPlan::new(&Book::default(), 0, 1).manifest.encode()).to_vec();
    bytes[0] = 9;
    let error = Manifest::decode(&sealed(&bytes)).unwrap_err();
    assert_eq!(
        error,
        CodecError::TooNew {
            found: 9,
            supported: 1
        }
    );
}

/// A time from the end of all time would win over every edit to come.
#[test]
fn forged_times_and_numbers_are_refused() {
    let batch = batch_of(vec![("name", Value::from("李"))]);
    let forged = Batch {
        time: Hlc(u64::MAX),
        ..batch.clone()
    };
    assert_eq!(Batch::decode(&forged.encode()), Err(CodecError::Malformed));
    let nameless = Batch {
        name: BatchName::default(),
        ..batch
    };
    assert_eq!(
        Batch::decode(&nameless.encode()),
        Err(CodecError::Malformed)
    );
}

#[test]
fn a_million_rows_of_one_import_take_few_bytes_each() {
    let row = |at: u64| Change {
        kind: Name::Borrowed("purchase"),
        id: Id(0x0192_0000_0000_7000_8000_0000_0000_0000 + u128::from(at)),
        sets: vec![
            (
                Name::Borrowed("customer"),
                Value::Id(Id(
                    0x0191_0000_0000_7000_9000_0000_0000_0000 + u128::from(at * 7 % 1_000)
                )),
            ),
            (
                Name::Borrowed("day"),
                Value::Int(20_000 + i64::try_from(at % 700).unwrap()),
            ),
            (
                Name::Borrowed("total"),
                Value::Int(1_000 + i64::try_from(at * 37 % 9_000).unwrap()),
            ),
        ],
        was: Vec::new(),
    };
    let mut batch = batch_of(vec![]);
    batch.changes.changes = (0..10_000).map(row).collect();
    let bytes = batch.encode();
    assert!(
        bytes.len() <= 10_000 * 24,
        "{} bytes per row",
        bytes.len() / 10_000
    );
    assert_eq!(Batch::decode(&bytes), Ok(batch));
}
