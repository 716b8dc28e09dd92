use api::sheet::{
    Delimiter, Encoding, FileError, FileFormat, HeaderChoice, Inspection, Problem, ProblemKind,
    Problems, ReadOptions, RowBlock, RowCount, Sheet, Sureness, TextShape,
};

use super::decode::Decoder;
use super::delimiter::{guess_delimiter, told_delimiter};
use super::encoding::{guess_encoding, trusted_encoding};
use super::reader::TextReader;
use crate::header;
use crate::source::Source;

/// Bytes by which encoding and delimiter are judged.
const HEAD_BYTES: usize = 256 << 10;
/// When the head is all ASCII, the first other letter is looked for this far down.
const FAR_BYTES: u64 = 64 << 20;
/// Rows that are looked at.
const HEAD_ROWS: usize = 1_000;
/// Rows that are shown.
pub(crate) const PREVIEW_ROWS: usize = 50;

/// Looks at the head of a text file.
pub(crate) fn inspect_text<S: Source>(
    source: &mut S,
    name: &str,
    options: ReadOptions,
) -> Result<Inspection, FileError> {
    let size = source.size();
    let head = source.read_at(0, HEAD_BYTES)?;
    let is_whole = head.len() as u64 >= size;
    let sample = telling_sample(source, &head)?;
    let sample = sample.as_deref().unwrap_or(&head);
    let encoding = match options.encoding {
        None => guess_encoding(sample, is_whole),
        Some(chosen) => trusted_encoding(chosen, sample, is_whole),
    };
    let mut text = Vec::new();
    Decoder::new(encoding.chosen).push(&head, is_whole, &mut text);
    let (delimiter, delimiter_sureness) = match options.delimiter {
        None => named_delimiter(name, guess_delimiter(&text, is_whole)),
        Some(chosen) => (chosen, Sureness::Certain),
    };
    let mut reader = TextReader::new(
        &mut *source,
        encoding.chosen,
        delimiter,
        options.keeps_guard,
    )?;
    let rows = reader.next_rows(HEAD_ROWS)?;
    let is_read = reader.is_at_end();
    let bytes_done = reader.bytes_done();
    let block = rows.map(|rows| rows.block).unwrap_or_default();
    let told = told_delimiter(&text).is_some();
    let header_row = header_row(options.header, &block, told);
    let columns = header::columns(header_row, std::slice::from_ref(&block));

    let mut problems = Problems::default();
    if encoding.sureness == Sureness::Unsure {
        problems.push(whole_file(ProblemKind::EncodingUnsure {
            chosen: encoding.chosen,
        }));
    }
    if delimiter_sureness == Sureness::Unsure && columns.len() != 1 && !block.ends.is_empty() {
        problems.push(whole_file(ProblemKind::DelimiterUnsure));
    }
    if text.contains(&b'\r') && !text.contains(&b'\n') {
        problems.push(whole_file(ProblemKind::CarriageReturnLines));
    }
    let filled_rows = if let Some(header_row) = header_row {
        for problem in header::header_problems(header_row, &columns) {
            problems.push(problem);
        }
        // A second look, now that it is known how many cells a row should have.
        let mut reader = TextReader::new(
            &mut *source,
            encoding.chosen,
            delimiter,
            options.keeps_guard,
        )?;
        reader.skip_header(header_row)?;
        reader.next_rows(HEAD_ROWS)?;
        problems.append(reader.problems());
        reader.filled_rows()
    } else {
        count_filled(&block)
    };
    if block.ends.is_empty() {
        problems.push(whole_file(ProblemKind::Empty));
    } else if header_row.is_some() && filled_rows == 0 && is_read {
        problems.push(whole_file(ProblemKind::HeaderOnly));
    }
    let rows = if is_read {
        RowCount::Exactly(filled_rows)
    } else {
        RowCount::About(scaled(filled_rows, size, bytes_done))
    };
    let sheet = Sheet {
        name: String::new(),
        rows: match rows {
            RowCount::Exactly(rows) | RowCount::About(rows) => Some(rows),
        },
        columns: u32::try_from(columns.len()).ok(),
        is_hidden: false,
    };
    let shape = TextShape {
        encoding,
        delimiter,
        delimiter_sureness,
    };
    Ok(Inspection::new(
        FileFormat::Delimited,
        Some(shape),
        vec![sheet],
        0,
        header_row,
        columns,
        preview(block),
        rows,
        problems,
        options,
    ))
}

/// The first rows of a block.
pub(crate) fn preview(mut block: RowBlock) -> RowBlock {
    block.ends.truncate(PREVIEW_ROWS * block.columns as usize);
    let end = block.ends.last().copied().unwrap_or(0);
    block.text.truncate(end as usize);
    block
}

/// Rows with anything in them.
fn count_filled(block: &RowBlock) -> u64 {
    (0..block.rows())
        .filter(|&row| block.row(row).any(|cell| !cell.is_empty()))
        .count() as u64
}

pub(crate) fn whole_file(kind: ProblemKind) -> Problem {
    Problem {
        row: None,
        column: None,
        kind,
    }
}

/// A piece of the file with letters beyond ASCII in it, where the head has none: the only
/// Chinese name of an export may stand in its last line.
fn telling_sample<S: Source>(source: &mut S, head: &[u8]) -> Result<Option<Vec<u8>>, FileError> {
    if !head.is_ascii() {
        return Ok(None);
    }
    let end = source.size().min(FAR_BYTES);
    let mut offset = head.len() as u64;
    while offset < end {
        let mut piece = source.read_at(offset, 1 << 20)?;
        let Some(first) = piece.iter().position(|byte| !byte.is_ascii()) else {
            offset += (piece.len() as u64).max(1);
            continue;
        };
        piece.drain(..first);
        piece.truncate(HEAD_BYTES);
        return Ok(Some(piece));
    }
    Ok(None)
}

fn header_row(choice: HeaderChoice, block: &RowBlock, told: bool) -> Option<u32> {
    if told && choice == HeaderChoice::Guess {
        // The line that tells the delimiter is no row of the table.
        return Some(1);
    }
    header::header_row(choice, std::slice::from_ref(block))
}

/// The ending of the name settles what the text leaves open.
fn named_delimiter(name: &str, guess: (Delimiter, Sureness)) -> (Delimiter, Sureness) {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    match guess {
        (_, Sureness::Unsure)
            if ending.is_some_and(|e| {
                e.eq_ignore_ascii_case("tsv") || e.eq_ignore_ascii_case("tab")
            }) =>
        {
            (Delimiter::Tab, Sureness::Likely)
        }
        guess => guess,
    }
}

/// Rows of the whole, when `bytes_done` of `size` bytes hold `rows`.
pub(crate) fn scaled(rows: u64, size: u64, bytes_done: u64) -> u64 {
    rows.saturating_mul(size)
        .checked_div(bytes_done)
        .unwrap_or(rows)
}

/// What [`TextReader`] needs to read what was inspected.
pub(crate) fn text_shape(inspection: &Inspection) -> (Encoding, Delimiter) {
    inspection
        .text
        .as_ref()
        .map_or((Encoding::Utf8, Delimiter::Comma), |text| {
            (text.encoding.chosen, text.delimiter)
        })
}
