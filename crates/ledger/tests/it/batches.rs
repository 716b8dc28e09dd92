//! Batches as no program would write them on purpose: any stamps, any values, few records and fields so that they meet.

use domain::change::REMOVED;
use domain::record::StaffId;
use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use ledger::{Batch, BatchName, Book, DeviceId, Hlc, Stamp};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A field of a record: kind, identity, name.
pub(crate) type Place = (String, Id, String);

pub(crate) const NOW: i64 = 1_790_000_000_000;
pub(crate) const TEN_YEARS: i64 = 3_652 * Instant::DAY;

/// Some of the names are ones that this build does not know.
const KINDS: [&str; 3] = ["customer", "purchase", "lottery_ticket"];
const FIELDS: [&str; 7] = [
    "name",
    "phone",
    "customer",
    "tag/vip",
    "tag/老客户",
    "jackpot",
    REMOVED,
];

/// Everything a field can hold; NaN is left out because it equals nothing, itself included.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        (-3_i64..300).prop_map(Value::Int),
        any::<f64>()
            .prop_filter("NaN", |real| !real.is_nan())
            .prop_map(Value::Real),
        text().prop_map(Value::Text),
        any::<u128>().prop_map(|id| Value::Id(Id(id))),
        (16_u8.., vec(any::<u8>(), 0..20)).prop_map(|(tag, bytes)| Value::Unknown { tag, bytes }),
    ];
    let nested = list(prop_oneof![3 => leaf.clone(), 1 => list(leaf.clone())]);
    prop_oneof![12 => leaf, 1 => nested]
}

fn list(items: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    vec(items, 0..4).prop_map(Value::List)
}

/// Short, in several scripts, now and then empty.
fn text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        Just('a'),
        Just('李'),
        Just('é'),
        Just('🧧'),
        Just('\0'),
        any::<char>()
    ];
    vec(letter, 0..6).prop_map(String::from_iter)
}

fn fields() -> impl Strategy<Value = Vec<(Name, Value)>> {
    btree_map(0..FIELDS.len(), value(), 1..5).prop_map(|fields| {
        fields
            .into_iter()
            .map(|(name, value)| (Name::Borrowed(FIELDS[name]), value))
            .collect()
    })
}

fn change() -> impl Strategy<Value = Change> {
    (0..KINDS.len(), 0_u128..5, fields(), fields()).prop_map(|(kind, id, sets, was)| Change {
        kind: Name::Borrowed(KINDS[kind]),
        id: Id(0x0190_1234_5678_7abc_8def_0123_4567_89ab + id * 3),
        sets,
        was,
    })
}

/// A time near now, or ten years off, or anything that a clock can say; often the same one.
fn time() -> impl Strategy<Value = Hlc> {
    prop_oneof![
        (0_u64..4).prop_map(|count| Hlc(Hlc::at(Instant(NOW)).0 + count)),
        (-TEN_YEARS..TEN_YEARS).prop_map(|off| Hlc::at(Instant(NOW + off))),
        (0..1_u64 << 63).prop_map(Hlc),
    ]
}

/// Changes of one batch: no record twice.
fn changes(most: usize) -> impl Strategy<Value = ChangeSet> {
    vec(change(), 0..most).prop_map(|mut changes| {
        let mut seen = std::collections::BTreeSet::new();
        changes.retain(|change| seen.insert((change.kind.clone(), change.id)));
        ChangeSet { changes }
    })
}

pub(crate) fn batch() -> impl Strategy<Value = Batch> {
    let name = (any::<u64>(), 1_u64..).prop_map(|(device, number)| BatchName {
        device: DeviceId(device),
        number,
    });
    let header = (time(), any::<i64>(), any::<Option<u128>>(), text());
    (
        name.clone(),
        header,
        proptest::option::of(name.clone()),
        proptest::option::of(name),
        changes(6),
    )
        .prop_map(
            |(name, (time, at, by, label), group, undoes, changes)| Batch {
                name,
                time,
                at: Instant(at),
                by: by.map(|by| StaffId(Id(by))),
                label: Name::Owned(label),
                group,
                undoes,
                changes,
            },
        )
}

/// What up to six devices wrote, numbered without gaps, in the order of device and number.
pub(crate) fn histories() -> impl Strategy<Value = Vec<Batch>> {
    vec(vec((time(), changes(4)), 0..6), 2..=6).prop_map(|devices| {
        let devices = devices.into_iter().zip(1..);
        devices
            .flat_map(|(batches, device)| {
                batches
                    .into_iter()
                    .zip(1..)
                    .map(move |((time, changes), number)| Batch {
                        name: BatchName {
                            device: DeviceId(device),
                            number,
                        },
                        time,
                        changes,
                        ..Batch::default()
                    })
            })
            .collect()
    })
}

/// Every field with its value and stamp, the cleared ones too.
pub(crate) fn contents(book: &Book) -> BTreeMap<Place, (Value, Stamp)> {
    let mut contents = BTreeMap::new();
    for (kind, table) in book.tables() {
        for (_, row) in table.rows() {
            for field in row.fields() {
                let place = (
                    kind.to_owned(),
                    row.id(),
                    book.names().name(field.name).to_string(),
                );
                let held = (field.value.to_value(), book.stamp(field.batch));
                assert_eq!(
                    contents.insert(place.clone(), held),
                    None,
                    "{place:?} twice"
                );
            }
        }
    }
    contents
}

/// Who made each record, and when.
pub(crate) fn creations(book: &Book) -> BTreeMap<(String, Id), Stamp> {
    let tables = book.tables();
    tables
        .flat_map(|(kind, table)| {
            table
                .rows()
                .map(move |(_, row)| ((kind.to_owned(), row.id()), book.stamp(row.created())))
        })
        .collect()
}

/// What the shop sees: fields that hold something, of records that are not in the recycle bin.
pub(crate) fn visible(book: &Book) -> BTreeMap<Place, Value> {
    let mut visible = BTreeMap::new();
    for (kind, table) in book.tables() {
        for (_, row) in table.rows() {
            let fields = row.to_fields(book.names());
            if fields.iter().any(|(name, _)| name == REMOVED) {
                continue;
            }
            for (name, value) in fields {
                visible.insert((kind.to_owned(), row.id(), name.into_owned()), value);
            }
        }
    }
    visible
}
