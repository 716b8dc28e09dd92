use super::FORMAT;
use crate::book::Stamps;
use crate::codec::{CodecError, Reader, Writer, check_format, owned_name};
use crate::{BatchName, DeviceId, Hlc, NameIndex, Names};
use rustc_hash::FxHashMap;

/// Where a chunk rests, and its checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkRef {
    /// Its key in the storage.
    pub key: u64,
    /// CRC-32 of its bytes.
    pub checksum: u32,
    /// Its length in bytes.
    pub bytes: u32,
}

/// What a snapshot consists of.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// The log entries up to and including this one are in the snapshot.
    pub upto: u64,
    /// The first chunk key never used.
    pub next_key: u64,
    pub(crate) names: Names,
    pub(crate) stamps: Stamps,
    pub(crate) clock: Hlc,
    pub(crate) tables: Vec<TableRef>,
}

/// One table of a snapshot.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableRef {
    pub(crate) kind: NameIndex,
    pub(crate) rows: u32,
    pub(crate) chunks: Vec<ChunkRef>,
    /// For each chunk the count of its writes when the snapshot was planned; not stored.
    pub(crate) writes: Vec<u64>,
}

impl Manifest {
    /// Every chunk, table by table.
    pub fn chunks(&self) -> impl Iterator<Item = ChunkRef> {
        self.tables
            .iter()
            .flat_map(|table| table.chunks.iter().copied())
    }

    /// Bytes of all chunks.
    pub fn chunk_bytes(&self) -> u64 {
        self.chunks().map(|chunk| u64::from(chunk.bytes)).sum()
    }

    /// The bytes, with a checksum.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.number(FORMAT.into());
        out.number(self.upto);
        out.number(self.next_key);
        out.number(self.clock.0);
        out.size(self.names.iter().len());
        for name in self.names.iter() {
            out.text(name);
        }
        let mut devices: Vec<DeviceId> = Vec::new();
        let mut places: FxHashMap<DeviceId, usize> = FxHashMap::default();
        for stamp in self.stamps.iter() {
            places.entry(stamp.name.device).or_insert_with(|| {
                devices.push(stamp.name.device);
                devices.len() - 1
            });
        }
        out.size(devices.len());
        for device in &devices {
            out.bytes.extend_from_slice(&device.0.to_le_bytes());
        }
        out.size(self.stamps.len());
        let mut last = Hlc::default();
        for stamp in self.stamps.iter() {
            out.size(places.get(&stamp.name.device).copied().unwrap_or(0));
            out.number(stamp.name.number);
            out.signed(stamp.time.0.wrapping_sub(last.0).cast_signed());
            last = stamp.time;
        }
        out.size(self.tables.len());
        for table in &self.tables {
            out.number(table.kind.0.into());
            out.number(table.rows.into());
            out.size(table.chunks.len());
            for chunk in &table.chunks {
                out.number(chunk.key);
                out.number(chunk.checksum.into());
                out.number(chunk.bytes.into());
            }
        }
        // The extension: nothing yet.
        out.size(0);
        out.checksum();
        out.bytes
    }

    /// Reads a manifest.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut from = Reader::checked(bytes)?;
        let found = from.small()?;
        check_format(found, FORMAT)?;
        let mut manifest = Self {
            upto: from.number()?,
            next_key: from.number()?,
            clock: Hlc(from.number()?),
            ..Self::default()
        };
        for _ in 0..from.count()? {
            let name = from.text()?;
            if manifest.names.find(name).is_some() {
                return Err(CodecError::Malformed);
            }
            manifest.names.add(&owned_name(name));
        }
        let devices = (0..from.count()?)
            .map(|_| from.u64().map(DeviceId))
            .collect::<Result<Vec<_>, _>>()?;
        let mut last = Hlc::default();
        for _ in 0..from.count()? {
            let device = *devices
                .get(from.small()? as usize)
                .ok_or(CodecError::Malformed)?;
            let number = from.number()?;
            let time = Hlc(last.0.wrapping_add(from.signed()?.cast_unsigned()));
            last = time;
            manifest
                .stamps
                .add(time, BatchName { device, number })
                .ok_or(CodecError::Malformed)?;
        }
        for _ in 0..from.count()? {
            let kind = NameIndex(from.small()?);
            if kind.0 as usize >= manifest.names.iter().len() {
                return Err(CodecError::Malformed);
            }
            let rows = from.small()?;
            let chunks = (0..from.count()?)
                .map(|_| {
                    Ok(ChunkRef {
                        key: from.number()?,
                        checksum: from.small()?,
                        bytes: from.small()?,
                    })
                })
                .collect::<Result<Vec<_>, CodecError>>()?;
            manifest.tables.push(TableRef {
                kind,
                rows,
                chunks,
                writes: Vec::new(),
            });
        }
        from.bytes()?;
        if from.is_empty() {
            Ok(manifest)
        } else {
            Err(CodecError::Malformed)
        }
    }
}
