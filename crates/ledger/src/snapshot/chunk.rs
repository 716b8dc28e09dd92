use crate::book::{CHUNK_ROWS, Chunk, IdRuns};
use crate::codec::{CodecError, Reader, Writer};
use domain::Id;

/// The bytes of one chunk: which identities its rows have, then the rows. The checksum is in the manifest, so that
/// the rows can stay where they were read.
pub(super) fn encode(chunk: &Chunk, ids: &IdRuns, first_row: u32) -> Vec<u8> {
    let rows = u32::try_from(chunk.starts.len()).unwrap_or(CHUNK_ROWS);
    let mut head = Writer::default();
    head.number(rows.into());
    let runs = ids.within(first_row, rows).collect::<Vec<_>>();
    head.size(runs.len());
    for run in runs {
        head.raw_id(Id(run.first_id));
        head.number(run.rows.into());
    }
    let mut out = Writer::default();
    out.size(head.bytes.len());
    out.bytes.append(&mut head.bytes);
    out.bytes.reserve(chunk.bytes.len());
    for offset in 0..rows {
        let row = chunk.row(offset).unwrap_or_default();
        out.size(row.len());
        out.bytes.extend_from_slice(row);
    }
    out.bytes
}

/// Takes the bytes over as a chunk, and notes the identities of its rows.
pub(super) fn decode(mut bytes: Vec<u8>, ids: &mut IdRuns) -> Result<Chunk, CodecError> {
    let mut from = Reader::new(&bytes);
    let mut head = Reader::new(from.bytes()?);
    let rows = head.small()?;
    if rows > CHUNK_ROWS {
        return Err(CodecError::Malformed);
    }
    let mut identified = 0_u32;
    for _ in 0..head.count()? {
        let first = head.raw_id()?;
        let count = head.small()?;
        identified = identified
            .checked_add(count)
            .filter(|sum| *sum <= rows)
            .ok_or(CodecError::Malformed)?;
        for offset in 0..count {
            ids.push(Id(first
                .0
                .checked_add(offset.into())
                .ok_or(CodecError::Malformed)?));
        }
    }
    if identified != rows {
        return Err(CodecError::Malformed);
    }
    let body = bytes.len() - from.left();
    // A short head stays where it is, so that the rows need not move; one with an identity for every row would double
    // what the chunk takes.
    let kept = if body > bytes.len() / 8 { 0 } else { body };
    let total = from.left() + kept;
    let mut starts = Vec::with_capacity(rows as usize);
    for _ in 0..rows {
        starts
            .push(u32::try_from(total - from.left()).map_err(|_too_large| CodecError::Malformed)?);
        from.bytes()?;
    }
    if !from.is_empty() {
        return Err(CodecError::Malformed);
    }
    if kept == 0 {
        bytes = bytes.split_off(body);
    }
    Ok(Chunk {
        bytes,
        starts,
        waste: kept,
        writes: 0,
        stored: None,
    })
}
