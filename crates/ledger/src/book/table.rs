use super::{IdRuns, Row};
use crate::codec::Reader;
use domain::Id;

/// Rows per chunk: an edit rewrites one chunk in the next snapshot, some 200 kB of customers.
pub(crate) const CHUNK_ROWS: u32 = 2_048;

/// The place of a row in its table. Rows are never taken out, so the number is for the life of the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowNumber(pub u32);

/// All records of one kind, in order of arrival.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub(crate) ids: IdRuns,
    pub(crate) chunks: Vec<Chunk>,
}

/// Up to [`CHUNK_ROWS`] rows, each preceded by its length.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunk {
    pub(crate) bytes: Vec<u8>,
    pub(crate) starts: Vec<u32>,
    /// Bytes that no row lies in any more.
    pub(crate) waste: usize,
    /// How often a row was written: tells whether the chunk is still the one that a snapshot was planned from.
    pub(crate) writes: u64,
    /// Where the chunk rests, while it rests as it is.
    pub(crate) stored: Option<crate::ChunkRef>,
}

impl Table {
    /// How many rows there are, those in the recycle bin included.
    pub fn len(&self) -> u32 {
        self.ids.rows()
    }

    /// No rows at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every row number.
    pub fn numbers(&self) -> impl Iterator<Item = RowNumber> + use<> {
        (0..self.len()).map(RowNumber)
    }

    /// The row of a record.
    pub fn find(&self, id: Id) -> Option<RowNumber> {
        self.ids.find(id).map(RowNumber)
    }

    /// The record of a row.
    pub fn id(&self, number: RowNumber) -> Option<Id> {
        self.ids.id(number.0)
    }

    /// The row itself.
    pub fn row(&self, number: RowNumber) -> Option<Row<'_>> {
        Some(Row {
            id: self.ids.id(number.0)?,
            bytes: self.bytes(number)?,
        })
    }

    /// All rows in order; cheaper than asking for each.
    pub fn rows(&self) -> impl Iterator<Item = (RowNumber, Row<'_>)> {
        let runs = self.ids.within(0, self.len());
        runs.flat_map(move |run| {
            (0..run.rows).filter_map(move |offset| {
                let number = RowNumber(run.first_row + offset);
                let id = Id(run.first_id + u128::from(offset));
                Some((
                    number,
                    Row {
                        id,
                        bytes: self.bytes(number)?,
                    },
                ))
            })
        })
    }

    /// Memory held, in bytes.
    pub fn memory_bytes(&self) -> usize {
        let chunks = self
            .chunks
            .iter()
            .map(|chunk| chunk.bytes.capacity() + chunk.starts.capacity() * 4);
        chunks.sum::<usize>() + self.ids.memory_bytes()
    }

    fn bytes(&self, number: RowNumber) -> Option<&[u8]> {
        let chunk = self.chunks.get((number.0 / CHUNK_ROWS) as usize)?;
        chunk.row(number.0 % CHUNK_ROWS)
    }

    pub(crate) fn push(&mut self, id: Id, row: &[u8]) -> RowNumber {
        let number = self.ids.push(id);
        let place = (number / CHUNK_ROWS) as usize;
        if place >= self.chunks.len() {
            self.chunks.push(Chunk::default());
        }
        if let Some(chunk) = self.chunks.get_mut(place) {
            chunk.append(row);
        }
        RowNumber(number)
    }

    pub(crate) fn replace(&mut self, number: RowNumber, row: &[u8]) {
        if let Some(chunk) = self.chunks.get_mut((number.0 / CHUNK_ROWS) as usize) {
            chunk.replace(number.0 % CHUNK_ROWS, row);
        }
    }
}

impl Chunk {
    pub(crate) fn row(&self, offset: u32) -> Option<&[u8]> {
        let start = *self.starts.get(offset as usize)?;
        Reader::new(self.bytes.get(start as usize..)?).bytes().ok()
    }

    fn append(&mut self, row: &[u8]) {
        let start = self.write(row);
        self.starts.push(start);
    }

    fn replace(&mut self, offset: u32, row: &[u8]) {
        let old = self.row(offset).map_or(0, <[u8]>::len);
        let start = self.write(row);
        if let Some(place) = self.starts.get_mut(offset as usize) {
            *place = start;
        }
        self.waste += old;
        if self.waste > self.bytes.len() / 2 {
            self.compact();
        }
    }

    fn write(&mut self, row: &[u8]) -> u32 {
        self.stored = None;
        self.writes += 1;
        // A row and its length. Growing by an eighth instead of doubling: after an edit here and there the chunks
        // would take twice the memory.
        let needed = row.len() + 10;
        if self.bytes.capacity() - self.bytes.len() < needed {
            self.bytes.reserve_exact(needed + self.bytes.len() / 8);
        }
        // 2,048 rows of at most a few hundred kB stay far below 4 GiB.
        let start = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let mut out = crate::codec::Writer {
            bytes: core::mem::take(&mut self.bytes),
        };
        out.size(row.len());
        out.bytes.extend_from_slice(row);
        self.bytes = out.bytes;
        start
    }

    fn compact(&mut self) {
        let old = core::mem::take(self);
        self.writes = old.writes;
        self.bytes
            .reserve(old.bytes.len() - old.waste.min(old.bytes.len()));
        for offset in 0..old.starts.len() {
            let row = u32::try_from(offset)
                .ok()
                .and_then(|offset| old.row(offset))
                .unwrap_or_default();
            self.append(row);
        }
    }
}
