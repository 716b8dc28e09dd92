use api::sheet::{
    BLOCK_ROWS, FileError, FileFormat, HeaderChoice, Inspection, Problem, ProblemKind, Progress,
    ReadEnd, ReadOptions,
};

use crate::book::{Book, BookReader};
use crate::rows::Rows;
use crate::sniff::{Container, container};
use crate::source::Source;
use crate::text::{TextReader, inspect_text, text_shape, whole_file};

/// Looks at the head of a file. `name` is used for its ending only.
pub fn inspect<S: Source>(
    mut source: S,
    name: &str,
    options: ReadOptions,
) -> Result<Inspection, FileError> {
    look(&mut source, name, options).map(|(inspection, _)| inspection)
}

/// Reads the rows below the header, block by block.
pub struct RowReader<S> {
    inner: Inner<S>,
    bytes_total: u64,
}

enum Inner<S> {
    Text(Box<TextReader<S>>),
    Book(Box<BookReader<S>>),
}

impl<S: Source> RowReader<S> {
    /// Opens a file. Whatever the options leave open is found out first.
    pub fn open(mut source: S, name: &str, options: ReadOptions) -> Result<Self, FileError> {
        let (inspection, book) = look(&mut source, name, options)?;
        let header = match inspection.read_options().header {
            HeaderChoice::Row(row) => Some(row),
            HeaderChoice::Guess | HeaderChoice::Absent => None,
        };
        if let Some(book) = book {
            let bytes_total = book.bytes_total(inspection.sheet);
            let mut reader = book.reader(source, inspection.sheet)?;
            if let Some(row) = header {
                reader.skip_header(row);
            }
            let inner = Inner::Book(Box::new(reader));
            return Ok(Self { inner, bytes_total });
        }
        let bytes_total = source.size();
        let (encoding, delimiter) = text_shape(&inspection);
        let mut reader = TextReader::new(source, encoding, delimiter, options.keeps_guard)?;
        if let Some(row) = header {
            reader.skip_header(row)?;
        }
        let inner = Inner::Text(Box::new(reader));
        Ok(Self { inner, bytes_total })
    }

    /// The next rows; `None` at the end.
    pub fn next_rows(&mut self) -> Result<Option<Rows>, FileError> {
        match &mut self.inner {
            Inner::Text(reader) => reader.next_rows(BLOCK_ROWS),
            Inner::Book(reader) => reader.next_rows(BLOCK_ROWS),
        }
    }

    /// How far reading has come.
    pub fn progress(&self) -> Progress {
        let (rows, bytes_done) = match &self.inner {
            Inner::Text(reader) => (reader.filled_rows(), reader.bytes_done()),
            Inner::Book(reader) => (reader.filled_rows(), reader.bytes_done()),
        };
        Progress {
            rows,
            bytes_done,
            bytes_total: self.bytes_total,
        }
    }

    /// What there was in all.
    pub fn end(&self) -> ReadEnd {
        let (rows, problems) = match &self.inner {
            Inner::Text(reader) => (reader.filled_rows(), reader.problems()),
            Inner::Book(reader) => (reader.filled_rows(), reader.problems()),
        };
        ReadEnd {
            rows,
            problems: problems.clone(),
        }
    }
}

fn look<S: Source>(
    source: &mut S,
    name: &str,
    options: ReadOptions,
) -> Result<(Inspection, Option<Book>), FileError> {
    let book = match container(&source.read_at(0, 4096)?) {
        Container::Foreign(looks_like) => return Err(FileError::NotASpreadsheet { looks_like }),
        Container::Text => None,
        Container::Archive => Some(Book::from_archive(source)?),
        Container::Compound => Some(Book::from_compound(source)?),
    };
    let mut inspection = match &book {
        Some(book) => book.inspect(source, options)?,
        None => inspect_text(source, name, options)?,
    };
    if let Some(problem) = wrong_extension(name, inspection.format) {
        inspection.problems.push(problem);
    }
    Ok((inspection, book))
}

fn wrong_extension(name: &str, found: FileFormat) -> Option<Problem> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let promised = match ending.as_str() {
        "csv" | "tsv" | "tab" => FileFormat::Delimited,
        "xlsx" | "xlsm" | "xltx" => FileFormat::Xlsx,
        "xls" | "xlt" | "et" => FileFormat::Xls,
        "ods" | "ots" => FileFormat::Ods,
        _ => return None,
    };
    (promised != found).then(|| whole_file(ProblemKind::WrongExtension { found }))
}
