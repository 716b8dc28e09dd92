use super::BatchIndex;
pub use crate::codec::ValueRef;
use crate::codec::{CodecError, Reader, Writer, read_value, write_value};
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

/// An identity near the row's own one, as the difference: those of one import lie close together, and most
/// differences take three or four bytes instead of sixteen. The codec uses no such tag.
const NEAR_ID: u8 = 8;
/// Beyond this the difference saves too little.
const NEAR: u64 = 1 << 55;

/// Writes a value into the row of `own`.
pub(crate) fn write_row_value(out: &mut Writer, own: Id, value: &Value) {
    if let Value::Id(id) = value {
        let difference = i64::try_from(id.0.wrapping_sub(own.0).cast_signed());
        if let Ok(difference) = difference
            && difference.unsigned_abs() < NEAR
        {
            out.byte(NEAR_ID);
            out.signed(difference);
            return;
        }
    }
    write_value(out, value);
}

fn read_row_value<'a>(reader: &mut Reader<'a>, own: Id) -> Result<ValueRef<'a>, CodecError> {
    let start = *reader;
    if reader.byte()? == NEAR_ID {
        let difference = i128::from(reader.signed()?).cast_unsigned();
        return Ok(ValueRef::Id(Id(own.0.wrapping_add(difference))));
    }
    *reader = start;
    read_value(reader)
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
        let own = self.id;
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
            let value = read_row_value(&mut reader, own).ok()?;
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
}
