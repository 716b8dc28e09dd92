use super::BatchIndex;
pub use crate::codec::ValueRef;
use crate::codec::{Reader, Writer, read_value};
use crate::{NameIndex, Names};
use domain::{Id, Name, Value};

/// One record as it lies in its table.
///
/// Bytes: the batch that created it, then per field `name × 2 + (has a newer batch)`, that batch, the value.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub(crate) id: Id,
    pub(crate) bytes: &'a [u8],
}

/// One field of a row.
#[derive(Clone, Copy, Debug)]
pub struct FieldRef<'a> {
    /// Which.
    pub name: NameIndex,
    /// The batch that set it, for [`super::Book::stamp`].
    pub batch: u32,
    /// What it holds.
    pub value: ValueRef<'a>,
    pub(crate) encoded: &'a [u8],
}

pub(crate) fn write_row_head(out: &mut Writer, created: BatchIndex) {
    out.number(created.0.into());
}

pub(crate) fn write_field_head(
    out: &mut Writer,
    name: NameIndex,
    batch: BatchIndex,
    created: BatchIndex,
) {
    let own = batch != created;
    out.number(u64::from(name.0) << 1 | u64::from(own));
    if own {
        out.number(batch.0.into());
    }
}

impl<'a> Row<'a> {
    /// The record's identity.
    pub fn id(&self) -> Id {
        self.id
    }

    /// The batch that created it (of all that set one of its fields, the one with the oldest stamp), for
    /// [`super::Book::stamp`].
    pub fn created(&self) -> u32 {
        Reader::new(self.bytes).small().unwrap_or(0)
    }

    /// All fields, the cleared ones too.
    pub fn fields(&self) -> impl Iterator<Item = FieldRef<'a>> + use<'a> {
        let mut reader = Reader::new(self.bytes);
        // Rows are written by this module and their chunk's checksum was checked, so that reading does not fail; if
        // it did, the row would end early rather than take the app with it.
        let created = reader.small().unwrap_or(0);
        core::iter::from_fn(move || {
            if reader.is_empty() {
                return None;
            }
            let head = reader.number().ok()?;
            let batch = if head & 1 == 1 {
                reader.small().ok()?
            } else {
                created
            };
            let name = NameIndex(u32::try_from(head >> 1).ok()?);
            let mut at_value = reader;
            let value = read_value(&mut reader).ok()?;
            let encoded = at_value.take(at_value.left() - reader.left()).ok()?;
            Some(FieldRef {
                name,
                batch,
                value,
                encoded,
            })
        })
    }

    /// One field; `Null` when it is not there.
    pub fn get(&self, name: NameIndex) -> ValueRef<'a> {
        self.fields()
            .find(|field| field.name == name)
            .map_or(ValueRef::Null, |field| field.value)
    }

    /// All fields that hold something, with their names.
    pub fn to_fields(&self, names: &Names) -> Vec<(Name, Value)> {
        self.fields()
            .filter(|field| !field.value.is_null())
            .map(|field| (names.name(field.name).clone(), field.value.to_value()))
            .collect()
    }

    /// FNV-1a per field, spread by the finisher of SplitMix64, summed: the order of the fields does not matter.
    pub(super) fn digest(&self, kind: &str, names: &Names) -> u64 {
        let record = fnv(fnv(OFFSET, kind.as_bytes()), &self.id.0.to_le_bytes());
        self.fields()
            .filter(|field| !field.value.is_null())
            .fold(0_u64, |sum, field| {
                let name = names.name(field.name).as_bytes();
                let mut z = fnv(fnv(fnv(record, name), &[0xff]), field.encoded);
                z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                sum.wrapping_add(z ^ (z >> 31))
            })
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
