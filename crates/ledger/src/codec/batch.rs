use super::{
    CodecError, Reader, Writer, check_format, owned_name, read_owned, read_value, write_value,
};
use crate::{Batch, BatchHead, BatchName, DeviceId, Hlc, Names};
use domain::record::StaffId;
use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use rustc_hash::FxHashMap;

/// Raised when a build writes batches that an older one would misread. New header parts do not need it: they go to
/// the extension, which older builds step over.
const FORMAT: u32 = 1;

const HAS_AUTHOR: u8 = 1;
const HAS_GROUP: u8 = 2;
const UNDOES: u8 = 4;

/// Differences beyond this are longer than the identity itself.
const FAR: u128 = 1 << 98;

impl Batch {
    /// The bytes of the batch, with a checksum.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.number(FORMAT.into());
        let mut flags = 0;
        for (has, flag) in [
            (self.by.is_some(), HAS_AUTHOR),
            (self.group.is_some(), HAS_GROUP),
            (self.undoes.is_some(), UNDOES),
        ] {
            flags |= if has { flag } else { 0 };
        }
        out.byte(flags);
        write_name(&mut out, self.name);
        out.number(self.time.0);
        out.signed(self.at.0);
        if let Some(by) = self.by {
            out.raw_id(by.0);
        }
        for name in [self.group, self.undoes].into_iter().flatten() {
            write_name(&mut out, name);
        }
        out.text(&self.label);
        // The extension: nothing yet.
        out.size(0);
        write_changes(&mut out, &self.changes);
        out.checksum();
        out.bytes
    }

    /// Reads a batch.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut from = Reader::checked(bytes)?;
        let mut batch = read_head(&mut from)?;
        batch.changes = read_changes(&mut from)?;
        if from.is_empty() && batch.is_possible() {
            Ok(batch)
        } else {
            Err(CodecError::Malformed)
        }
    }
}

impl BatchHead {
    /// Reads what a batch says of itself, and none of its changes but the name of the first: a batch of an import
    /// holds thousands.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut from = Reader::checked(bytes)?;
        let batch = read_head(&mut from)?;
        let kinds = (0..from.count()?)
            .map(|_| from.text())
            .collect::<Result<Vec<_>, CodecError>>()?;
        let changes = from.count()?;
        let first = if changes == 0 {
            None
        } else {
            let kind = *kinds
                .get(from.small()? as usize)
                .ok_or(CodecError::Malformed)?;
            Some((owned_name(kind), read_id(&mut from, &mut Id(0))?))
        };
        Ok(Self {
            name: batch.name,
            at: batch.at,
            by: batch.by,
            label: batch.label,
            group: batch.group,
            undoes: batch.undoes,
            changes: changes as u64,
            first,
        })
    }

    /// Whether a batch changes the record with this identity. Steps over everything else without copying it.
    pub fn touches(bytes: &[u8], wanted: Id) -> Result<bool, CodecError> {
        let mut from = Reader::checked(bytes)?;
        read_head(&mut from)?;
        for _ in 0..from.count()? {
            from.bytes()?;
        }
        let mut last_id = Id(0);
        let mut last_values = FxHashMap::default();
        for _ in 0..from.count()? {
            from.small()?;
            if read_id(&mut from, &mut last_id)? == wanted {
                return Ok(true);
            }
            for _ in 0..2 {
                for _ in 0..from.count()? {
                    let index = from.small()?;
                    match from.byte()? {
                        NEAR_ID => {
                            read_id(&mut from, last_values.entry(index).or_insert(Id(0)))?;
                        }
                        PLAIN => {
                            read_value(&mut from)?;
                        }
                        _ => return Err(CodecError::Malformed),
                    }
                }
            }
        }
        Ok(false)
    }
}

/// Everything before the changes.
fn read_head(from: &mut Reader<'_>) -> Result<Batch, CodecError> {
    let found = from.small()?;
    check_format(found, FORMAT)?;
    let flags = from.byte()?;
    let name = read_name(from)?;
    let time = Hlc(from.number()?);
    let at = Instant(from.signed()?);
    let by = if flags & HAS_AUTHOR != 0 {
        Some(StaffId(from.raw_id()?))
    } else {
        None
    };
    let group = if flags & HAS_GROUP != 0 {
        Some(read_name(from)?)
    } else {
        None
    };
    let undoes = if flags & UNDOES != 0 {
        Some(read_name(from)?)
    } else {
        None
    };
    let label = Name::Owned(from.text()?.to_owned());
    // The extension: for a newer build to read.
    from.bytes()?;
    Ok(Batch {
        name,
        time,
        at,
        by,
        label,
        group,
        undoes,
        changes: ChangeSet::default(),
    })
}

fn write_name(out: &mut Writer, name: BatchName) {
    out.bytes.extend_from_slice(&name.device.0.to_le_bytes());
    out.number(name.number);
}

