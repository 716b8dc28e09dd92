use super::{CodecError, Reader, Writer};
use domain::{Id, Value};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INT: u8 = 3;
const REAL: u8 = 4;
const TEXT: u8 = 5;
const ID: u8 = 6;
const LIST: u8 = 7;
/// From here on every tag is followed by a length, so that an older build can step over a value it cannot read.
const WITH_LENGTH: u8 = 16;
/// Lists within lists deeper than this are nothing that any build writes.
const DEEPEST: u32 = 16;

/// A value as it lies in the bytes of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueRef<'a> {
    /// Cleared.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number, day, instant or amount.
    Int(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// The identity of a record.
    Id(Id),
    /// A list or a value of a newer build, still encoded.
    Encoded(&'a [u8]),
}

impl<'a> ValueRef<'a> {
    /// The elements of a list, without copying them; none for anything else.
    pub fn items(self) -> impl Iterator<Item = ValueRef<'a>> {
        let mut reader = match self {
            Self::Encoded(bytes) => Reader::new(bytes),
            _ => Reader::new(&[]),
        };
        let count = match reader.byte() {
            Ok(LIST) => reader.count().unwrap_or(0),
            _ => 0,
        };
        (0..count).map_while(move |_| read_value(&mut reader).ok())
    }
}

impl ValueRef<'_> {
    /// Cleared.
    pub fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value on its own; what cannot be read (which a checksum rules out) becomes `Null`.
    pub fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(on) => Value::Bool(on),
            Self::Int(int) => Value::Int(int),
            Self::Real(real) => Value::Real(real),
            Self::Text(text) => Value::Text(text.to_owned()),
            Self::Id(id) => Value::Id(id),
            Self::Encoded(bytes) => owned(&mut Reader::new(bytes), 0).unwrap_or_default(),
        }
    }
}

pub(crate) fn write_value(writer: &mut Writer, value: &Value) {
    write(writer, value, 0);
}

fn write(writer: &mut Writer, value: &Value, depth: u32) {
    match value {
        // What is written must be readable: better to lose a list this deep than the batch around it.
        Value::List(_) if depth >= DEEPEST => writer.byte(NULL),
        Value::Null => writer.byte(NULL),
        Value::Bool(false) => writer.byte(FALSE),
        Value::Bool(true) => writer.byte(TRUE),
        Value::Int(int) => {
            writer.byte(INT);
            writer.signed(*int);
        }
        Value::Real(real) => {
            writer.byte(REAL);
            writer
                .bytes
                .extend_from_slice(&real.to_bits().to_le_bytes());
        }
        Value::Text(text) => {
            writer.byte(TEXT);
            writer.text(text);
        }
        Value::Id(id) => {
            writer.byte(ID);
            writer.raw_id(*id);
        }
        Value::List(items) => {
            writer.byte(LIST);
            writer.size(items.len());
            for item in items {
                write(writer, item, depth + 1);
            }
        }
        Value::Unknown { tag, bytes } => {
            writer.byte((*tag).max(WITH_LENGTH));
            writer.size(bytes.len());
            writer.bytes.extend_from_slice(bytes);
        }
    }
}

/// Reads one value on its own, down to the last element of a list.
pub(crate) fn read_owned(reader: &mut Reader<'_>) -> Result<Value, CodecError> {
    owned(reader, 0)
}

/// Reads one value without copying it.
pub(crate) fn read_value<'a>(reader: &mut Reader<'a>) -> Result<ValueRef<'a>, CodecError> {
    let start = *reader;
    Ok(match reader.byte()? {
        NULL => ValueRef::Null,
        FALSE => ValueRef::Bool(false),
        TRUE => ValueRef::Bool(true),
        INT => ValueRef::Int(reader.signed()?),
        REAL => ValueRef::Real(f64::from_bits(reader.u64()?)),
        TEXT => ValueRef::Text(reader.text()?),
        ID => ValueRef::Id(reader.raw_id()?),
        _ => {
            let mut at = start;
            skip(&mut at, 0)?;
            let len = start.left() - at.left();
            *reader = at;
            let mut whole = start;
            ValueRef::Encoded(whole.take(len)?)
        }
    })
}

fn skip(reader: &mut Reader<'_>, depth: u32) -> Result<(), CodecError> {
    match reader.byte()? {
        NULL | FALSE | TRUE => {}
        INT => {
            reader.number()?;
        }
        REAL => {
            reader.u64()?;
        }
        ID => {
            reader.raw_id()?;
        }
        LIST if depth < DEEPEST => {
            for _ in 0..reader.count()? {
                skip(reader, depth + 1)?;
            }
        }
        TEXT | WITH_LENGTH.. => {
            reader.bytes()?;
        }
        _ => return Err(CodecError::Malformed),
    }
    Ok(())
}

fn owned(reader: &mut Reader<'_>, depth: u32) -> Result<Value, CodecError> {
    let start = *reader;
    match reader.byte()? {
        LIST if depth < DEEPEST => {
            let count = reader.count()?;
            (0..count)
                .map(|_| owned(reader, depth + 1))
                .collect::<Result<_, _>>()
                .map(Value::List)
        }
        tag @ WITH_LENGTH.. => Ok(Value::Unknown {
            tag,
            bytes: reader.bytes()?.to_vec(),
        }),
        LIST => Err(CodecError::Malformed),
        _ => {
            *reader = start;
            read_value(reader).map(ValueRef::to_value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_where_they_lie() {
        let list = Value::List(vec![
            Value::List(vec![Value::Id(Id(7)), Value::from("锤子")]),
            Value::Null,
            Value::Int(-3),
        ]);
        let mut out = Writer::default();
        write_value(&mut out, &list);
        let read = read_value(&mut Reader::new(&out.bytes)).unwrap();
        let items = read.items().map(ValueRef::to_value).collect::<Vec<_>>();
        assert_eq!(Value::List(items), list);
        let line = read.items().next().unwrap();
        assert_eq!(line.items().nth(1), Some(ValueRef::Text("锤子")));
        assert_eq!(ValueRef::Text("x").items().count(), 0);
        // Cut off: what is whole is given.
        let cut = ValueRef::Encoded(&out.bytes[..out.bytes.len() - 1]);
        assert!(cut.items().count() <= 3);
    }
}