fn read_name(from: &mut Reader<'_>) -> Result<BatchName, CodecError> {
    Ok(BatchName {
        device: DeviceId(from.u64()?),
        number: from.number()?,
    })
}

fn write_changes(out: &mut Writer, changes: &ChangeSet) {
    let mut names = Names::default();
    for change in &changes.changes {
        names.add(&change.kind);
        for (name, _) in change.sets.iter().chain(&change.was) {
            names.add(name);
        }
    }
    out.size(names.iter().len());
    for name in names.iter() {
        out.text(name);
    }
    out.size(changes.changes.len());
    let mut last_id = Id(0);
    let mut last_values = FxHashMap::default();
    for change in &changes.changes {
        out.number(names.add(&change.kind).0.into());
        write_id(out, change.id, &mut last_id);
        for fields in [&change.sets, &change.was] {
            out.size(fields.len());
            for (name, value) in fields {
                let name = names.add(name).0;
                out.number(name.into());
                match value {
                    // Identities of one import lie close together, so most differences take two or three bytes.
                    Value::Id(id) => {
                        out.byte(NEAR_ID);
                        write_id(out, *id, last_values.entry(name).or_insert(Id(0)));
                    }
                    value => {
                        out.byte(PLAIN);
                        write_value(out, value);
                    }
                }
            }
        }
    }
}

const PLAIN: u8 = 0;
const NEAR_ID: u8 = 1;

/// A name stands in the bytes once, and is copied for every field that bears it: a long one and a million fields
/// would fill the memory. Three hundred thousand customers given the longest tag stay below.
const COPIED_NAMES: usize = 256 << 20;

fn read_changes(from: &mut Reader<'_>) -> Result<ChangeSet, CodecError> {
    let names = (0..from.count()?)
        .map(|_| from.text().map(owned_name))
        .collect::<Result<Vec<_>, CodecError>>()?;
    let mut copied = 0;
    let mut name = |index: u32| {
        let name = names.get(index as usize).ok_or(CodecError::Malformed)?;
        if let Name::Owned(own) = name {
            copied += own.len();
        }
        if copied <= COPIED_NAMES {
            Ok(name.clone())
        } else {
            Err(CodecError::Malformed)
        }
    };
    let count = from.count()?;
    // What is announced need not come: memory is taken as the bytes bear it out. Real changes take 16 bytes or more.
    let mut changes = Vec::with_capacity(count.min(from.left() / 16));
    let mut last_id = Id(0);
    let mut last_values = FxHashMap::default();
    for _ in 0..count {
        let kind = name(from.small()?)?;
        let id = read_id(from, &mut last_id)?;
        let [mut sets, mut was] = [Vec::new(), Vec::new()];
        for fields in [&mut sets, &mut was] {
            let count = from.count()?;
            fields.reserve_exact(count.min(64));
            for _ in 0..count {
                let index = from.small()?;
                let value = match from.byte()? {
                    NEAR_ID => Value::Id(read_id(from, last_values.entry(index).or_insert(Id(0)))?),
                    PLAIN => read_owned(from)?,
                    _ => return Err(CodecError::Malformed),
                };
                fields.push((name(index)?, value));
            }
        }
        changes.push(Change {
            kind,
            id,
            sets,
            was,
        });
    }
    Ok(ChangeSet { changes })
}

/// An identity as the difference from the one before: a sign and length byte, then the difference.
fn write_id(out: &mut Writer, id: Id, last: &mut Id) {
    let (negative, difference) = if id >= *last {
        (0, id.0 - last.0)
    } else {
        (0x80, last.0 - id.0)
    };
    *last = id;
    if difference >= FAR {
        out.byte(0x7f);
        out.raw_id(id);
        return;
    }
    let bytes = difference.to_le_bytes();
    let length = 16 - difference.leading_zeros() as usize / 8;
    // At most 13, because anything longer was far.
    out.byte(negative | u8::try_from(length).unwrap_or(0x7f));
    out.bytes.extend(bytes.iter().take(length));
}

fn read_id(from: &mut Reader<'_>, last: &mut Id) -> Result<Id, CodecError> {
    let head = from.byte()?;
    let length = usize::from(head & 0x7f);
    let id = if length == 0x7f {
        from.raw_id()?
    } else {
        let mut bytes = [0; 16];
        let taken = from.take(length)?;
        bytes
            .get_mut(..length)
            .ok_or(CodecError::Malformed)?
            .copy_from_slice(taken);
        let difference = u128::from_le_bytes(bytes);
        let id = if head & 0x80 == 0 {
            last.0.checked_add(difference)
        } else {
            last.0.checked_sub(difference)
        };
        Id(id.ok_or(CodecError::Malformed)?)
    };
    *last = id;
    Ok(id)
}
